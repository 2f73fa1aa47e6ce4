"""Whether two claims are one in other words: same event, same figure. Pure.

Points for and against are added up; the weights were set by hand and measured on pairs (see the tests).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.facts import Assertion, Figure
from claims.matching.figures import Relation, best, compare
from claims.matching.rarity import rarity
from claims.matching.terms import Term, terms
from claims.text.folding import folded
from claims.verdicts import FlagKind

#: Raised whenever the same two claims could be judged otherwise.
ALGORITHM = "sameness-1"
#: From this score on the two are put before an editor.
SUGGESTED = 0.5

#: What must be outweighed: most pairs of claims are two.
_AGAINST = -3.7
_WORDS = 9.0
#: Common words of less weight than this say little, however great their share: "how that would happen".
_TELLING = 12.0
_FIGURE, _FIGURES_AT_MOST, _WITHIN, _OTHER_FIGURE, _OTHER_THING, _ONE_FIGURE = 0.6, 3.0, 0.3, -10.0, -1.0, -1.0
#: More figures than these of one claim are not compared.
_FIGURES_READ = 12
_SPEAKER, _OTHER_SPEAKER = 0.5, -0.8
_DAY, _NEXT_DAY, _NEAR_DAY, _OTHER_DAY = 0.4, 0.0, -2.5, -10.0
#: A week was told by its first day, perhaps; further apart it is another event.
_DAYS_NEAR = 6
_PLACE, _OTHER_PLACE = 0.4, -0.8
_DENIAL, _OTHER_QUESTION, _QUESTION, _OTHER_FATE = -8.0, -2.0, -1.5, -8.0
_NAMED = 4
_NOT = re.compile(r"\b(?:not|never|no|none|nobody|neither|nor|denied|denies|deny|false|untrue)\b|n't\b")
_ASKS = re.compile(r"(?:what|where|when|who|whom|whose|why|which|how(?: (?:many|much|long|far))?|whether|if)\b")
_FATES = {
    "dead": re.compile(r"\b(?:kill|dead\b|deaths?\b|died\b|fatalit)"),
    "wounded": re.compile(r"\b(?:wound|injur|hurt\b)"),
    "missing": re.compile(r"\b(?:missing|unaccounted)\b"),
    "captives": re.compile(r"\b(?:captur|detain|arrest|prisoner|hostage)"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """Something that speaks for two claims being one, or against it, in an editor's words."""

    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Sameness:
    """How likely two claims are one (0 to 1), with the reasons as sentences: those for it, then those against it."""

    score: float
    reasons: tuple[str, ...]


def sameness(one: Assertion, other: Assertion) -> Sameness:
    """Return how likely two claims are one in other words; the same either way round."""
    points = [*_words(one, other), *_figures(one, other), *_who(one, other), *_when(one, other), *_where(one, other)]
    points += [*_denial(one, other), *_question(one, other), *_fates(one, other)]
    score = 1 / (1 + math.exp(-_AGAINST - sum(point.weight for point in points)))
    weightiest = sorted(points, key=lambda point: -point.weight)
    return Sameness(score, tuple(point.reason for point in weightiest))


def _words(one: Assertion, other: Assertion) -> Iterator[Point]:
    """The share of the two texts' words, weighed by how rare they are, that both have."""
    ours, theirs = _weighed(one.text), _weighed(other.text)
    shared = ours.keys() & theirs.keys()
    whole = sum(weight for told in (ours, theirs) for weight, _ in told.values())
    if not shared or not whole:
        return
    common = sum(ours[word][0] for word in shared)
    share = 2 * common / whole
    rarest = sorted(sorted(shared, key=lambda word: -ours[word][0])[:_NAMED], key=lambda word: ours[word][1].start)
    quoted = ", ".join(f"“{one.text[ours[word][1].start : ours[word][1].end]}”" for word in rarest)
    yield Point(
        _WORDS * share * min(1.0, common / _TELLING), f"{share:.0%} of their words are the same, by weight: {quoted}."
    )


def _weighed(text: str) -> dict[str, tuple[float, Term]]:
    return {term.word: (rarity(term.word), term) for term in reversed(terms(text))}


