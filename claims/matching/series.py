"""The figures of a claim through time: who said how many, when, and how surely. Pure.

Figures of one thing are a series; each who tells one is a line of it; what is told again is no further point.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from claims.extraction.speakers import attribution
from claims.facts import Coverage, Figure, Flag
from claims.matching.amounts import ends, is_fraction
from claims.matching.figures import Relation, compare, counted
from claims.matching.identity import folded
from claims.matching.units import unit
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind, Scope, Stance

#: Of a claim that counts more things than these, the first ones are followed.
MOST_THINGS = 6
#: What is sought first in evidence that tells several numbers: what its stance says of it.
_SOUGHT = (Relation.SAME, Relation.WITHIN, Relation.REVISED)
#: "PORT LOWE, Norland — ".
_DATELINE = re.compile(r"\A[^—–.]{2,60} [—–] ")
#: Such evidence tells no figure of the claim.
BESIDE = (Stance.CONTEXT, Stance.NOT_ABOUT)


@dataclass(frozen=True, slots=True)
class Telling:
    """A place where figures are told: a mention of the claim (`stance` is None) or an accepted piece of evidence.

    `speaker` is "" where nobody is named: then the outlet tells it. `version` and `span` say where its words stand.
    """

    figures: tuple[Figure, ...]
    at: datetime
    speaker: str
    outlet: str
    path: str
    version: int
    span: Span
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A figure that somebody told, in the unit of its series, and all tellings of it, the first one first.

    `low` and `high` are the ends that its words give, `best` the one number that they name; None where they give none.
    """

    figure: Figure
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    told: tuple[Telling, ...]

    @property
    def at(self) -> datetime:
        """When it was told first."""
        return self.told[0].at

    @property
    def value(self) -> Decimal:
        """The number that stands for it in a drawing: its best, else the middle of its ends, else the end it has."""
        if self.best is not None:
            return self.best
        given = [end for end in (self.low, self.high) if end is not None]
        return sum(given, Decimal(0)) / len(given)


@dataclass(frozen=True, slots=True)
class Line:
    """What one voice told, oldest first; `named` is False where it is an outlet in its own words."""

    voice: str
    named: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one thing: what they count ("" where no article says), and the unit of their numbers."""

    thing: str
    unit: str
    lines: tuple[Line, ...]

    @property
    def points(self) -> list[tuple[Line, Point]]:
        """All points with their lines, oldest first."""
        return sorted(((line, point) for line in self.lines for point in line.points), key=lambda pair: pair[1].at)


@dataclass(slots=True)
class _Thing:
    """Figures that can be compared with the first of them."""

    lead: Figure
    told: list[tuple[Figure, Telling]] = field(default_factory=list)


def through_time(tellings: Iterable[Telling]) -> tuple[Series, ...]:
    """Return a series for each thing that the claim counts, in the order in which articles came to count it."""
    things: list[_Thing] = []
    for telling in sorted(tellings, key=lambda telling: telling.at):
        if telling.stance is None:
            _add_mention(things, telling)
        else:
            _add_evidence(things, telling)
    return tuple(found for found in map(_series, things) if found.lines)


def voice(text: str, passage: Span, known: Collection[str]) -> str:
    """Return who is said in `text` to tell what `passage` tells, or "" where nobody is.

    Where no verb tells, a `known` speaker will do with whom the sentence begins: "The navy lowered its count".
    """
    document = Document(text)
    coverage = Coverage(passage, Scope.SAME_SENTENCE, "passage")
    found = attribution(document, Flag(FlagKind.UNVERIFIED, "passage", passage, (coverage,)), passage).speaker
    if found and not found.guess:
        return found.name
    sentence = document.span(document.sentence_at(passage.start)).of(text)
    begins = _alias(_DATELINE.sub("", sentence, count=1)) + " "
    return next((name for name in known if begins.startswith(f"{_alias(name)} ")), "")


def _add_mention(things: list[_Thing], telling: Telling) -> None:
    for figure in _parts(telling.figures):
        ranked = [(_SOUGHT.index(how), at) for at, how in _relations(things, figure)]
        if ranked:
            things[min(ranked)[1]].told.append((figure, telling))
        elif len(things) < MOST_THINGS and ends(figure, as_share=False):
            things.append(_Thing(figure, [(figure, telling)]))


def _add_evidence(things: list[_Thing], telling: Telling) -> None:
    """Add to each thing the one figure of the evidence that bears on it most closely."""
    sought = _SOUGHT[::-1] if telling.stance is Stance.REVISES else _SOUGHT
    figures = _parts(telling.figures)
    ranked = sorted(
        (sought.index(how), at, number)
        for number, figure in enumerate(figures)
        for at, how in _relations(things, figure)
    )
    taken: set[tuple[str, int]] = set()
    for _, at, number in ranked:
        if not {("thing", at), ("figure", number)} & taken:
            taken |= {("thing", at), ("figure", number)}
            things[at].told.append((figures[number], telling))


def _relations(things: Sequence[_Thing], figure: Figure) -> Iterator[tuple[int, Relation]]:
    for at, thing in enumerate(things):
        relation = compare(thing.lead, figure).relation
        if relation is not Relation.UNLIKE:
            yield at, relation


def _parts(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without those that are only the whole of another: the 44 of "34 of the 44"."""
    wholes = {(figure.total, figure.span.end) for figure in figures if figure.total is not None}
    return [figure for figure in figures if (figure.value, figure.span.end) not in wholes]


