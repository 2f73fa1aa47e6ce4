"""A promise about the store, and what was found of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

#: So many of the rows that break a promise are named; the others are counted.
NAMED = 10

#: Finds what breaks a promise at a moment: a line for each row, naming it.
Find = Callable[[datetime], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that must hold: a short name, the sentence that says it, and the search for what breaks it."""

    name: str
    words: str
    broken: Find


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of looking: how many rows break the promise, and the first of them."""

    promise: Promise
    number: int
    first: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing breaks it."""
        return self.number == 0


def look(promise: Promise, now: datetime) -> Finding:
    """Search the store for what breaks a promise. Keeps the first few lines and counts the others."""
    number, first = 0, []
    for line in promise.broken(now):
        number += 1
        if number <= NAMED:
            first.append(line)
    return Finding(promise, number, tuple(first))


def named(rows: Iterable[object], words: str) -> Iterator[str]:
    """Yield `words` with each row's key in the place of `{}`."""
    for row in rows:
        yield words.format(row)
