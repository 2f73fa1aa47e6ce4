"""How an account's signs compare with those of accounts that journalists labelled: the nearer one is, the more its
label counts. Signs that tell something together only, in more ways than a tree can fork, show in this.

The accounts stand in neighbours.json, as signs and not as words, made by tests/training/stance.py: kernel ridge
regression with a Gaussian kernel, over signs brought to length 1.
"""

from __future__ import annotations

import json
import math
import operator
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict

from claims.matching.softmax import softmax

#: How fast an account counts less that is farther off, and how much surer differences of what they count make.
WIDTH, SURER = 1.0, 4.0


class Neighbours(TypedDict):
    """What training wrote: the names of the signs, what each leaning counts before anybody is asked, and the accounts.

    Of each account, what it counts for each leaning, and its signs by number, each with its value.
    """

    signs: list[str]
    even: list[float]
    accounts: list[tuple[list[float], list[tuple[int, float]]]]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The accounts as they are looked up: what each counts, and by sign, which have it and to which part of each."""

    even: list[float]
    counts: list[list[float]]
    having: Mapping[str, list[tuple[int, float]]]


@cache
def neighbourhood() -> Neighbourhood:
    """Return the learned accounts."""
    found = files("claims.matching").joinpath("neighbours.json").read_text(encoding="utf-8")
    return settled(json.loads(found))


def settled(learned: Neighbours) -> Neighbourhood:
    """Return accounts as training wrote them, as they are looked up."""
    having = defaultdict[str, list[tuple[int, float]]](list)
    for number, (_, signs) in enumerate(learned["accounts"]):
        length = _length(value for _, value in signs)
        for sign, value in signs:
            having[learned["signs"][sign]].append((number, value / length))
    return Neighbourhood(learned["even"], [counts for counts, _ in learned["accounts"]], dict(having))


def chances_among(signs: Mapping[str, float], known: Neighbourhood) -> list[float]:
    """Return how likely the accounts that are known make each leaning, in its order."""
    told = {name: value for name, value in signs.items() if name in known.having}
    length, shared = _length(told.values()), [0.0] * len(known.counts)
    for name, value in told.items():
        for number, part in known.having[name]:
            shared[number] += value / length * part
    near = [math.exp(2 * WIDTH * (one - 1)) for one in shared]
    columns = zip(known.even, zip(*known.counts, strict=True), strict=True)
    return softmax([SURER * (even + sum(map(operator.mul, near, column))) for even, column in columns])


def _length(values: Iterable[float]) -> float:
    return math.hypot(*values) or 1.0