def _series(thing: _Thing) -> Series:
    as_share = is_fraction(thing.lead) or thing.lead.unit == "percent"
    lines: dict[str, list[Point]] = {}
    for figure, telling in thing.told:
        found = ends(_in_unit_of(thing.lead, figure), as_share=as_share)
        if found:
            _add_point(lines, Point(figure, *found, (telling,)))
    named = [figure for figure, _ in thing.told if figure.unit]
    name = counted(named[0]) if named else ""
    return Series(name, "percent" if as_share else name, tuple(_line(points) for points in lines.values()))


def _add_point(lines: dict[str, list[Point]], point: Point) -> None:
    telling = point.told[0]
    points = lines.setdefault(_voice_key(lines, point), [])
    again = next((at for at, known in enumerate(points) if _same_words(known, point)), None)
    afresh = telling.stance not in (None, Stance.REPEATS) and again != len(points) - 1
    if again is None or afresh:
        points.append(point)
    else:
        known = points[again]
        points[again] = Point(known.figure, known.low, known.best, known.high, (*known.told, telling))


def _voice_key(lines: dict[str, list[Point]], point: Point) -> str:
    """Return the line of a point. Outlets that name nobody and tell the same have copied it, or one source of it."""
    telling = point.told[0]
    if telling.speaker:
        return f"speaker {_alias(telling.speaker)}"
    told = (key for key, points in lines.items() if key.startswith("outlet ") and _any_same(points, point))
    return next(told, f"outlet {telling.outlet}")


def _any_same(points: Sequence[Point], point: Point) -> bool:
    return any(_same_words(known, point) for known in points)


def _same_words(one: Point, other: Point) -> bool:
    return _key(one) == _key(other)


def _key(point: Point) -> tuple[object, ...]:
    figure = point.figure
    return point.low, point.best, point.high, figure.total, figure.bound, figure.value is None


def _line(points: Sequence[Point]) -> Line:
    first = points[0].told[0]
    return Line(first.speaker or first.outlet, bool(first.speaker), tuple(points))


def _alias(name: str) -> str:
    return folded(name).removeprefix("the ")


def _in_unit_of(lead: Figure, figure: Figure) -> Figure:
    factor = unit(figure.unit).factor / unit(lead.unit).factor if figure.unit and lead.unit else Decimal(1)
    if factor == 1 or figure.value is None:
        return figure
    high = None if figure.high is None else figure.high * factor
    return Figure(figure.span, figure.text, figure.value * factor, figure.bound, high, figure.total, lead.unit)
