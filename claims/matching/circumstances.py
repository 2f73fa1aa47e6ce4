"""Who, where, when and how many: what a passage shares with a claim beside its words, each with its sentence."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from claims.extraction.mentions import mentions
from claims.matching.figures import Comparison, Relation, best
from claims.matching.passages import Pair
from claims.matching.terms import terms
from claims.verdicts import Precision

#: Reports of one event name days that differ by one: a night has two.
_ONE_NIGHT = timedelta(days=1)


class Circumstances:
    """What sentence `number` of an account, read with the ones beside it, shares with the assertion."""

    def __init__(self, pair: Pair, number: int) -> None:
        self.pair, self.number = pair, number

    @cached_property
    def same_speaker(self) -> bool:
        """Whether the claim's speaker is named: by the last of their names at least."""
        name = [term.word for term in terms(self.pair.assertion.speaker)]
        return bool(name) and name[-1] in self._words

    @cached_property
    def same_place(self) -> bool:
        """Whether the claim's place is named."""
        place = {term.word for term in terms(self.pair.assertion.place)}
        return bool(place) and place <= self._words

    @cached_property
    def same_day(self) -> bool | None:
        """Whether the day of the claimed event is named; None where the claim or the passage has no day."""
        day, told = self.pair.assertion.event_day, self._days
        if day is None or not told:
            return None
        return any(abs(one - day) <= _ONE_NIGHT for one in told)

    @cached_property
    def figures(self) -> list[Comparison]:
        """How the figures of the sentence stand to those of the claim; one of the same day or of none."""
        every = self.pair.assertion.figures
        # "34 of the 44" is read as 34 (of 44) and 44: how many there were in all is not what is claimed.
        wholes = {figure.total for figure in every}
        claimed = [figure for figure in every if figure.value is None or figure.value not in wholes]
        lines = self.pair.lines
        return best(claimed, lines.figures(self.number), lines.document.folded) if claimed else []

    @property
    def revised(self) -> Comparison | None:
        """The figure that is another than the claim's, if none is the same."""
        relations = {comparison.relation for comparison in self.figures}
        if relations & {Relation.SAME, Relation.WITHIN}:
            return None
        return next((one for one in self.figures if one.relation is Relation.REVISED), None)

    def reasons(self) -> list[str]:
        """Return what is shared, as sentences for editors."""
        who = [
            words for words, holds in (("same speaker", self.same_speaker), ("same place", self.same_place)) if holds
        ]
        if self.same_day is not None:
            who.append("same day" if self.same_day else "another day")
        shared = [f"{', '.join(who).capitalize()}."] if who else []
        return shared + [comparison.reason for comparison in self.figures[:2]]

    @cached_property
    def _words(self) -> frozenset[str]:
        lines = self.pair.lines.sentences[max(self.number - 1, 0) : self.number + 2]
        return frozenset().union(*(line.words for line in lines))

    @cached_property
    def _days(self) -> list[date]:
        """The days that the sentence names for what happened, not for when it was said."""
        lines = self.pair.lines
        span = lines.document.span(self.number)
        every = lines.document.memo(mentions, lines.account.published)
        first, last = (bisect_left(every, at, key=attrgetter("start")) for at in (span.start, span.end))
        return [mention.day for mention in every[first:last] if mention.precision is Precision.DAY and mention.tells]
