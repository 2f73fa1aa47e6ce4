"""How likely an article speaks of a claim at all, whatever it says of it. Pure.

Named signs, each weighed by how rare the shared words are among the claims of the pool and in news at large; the
weights stand in ranking.json, made by tests/training/ranking.py. Every weight is positive: another shared word never
makes an article less likely.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TypedDict

from claims.facts import Account, Assertion
from claims.matching.rarity import rarity
from claims.matching.terms import words

#: A word of the speaker's or the place's name, or of what stands around the claim, against a word of the claim itself.
BESIDE = 0.3
#: Words (without "the", "of" …) that stand in a lead, and that count as close together: two or three sentences.
LEAD, CLOSE = 60, 45
#: The news as such counts as so many claims: how common a word is in a small pool tells little.
NEWS = 20
LEAST_TELLING = 0.02
#: A claim loses nearness by half in so many days, but never all: claims are followed for years.
HALF, LASTING = 3, 0.2
#: Below this likelihood an article is not read for a claim.
SUGGEST = 0.03

#: How much a word tells, from 0 (every claim has it) to 1 (no other claim has it).
Telling = Callable[[str], float]


class Model(TypedDict):
    """What training wrote: the weight of each sign and the constant."""

    id: str
    weights: dict[str, float]
    constant: float


@cache
def model() -> Model:
    """Return the learned weights."""
    found: Model = json.loads(files("claims.matching").joinpath("ranking.json").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as ranking compares it: its words with the share (0 to 1) to which each counts, and its day."""

    words: Mapping[str, float]
    day: date | None = None


class Told:
    """An article as ranking compares it; worked out once for all claims."""

    def __init__(self, account: Account) -> None:
        title, body = words(account.title), words(account.text)
        self.day = account.published
        self.title, self.lead = frozenset(title), frozenset(body[:LEAD])
        self.has_text = bool(body)
        self.places: dict[str, list[int]] = defaultdict(list)
        # The title stands apart from the text: they are not close together.
        for place, word in enumerate(chain(title, [""] * CLOSE, body)):
            self.places[word].append(place)
        self.places.pop("", None)


def entry(assertion: Assertion, around: Iterable[str] = ()) -> Entry:
    """Return a claim as ranking compares it. `around` are plain words that stand near it and tell what it is about."""
    beside = dict.fromkeys([*around, *words(assertion.place), *words(assertion.speaker)], BESIDE)
    return Entry(beside | dict.fromkeys(words(assertion.text), 1.0), assertion.reported or assertion.event_day)


def telling(claims: int, held: Callable[[str], int]) -> Telling:
    """Return how much words tell in a pool of so many `claims`, of which `held` gives the number that hold a word."""
    whole = math.log(claims + NEWS)

    @cache
    def tells(word: str) -> float:
        share = (max(held(word), 0.5) + NEWS * math.exp(-rarity(word))) / (claims + NEWS)
        return min(max(-math.log(share) / whole, LEAST_TELLING), 1.0)

    return tells


def likely(entry: Entry, told: Told, tells: Telling) -> float:
    """Return how likely (0 to 1) the article speaks of the claim."""
    return _chance(signs(entry, told, tells))


def at_most(entry: Entry, held: Container[str], day: date | None, tells: Telling) -> float:
    """Return how likely it is at best that an article of that day speaks of the claim, whose words it holds in part.

    `held` are the words that it may hold. No text has to be read for it: every weight is positive.
    """
    weight = {word: share * tells(word) ** 2 for word, share in entry.words.items()}
    shared = sum(value for word, value in weight.items() if word in held)
    share = shared / (sum(weight.values()) or 1.0)
    best = {name: share if name.startswith("share of the claim") else shared for name in model()["weights"]}
    return _chance(best | {"share of the title": 1.0, "no text": 0.0, "days apart": nearness(entry.day, day)})


def signs(entry: Entry, told: Told, tells: Telling) -> dict[str, float]:
    """Return the signs that an article speaks of a claim, by name.

    Words are weighed by the square of how much they tell: long claims share many a common word with any article.
    """
    weight = {word: share * tells(word) ** 2 for word, share in entry.words.items()}
    shared = {word: value for word, value in weight.items() if word in told.places}
    whole = sum(weight.values()) or 1.0
    close, title = closest(shared, told.places), _sum(shared, told.title)
    return {
        "words in the title": title,
        "words close together": close,
        "share of the claim close together": close / whole,
        "share of the claim in the title": title / whole,
        "share of the claim in the lead": _sum(shared, told.lead) / whole,
        "share of the title": title / (sum(tells(word) ** 2 for word in told.title) or 1.0),
        "no text": float(not told.has_text),
        "days apart": nearness(entry.day, told.day),
    }


def nearness(one: date | None, other: date | None) -> float:
    """Return 1 for the same day, half for HALF days apart, LASTING for long ago and for days unknown."""
    if one is None or other is None:
        return LASTING
    return max(HALF / (HALF + abs((one - other).days)), LASTING)


def closest(weight: Mapping[str, float], places: Mapping[str, list[int]]) -> float:
    """Return the greatest weight of different words that stand within CLOSE words of each other."""
    found = sorted((place, word) for word in weight for place in places[word])
    held: dict[str, int] = defaultdict(int)
    best = total = 0.0
    first = 0
    for place, word in found:
        total += 0.0 if held[word] else weight[word]
        held[word] += 1
        while place - found[first][0] > CLOSE:
            gone = found[first][1]
            held[gone] -= 1
            total -= 0.0 if held[gone] else weight[gone]
            first += 1
        best = max(best, total)
    return best


def _sum(weight: Mapping[str, float], held: frozenset[str]) -> float:
    return sum(value for word, value in weight.items() if word in held)


def _chance(signs: Mapping[str, float]) -> float:
    learned = model()
    total = learned["constant"] + sum(learned["weights"][name] * sign for name, sign in signs.items())
    return 1 / (1 + math.exp(-total))
