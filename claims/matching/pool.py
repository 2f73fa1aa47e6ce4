"""A pool of claims in memory: which of them an article may be about, best first. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Generic, TypeVar

from claims.matching.ranking import Entry, Told, likely, telling

Name = TypeVar("Name")

#: Of a large pool only so many claims are weighed in full: those that share the most telling words.
WEIGHED = 500


class Pool(Generic[Name]):
    """Claims by name, with the words that lead to them. Never changed once made."""

    def __init__(self, entries: Mapping[Name, Entry]) -> None:
        self.entries = entries
        self._holders: dict[str, list[Name]] = defaultdict(list)
        for name, entry in entries.items():
            for word in entry.words:
                self._holders[word].append(name)
        self.tells = telling(len(entries), lambda word: len(self._holders.get(word, ())))

    def ranked(self, told: Told, top: int) -> list[tuple[Name, float]]:
        """Return at most `top` claims with how likely (0 to 1) the article speaks of each, best first.

        Where fewer share a word with the article, those of days near its own follow.
        """
        likelihood = {name: likely(self.entries[name], told, self.tells) for name in self.touched(told)}
        if len(likelihood) < min(top, len(self.entries)):
            likelihood |= {name: likely(entry, told, self.tells) for name, entry in self.entries.items()}
        # Names break ties, so that the order never depends on the order of the pool.
        return sorted(likelihood.items(), key=lambda pair: (-pair[1], str(pair[0])))[:top]

    def touched(self, told: Told) -> list[Name]:
        """Return the claims that share a word with the article; of many, the WEIGHED that share the most."""
        shared: dict[Name, float] = defaultdict(float)
        for word in told.places:
            for name in self._holders.get(word, ()):
                shared[name] += self.tells(word) * self.entries[name].words[word]
        return sorted(shared, key=lambda name: -shared[name])[:WEIGHED]
