"""Invented claims and articles in any number, each the same on every run, with words as rare as words are (Zipf).

An event has names and things of its own; CLAIMS of its claims are made of them and of general words. Most articles
tell one or two claims of an event again, in part and in other order, a few days or years later.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, chain

from claims.facts import Account, Assertion

#: Claims of one event, and the years over which events are spread.
CLAIMS, YEARS = 8, 10
FIRST = date(2016, 1, 1)
#: How many words there are. The commonest of a language ("the", "said") are not among them: they tell nothing.
WORDS, COMMONEST = 200_000, 30


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: its day, and the words that tell of it."""

    day: date
    words: tuple[str, ...]
    claims: tuple[Assertion, ...]


@cache
def word(rank: int) -> str:
    """Return the word of a rank: syllables, with an ending that no word loses."""
    letters = ""
    while rank or len(letters) < 4:
        rank, syllable = divmod(rank, 75)
        letters += "bdfgklmnprtvzsh"[syllable % 15] + "aeiou"[syllable // 15]
    return letters + "k"


@cache
def _shares() -> list[float]:
    return list(accumulate(1 / (rank + COMMONEST) for rank in range(WORDS)))


def drawn(chance: random.Random, number: int) -> list[str]:
    """Return so many words, each as often as its rank makes it."""
    shares = _shares()
    return [word(bisect(shares, chance.random() * shares[-1])) for _ in range(number)]


def event(number: int) -> Event:
    """Return an event by its number."""
    chance = random.Random(number)
    day = FIRST + timedelta(days=chance.randrange(365 * YEARS))
    # Names are rarer than other words, and come back: a town has many events.
    names = [word(int(1000 * 60 ** chance.random())) for _ in range(3)]
    words = (*names, *drawn(chance, 9))
    return Event(day, words, tuple(_claim(chance, words, day) for _ in range(CLAIMS)))


def _claim(chance: random.Random, words: tuple[str, ...], day: date) -> Assertion:
    own = [*chance.sample(words[:3], 2), *chance.sample(words[3:], 3), *drawn(chance, chance.randint(3, 7))]
    chance.shuffle(own)
    return Assertion(" ".join([*own, str(chance.randint(2, 900))]), reported=day + timedelta(days=chance.randrange(3)))


def claims(number: int) -> Iterator[Assertion]:
    """Yield so many claims."""
    yield from chain.from_iterable(event(one).claims for one in range(number // CLAIMS))


def article(number: int, claims: int, length: int = 350) -> Account:
    """Return an article; four of five tell of an event among so many `claims`, the others of none."""
    chance = random.Random(-1 - number)
    told = event(chance.randrange(claims // CLAIMS))
    days = chance.choice([0, 1, 2, 5, 30, 400, 1500])
    title, text = drawn(chance, 8), drawn(chance, length)
    if chance.random() < 0.8:
        title[:4] = chance.sample(told.words, 4)
        for claim in chance.sample(told.claims, chance.randint(1, 2)):
            at = int(length * chance.random() ** 2)
            text[at:at] = [one for one in claim.text.split() if chance.random() < 0.75] + drawn(chance, 6)
    return Account(" ".join(title), " ".join(text), told.day + timedelta(days=days))
