"""How well given flags meet labelled ones, as figures and as a list of what is wrong. Pure.

- A flag is found when a given one overlaps its cue or lies in the same sentence.
- A label that two editors would disagree about is neither rewarded nor punished.
- Of a found flag, a labelled claim is covered by a given one that shares half of the shorter of the two.
- Of a covered claim, speaker, figures, date and place count where the label has them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from claims.management.labels import Assertion, Case, Flagged
from claims.management.scorecard import DETAILS, Score
from claims.text.spans import Span
from claims.verdicts import Vocabulary

NOTHING = "nothing"
#: Share of the shorter of two spans that they must have in common.
ENOUGH = 0.5
#: A sentence ends with its mark and what closes after it, before white space and a capital or digit; or with the line.
_BREAK = re.compile(r"""(?<=[.!?]) [)"'”’]* \s+ (?= [("'“‘]* [A-Z0-9] ) | \n+""", re.VERBOSE)


class Wrong(Vocabulary):
    """What can be wrong, in the order in which it is shown."""

    MISSED = "missed", "Flags that were missed"
    ALARM = "false alarm", "Flags where there is none"
    KIND = "kind", "Flags of another kind"
    CLAIM = "claim missed", "Claims that no given span covers"
    STRAY = "claim too many", "Given spans that cover no labelled claim"
    SPEAKER = "speaker", "Speakers"
    FIGURES = "figures", "Figures"
    DATE = "date", "Dates"
    PLACE = "place", "Places"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: where, what a person labelled there, what was given, and by which phrases."""

    wrong: Wrong
    span: Span
    expected: str
    given: str = NOTHING
    phrases: tuple[str, ...] = ()


def same_name(one: str, other: str) -> bool:
    """Say whether one name contains the other, letters and digits only."""
    one, other = _plain(one), _plain(other)
    return bool(one and other) and (one in other or other in one)


def _plain(name: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", name.lower()))


#: When a given detail is right. A given date may name a time of day as well.
RIGHT: dict[str, Callable[[Any, Any], bool]] = {
    "speaker": same_name,
    "figures": frozenset.issubset,
    "date": lambda expected, given: expected == given[:10],
    "place": same_name,
}


def judge(case: Case, score: Score) -> list[Mistake]:
    """Count one case into `score` and return what is wrong in it."""
    score.articles += 1
    meetings, judging = Meetings(case.text), _Judging(case, score)
    met = [[flag for flag in case.given if meetings.meet(flag.span, label.span)] for label in case.labels]
    clear = [(label, flags) for label, flags in zip(case.labels, met, strict=True) if label.is_clear]
    for label, flags in clear:
        judging.label(label, flags)
    right = {flag for _, flags in clear for flag in flags}
    judging.given(right, {flag for flags in met for flag in flags} - right)
    return judging.mistakes


class Meetings:
    """Says which spans of a text overlap or share a sentence. Sentences are rough: that is enough to pair flags."""

    def __init__(self, text: str) -> None:
        breaks = [found.span() for found in _BREAK.finditer(text)]
        starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]
        spans = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
        self._starts, self._ends = [start for start, _ in spans], [end for _, end in spans]

    def meet(self, one: Span, other: Span) -> bool:
        """Say whether two spans overlap or touch the same sentence."""
        (first, last), (begin, end) = self._sentences(one), self._sentences(other)
        return one.overlaps(other) or max(first, begin) < min(last, end)

    def _sentences(self, span: Span) -> tuple[int, int]:
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)


def common(one: Span, other: Span) -> int:
    """Return how many code points two spans share; below zero, how far they are apart."""
    return min(one.end, other.end) - max(one.start, other.start)


def covers(one: Assertion, other: Assertion) -> bool:
    """Say whether two claims are about the same words."""
    return common(one.span, other.span) >= ENOUGH * min(len(one.span), len(other.span))


@dataclass(slots=True)
class _Judging:
    """The judging of one case: counts into `score`, collects `mistakes`."""

    case: Case
    score: Score
    mistakes: list[Mistake] = field(default_factory=list)

    def label(self, label: Flagged, met: list[Flagged]) -> None:
        """Count one clear label with the given flags that it met."""
        for found in (self.score.flags, self.score.by_kind[label.kind]):
            found.labels.count(bool(met))
        if not met:
            self.blame(Wrong.MISSED, label.span, f"{label.kind.label}, covering {self.quotes(label.claims)}")
            return
        best = max(met, key=lambda flag: (common(flag.span, label.span), flag.kind == label.kind))
        if not self.score.kind.count(best.kind == label.kind):
            self.blame(Wrong.KIND, best.span, label.kind.label, best.kind.label, [best])
        self.claims(label, [(flag, claim) for flag in met for claim in flag.claims])

    def claims(self, label: Flagged, given: list[tuple[Flagged, Assertion]]) -> None:
        """Count the claims of a found label against those given."""
        used: set[int] = set()
        for claim in label.claims:
            fits = [number for number, (_, found) in enumerate(given) if covers(claim, found)]
            used.update(fits)
            if self.score.claims.labels.count(bool(fits)):
                self.details(claim, *given[fits[0]])
            else:
                told, flags = self.quotes(claim for _, claim in given), [flag for flag, _ in given]
                self.blame(Wrong.CLAIM, claim.span, self.quotes([claim]), told, flags)
        for number, (flag, claim) in enumerate(given):
            if not self.score.claims.given.count(number in used):
                self.blame(Wrong.STRAY, claim.span, self.quotes(label.claims), self.quotes([claim]), [flag])

    def details(self, claim: Assertion, flag: Flagged, given: Assertion) -> None:
        """Count what the label knows of a covered claim."""
        for name in DETAILS:
            expected, found = getattr(claim, name), getattr(given, name)
            if expected and not self.score.details[name].count(RIGHT[name](expected, found)):
                self.blame(Wrong.of(name), given.span, _words(expected), _words(found), [flag])

    def given(self, right: set[Flagged], beside: set[Flagged]) -> None:
        """Count the given flags: those in `right` are, those in `beside` met only what is open to dispute."""
        for flag in self.case.given:
            if flag in beside:
                continue
            for found in (self.score.flags, self.score.by_kind[flag.kind]):
                found.given.count(flag in right)
            if flag not in right:
                self.blame(Wrong.ALARM, flag.span, NOTHING, flag.kind.label, [flag])

    def blame(
        self, wrong: Wrong, span: Span, expected: str, given: str = NOTHING, flags: Iterable[Flagged] = ()
    ) -> None:
        """Note a mistake."""
        phrases = dict.fromkeys(flag.phrase for flag in flags if flag.phrase)
        self.mistakes.append(Mistake(wrong, span, expected, given, tuple(phrases)))

    def quotes(self, claims: Iterable[Assertion]) -> str:
        """Return the words of claims, each once, in quotation marks."""
        return "; ".join(dict.fromkeys(f"“{claim.span.of(self.case.text)}”" for claim in claims)) or NOTHING


def _words(value: str | frozenset[float]) -> str:
    if isinstance(value, frozenset):
        return ", ".join(f"{number:,.15g}" for number in sorted(value)) or NOTHING
    return value or NOTHING
