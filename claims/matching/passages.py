"""Finds where an account tells of what an assertion tells of. Pure; judges nothing."""

from __future__ import annotations

from functools import cached_property

from claims.extraction.likeness import stems
from claims.facts import Assertion
from claims.matching.lines import Line, Lines
from claims.matching.rarity import rarity

#: A sentence bears on the claim if it tells this share of it, and this part of what the best sentence tells.
LEAST_SHARE, OF_BEST = 0.3, 0.6
#: The opening of an article: what its first sentences do is said of the whole.
OPENING = 3
#: A sentence is read with what stands around it: a share of what only its neighbours tell counts too.
NEIGHBOURS = 0.25


class Pair:
    """An assertion beside an account: which sentences bear on it, and how much of it each tells."""

    def __init__(self, assertion: Assertion, claim: Line, lines: Lines) -> None:
        self.assertion, self.claim, self.lines = assertion, claim, lines

    @cached_property
    def substance(self) -> float:
        """How much the assertion tells at all, as the rarity of its terms together."""
        return sum(map(rarity, self.claim.words))

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each term of the assertion tells, together 1."""
        return {word: rarity(word) / (self.substance or 1.0) for word in self.claim.words}

    def share(self, words: frozenset[str], of: frozenset[str] | None = None) -> float:
        """Return how much of the assertion's terms (or of those in `of`) is among `words`, 0 to 1."""
        asked = self.weights if of is None else {word: self.weights[word] for word in of}
        total = sum(asked.values())
        return sum(weight for word, weight in asked.items() if word in words) / total if total else 0.0

    @cached_property
    def title_share(self) -> float:
        """How much of the assertion the title tells."""
        return self.share(self.lines.title.words)

    @cached_property
    def shares(self) -> list[float]:
        """How much of the assertion each sentence tells."""
        found = [0.0] * len(self.lines.sentences)
        for word, weight in self.weights.items():
            for number in self.lines.where.get(word, ()):
                found[number] += weight
        return found

    @cached_property
    def best(self) -> int | None:
        """The number of the sentence that tells most of the assertion, the first of several; None without a text."""
        return max(range(len(self.shares)), key=lambda n: (self.shares[n], -n), default=None)

    @property
    def best_share(self) -> float:
        """How much of the assertion that sentence tells."""
        return 0.0 if self.best is None else self.shares[self.best]

    @cached_property
    def around(self) -> float:
        """How much of the assertion the best sentence tells together with its neighbours."""
        if self.best is None:
            return 0.0
        near = self.lines.sentences[max(self.best - 1, 0) : self.best + 2]
        return self.share(frozenset().union(*(line.words for line in near)))

    @cached_property
    def opening(self) -> float:
        """How much of the assertion the first sentences tell together."""
        return self.share(frozenset().union(*(line.words for line in self.lines.sentences[:OPENING])))

    @cached_property
    def bearing(self) -> list[int]:
        """The numbers of the sentences that bear on the assertion, in reading order."""
        least = max(LEAST_SHARE, OF_BEST * self.best_share)
        return [number for number, share in enumerate(self.shares) if share >= least]

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms of the assertion that are names."""
        return self.claim.names

    @cached_property
    def matter(self) -> frozenset[str]:
        """The terms of the assertion that are no names."""
        return self.claim.words - self.claim.names


def concepts(line: Line) -> frozenset[str]:
    """Return the kinds of happenings that a line tells of ("=death", "=arrest")."""
    return frozenset(stem for stem in stems(line.folded) if stem.startswith("="))
