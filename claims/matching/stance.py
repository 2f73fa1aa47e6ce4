"""Which way an account leans towards an assertion, and whether it is about it at all: signs with learned weights.

The weights stand in stance.json, made by tests/training/stance.py; claims/docs/stance-weights.md says from what, and
what they may not be used for.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import TypedDict

from claims.matching import bearing, bodysigns, headlines, wordsigns
from claims.matching.forest import chances, forest
from claims.matching.neighbours import chances_among, neighbourhood
from claims.matching.passages import Pair
from claims.matching.softmax import softmax
from claims.verdicts import Vocabulary

#: A claim that tells less than this ("when that would start") is met by chance: about two uncommon words.
LEAST_SUBSTANCE = 8.0


#: A title and an opening that tell less of the claim speak of something else.
ELSEWHERE = 0.25


#: What each member of the model counts: weights of signs, trees over the same signs, accounts with signs like them,
#: weights of mere words.
PARTS = (0.2, 0.25, 0.3, 0.25)
#: The mean of members is less sure than it is right. Raised to this power it is as sure as it is right, by the
#: logarithmic loss of the cross-check.
SHARPENED = 1.4


class Leaning(Vocabulary):
    """What an account makes of a claim, in the three ways that journalists labelled."""

    FOR = "for", "It says that the claim is so."
    AGAINST = "against", "It says that the claim is not so."
    OBSERVING = "observing", "It tells of the claim without taking a side."


class Model(TypedDict):
    """What training wrote: its id and the weight of each sign.

    `bearing` for being about the claim; for accounts with a title, for their mere words, and for texts alone, a weight
    for each `Leaning`.
    """

    id: str
    bearing: dict[str, float]
    titled: dict[str, list[float]]
    words: dict[str, list[float]]
    untitled: dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Lean:
    """How likely each leaning is, and the signs that speak for the likeliest with their weight, strongest first."""

    chances: Mapping[Leaning, float]
    because: tuple[tuple[str, float], ...]

    @property
    def leaning(self) -> Leaning:
        """The likeliest leaning."""
        return max(Leaning, key=self.chances.__getitem__)


@cache
def model() -> Model:
    """Return the learned weights."""
    found: Model = json.loads(files("claims.matching").joinpath("stance.json").read_text(encoding="utf-8"))
    return found


def signs(pair: Pair) -> dict[str, float]:
    """Return all signs of the leaning, each with its value."""
    return {"any": 1.0, **dict(headlines.signs(pair)), **dict(bodysigns.signs(pair))}


def related(pair: Pair) -> float:
    """Return how likely the account is about the assertion, 0 to 1."""
    if pair.best_share == pair.title_share == 0:
        return 0.0
    weights = model()["bearing"]
    chance = 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in bearing.signs(pair))))
    return chance * min(1.0, pair.substance / LEAST_SUBSTANCE)


def lean(pair: Pair) -> Lean:
    """Return which way the account leans."""
    found, titled = signs(pair), bool(pair.lines.title.text.strip())
    likely = _of_titled(pair, found) if titled else weighed(found, model()["untitled"])
    weights = model()["titled" if titled else "untitled"]
    because = sorted(_speaking(found, weights, likely.index(max(likely))), key=lambda sign: -sign[1])
    return Lean(dict(zip(Leaning, likely, strict=True)), tuple(because))


def weighed(found: Mapping[str, float], weights: Mapping[str, list[float]]) -> list[float]:
    """Return how likely each leaning is by the weights of signs."""
    told = [(value, weights[name]) for name, value in found.items() if name in weights]
    return softmax([sum(value * weight[n] for value, weight in told) for n in range(len(Leaning))])


def _of_titled(pair: Pair, found: dict[str, float]) -> list[float]:
    """Return what the members of the model for accounts with a title make likely together."""
    words = {"any": 1.0, **dict(wordsigns.signs(pair))}
    members = (
        weighed(found, model()["titled"]),
        chances(found, forest()),
        chances_among(found, neighbourhood()),
        weighed(words, model()["words"]),
    )
    mean = [sum(map(mul, PARTS, column)) ** SHARPENED for column in zip(*members, strict=True)]
    return [one / sum(mean) for one in mean]


def _speaking(found: dict[str, float], weights: dict[str, list[float]], ours: int) -> Iterator[tuple[str, float]]:
    """Yield the signs that speak for leaning number `ours` more than for the others, and how much."""
    for name, value in found.items():
        if weight := weights.get(name):
            speaks = value * (weight[ours] - sum(weight) / len(weight))
            if speaks > 0:
                yield name, speaks


def is_titled(pair: Pair) -> bool:
    """Say whether the account has a title for what it tells of the claim.

    A title that speaks of something else, over a text that does not open with the claim, says nothing of a passage.
    """
    told = max(pair.title_share, pair.opening)
    return bool(pair.lines.title.text.strip()) and (told >= ELSEWHERE or not pair.shares)
