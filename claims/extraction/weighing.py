"""How likely each source is to be the one that says given words: the sum of the learned weights of its signs.

Of the sentences around, those are left out that cannot hold the likeliest: what a sentence shares with all its sources
limits how much they can score.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache

from claims.extraction.learned import weights
from claims.extraction.speakersigns import Candidate, View, nobody, quotes_on

#: Kinds of signs of which a source has one at most, by how their names begin; and the kind of verb that reports.
_ONE_OF = ("between ", "follows ", "before", "after")
_MANNERS = frozenset({"say", "saying", "deny", "accuse", "issue", "weak", "according", "quoting", "noun", "subject"})
#: The signs that all sources of a sentence share begin with these.
_SHARED = ("away ", "same paragraph", "other paragraph", "quoted", "pronoun sentence", "own sources")
_PLACES = frozenset({"label", "above", "below", "itself", "forward", "backward", "opening", "within"})
#: More than sums of rounded numbers can be off by.
_SLACK = 1e-6


class Contest:
    """The sources around some words with their scores, and that of nobody."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._weighed: dict[int, list[tuple[float, Candidate]]] = {}
        self._weigh_near()
        self.none = self._nobody()

    def best(self) -> tuple[float, Candidate] | None:
        """Return the likeliest source, the first of equals, with its score; None if nobody is as likely."""
        top = max([self.none, *(score for score, _ in self.offered())])
        for other in self.view.sentences:
            if other not in self._weighed and ceiling(self.view, other) + _SLACK >= top:
                self._weigh(other)
        found = max(self.offered(), key=lambda pair: pair[0], default=None)
        return found if found and found[0] > self.none else None

    def is_likelier(self, score: float, chance: float) -> bool:
        """Say whether the source with the best score has at least such a chance.

        The same source may be offered more than once: so the chance is a low one.
        """
        if self._chance(score) < chance:  # Whatever is not weighed yet makes it less likely.
            return False
        for other in self.view.sentences:
            if other not in self._weighed:
                self._weigh(other)
        return self._chance(score) >= chance

    def offered(self) -> list[tuple[float, Candidate]]:
        """Return what has been weighed, in reading order."""
        return [pair for other in self.view.sentences for pair in self._weighed.get(other, ())]

    def _chance(self, score: float) -> float:
        others = {self.none, *(other for other, _ in self.offered())}
        return 1 / math.fsum(math.exp(min(other - score, 0.0)) for other in others)

    def _weigh(self, other: int) -> None:
        self._weighed[other] = [(score(self.view, found), found) for found in self.view.sources(other)]

    def _weigh_near(self) -> None:
        """Weigh what has no ceiling: all in the sentences of the words, the name of a turn, all for a quotation."""
        for other in self.view.sentences:
            if self.view.quoted or not self.view.away(other) or other == self.view.turn:
                self._weigh(other)

    def _nobody(self) -> float:
        """Return the score of nobody: out of the question where a quotation goes on."""
        view, near = self.view, [found for _, found in self.offered()]
        if view.quoted and any(quotes_on(view.document, view.span, found) for found in near):
            return -math.inf
        return math.fsum(
            weights("speaker").get(sign, 0.0) for sign in nobody(view.document, view.flag, view.span, near)
        )


def score(view: View, candidate: Candidate) -> float:
    """Return the weight of all signs of `candidate`, without spelling out those that are weighed by where they hold."""
    where, crossed = view.signs(candidate)
    plain, row = _table()[""], _table()[where]
    found = [plain[sign] for sign in (where, *candidate.own.plain) if sign in plain]
    found += [row[sign] for sign in crossed if sign in row]
    return math.fsum(found)


@cache
def _table() -> dict[str, dict[str, float]]:
    """Return where the words stand ("" for anywhere) → sign → its weight."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in weights("speaker").items():
        sign, _, where = name.partition("|")
        table[where][sign] = weight
    return table


def ceiling(view: View, other: int) -> float:
    """Return a score that no source of another sentence exceeds, unless it is the name of a turn."""
    where = "above" if view.away(other) < 0 else "below"
    row = _table()[where]
    return _most(where) + math.fsum(row.get(sign, 0.0) for sign in (view.flag.kind.value, *view.apart(other)))


@cache
def _most(where: str) -> float:
    """Return the most that a source can score by its own signs, seen from words that stand elsewhere."""
    own = [weight for sign, weight in _table()[""].items() if not sign.startswith("nobody") and sign not in _PLACES]
    best: dict[str, float] = defaultdict(float)
    for sign, weight in _table()[where].items():
        if not sign.startswith(_SHARED):
            best[_family(sign)] = max(best[_family(sign)], weight)
    return _table()[""].get(where, 0.0) + math.fsum(max(weight, 0.0) for weight in (*own, *best.values()))


def _family(sign: str) -> str:
    """Return the name of those signs of which a source has only one."""
    if sign.partition(" ")[0] in _MANNERS:
        return "manner"
    return next((start for start in _ONE_OF if sign.startswith(start)), sign)