def _figures(one: Assertion, other: Assertion) -> Iterator[Point]:
    mine, theirs = one.figures[:_FIGURES_READ], other.figures[:_FIGURES_READ]
    if not (mine and theirs):
        if mine or theirs:
            yield Point(_ONE_FIGURE, "Only one of them gives a figure.")
        return
    found = best(mine, theirs)
    relations = [comparison.relation for comparison in found]
    if not found:
        yield Point(_OTHER_THING, "Their figures count other things.")
    for comparison in found:
        if comparison.relation is Relation.REVISED:
            yield Point(_OTHER_FIGURE, f"Another figure: {comparison.reason}")
    if Relation.SAME in relations:
        yield _same_figures(mine, theirs)
    elif Relation.WITHIN in relations:
        yield Point(_WITHIN, next(it.reason for it in found if it.relation is Relation.WITHIN))


def _same_figures(mine: Sequence[Figure], theirs: Sequence[Figure]) -> Point:
    """Rare numbers tell more than common ones: 4,812 more than 2."""
    same = [one for one in mine if any(compare(one, other).relation is Relation.SAME for other in theirs)]
    # "12 of the 15 barges" are two figures; the whole tells all.
    whole = [one for one in same if not any(it is not one and it.span.contains(one.span) for it in same)]
    weight = min(_FIGURES_AT_MOST, _FIGURE * sum(_rarity(one) for one in whole))
    return Point(weight, f"The same figure in both: {', '.join(f'“{one.text}”' for one in whole)}.")


def _rarity(figure: Figure) -> float:
    return rarity("1" if figure.value is None else str(int(abs(figure.value))))


def _who(one: Assertion, other: Assertion) -> Iterator[Point]:
    if not (one.speaker and other.speaker):
        return
    if _named_alike(one.speaker, other.speaker):
        yield Point(_SPEAKER, f"The same speaker: {one.speaker}.")
    else:
        yield Point(_OTHER_SPEAKER, f"Other speakers: {one.speaker} and {other.speaker}.")


def _when(one: Assertion, other: Assertion) -> Iterator[Point]:
    if not (one.event_day and other.event_day):
        return
    apart = abs((one.event_day - other.event_day).days)
    if apart == 0:
        yield Point(_DAY, f"The same day: {_day(one.event_day)}.")
    elif apart == 1:
        yield Point(_NEXT_DAY, f"A day apart: {_day(one.event_day)} and {_day(other.event_day)}.")
    else:
        weight = _NEAR_DAY if apart <= _DAYS_NEAR else _OTHER_DAY
        yield Point(weight, f"{apart} days apart: {_day(one.event_day)} and {_day(other.event_day)}.")


def _where(one: Assertion, other: Assertion) -> Iterator[Point]:
    if not (one.place and other.place):
        return
    if _named_alike(one.place, other.place):
        yield Point(_PLACE, f"The same place: {one.place}.")
    else:
        yield Point(_OTHER_PLACE, f"Other places: {one.place} and {other.place}.")


def _denial(one: Assertion, other: Assertion) -> Iterator[Point]:
    # Where a fact is said to be unknown, the "not" is the caveat's own.
    if FlagKind.UNCLEAR in (one.kind, other.kind):
        return
    if bool(_NOT.search(folded(one.text))) != bool(_NOT.search(folded(other.text))):
        yield Point(_DENIAL, "One says that it is so, the other that it is not.")


def _question(one: Assertion, other: Assertion) -> Iterator[Point]:
    if (one.kind is FlagKind.UNCLEAR) != (other.kind is FlagKind.UNCLEAR):
        yield Point(_QUESTION, "One is an open question, the other an assertion.")
    asked = [_ASKS.match(folded(assertion.text)) for assertion in (one, other)]
    if asked[0] and asked[1] and asked[0][0] != asked[1][0]:
        yield Point(_OTHER_QUESTION, f"Other questions: “{asked[0][0]}” and “{asked[1][0]}”.")


def _fates(one: Assertion, other: Assertion) -> Iterator[Point]:
    ours, theirs = ({name for name, sign in _FATES.items() if sign.search(folded(it.text))} for it in (one, other))
    if ours and theirs and not ours & theirs:
        yield Point(_OTHER_FATE, f"One speaks of the {min(ours)}, the other of the {min(theirs)}.")


def _named_alike(one: str, other: str) -> bool:
    """Say whether all words of the shorter name stand in the longer: "Ilves", "Governor Ada Ilves"."""
    ours, theirs = ({term.word for term in terms(name)} for name in (one, other))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
