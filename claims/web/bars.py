"""Drawings of the desk's work: bars in a row for weeks, bars on top of one another for ages, steps for what is open.

Pure. Across, places are percents of the width, so that a drawing fits every screen; down, they are pixels. Fills and
outlines tell kinds apart, not colours alone; the table beside each says all that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.insight.survival import Curve, thinned
from claims.queries.agreement import OfKind
from claims.queries.insight import Age, Week
from claims.web.drawings import Stroke
from claims.web.placing import Words

#: Pixels: the height of a plot, the room above it, and that of a bar that lies.
HEIGHT, ABOVE, LYING = 140, 14, 26
#: Steps drawn at most; more could not be told apart.
STEPS = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: percents across, pixels down. `kind` names its fill."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a template draws, and what is read out instead. `legend` says what each kind of bar stands for."""

    title: str
    description: str
    height: float
    legend: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    scale: tuple[Stroke, ...] = ()
    words: tuple[Words, ...] = ()


def of_ages(ages: Sequence[Age]) -> Drawing:
    """Draw how many claims of each age are open: one lying bar each, the new ones first."""
    most = max((age.open for age in ages), default=0) or 1
    bars: list[Bar] = []
    words: list[Words] = []
    for number, age in enumerate(ages):
        foot = number * (LYING + 18) + 14
        new, followed = (round(100 * part / most, 2) for part in (age.new, age.followed))
        words.append(Words(f"{age.name}: {age.open:,}", 0, foot, 0, "start"))
        bars += [Bar("new", 0, foot + 4, new, LYING - 8), Bar("followed", new, foot + 4, followed, LYING - 8)]
    told = "; ".join(f"{age.name}: {age.open:,} open, {age.new:,} of them new" for age in ages)
    legend = (("new", "nobody has decided yet"), ("followed", "followed"))
    return Drawing("Open claims by age", told, len(ages) * (LYING + 18), legend, tuple(bars), words=tuple(words))


def of_agreement(kinds: Sequence[OfKind]) -> Drawing:
    """Draw how often two editors agreed and how often not, one lying bar for each kind of claim."""
    most = max((it.found.rounds for it in kinds), default=0) or 1
    bars: list[Bar] = []
    words: list[Words] = []
    for number, it in enumerate(kinds):
        foot, found = number * (LYING + 18) + 14, it.found
        agreed, apart = (round(100 * part / most, 2) for part in (found.agreed, found.apart))
        words.append(Words(f"{it.name}: {found.agreed:,} of {found.rounds:,}", 0, foot, 0, "start"))
        bars += [Bar("new", 0, foot + 4, agreed, LYING - 8), Bar("followed", agreed, foot + 4, apart, LYING - 8)]
    told = "; ".join(f"{it.name}: {it.found.agreed:,} of {it.found.rounds:,} rounds alike" for it in kinds)
    legend = (("new", "gave the same verdict"), ("followed", "gave different ones"))
    return Drawing("Rounds of two editors", told, len(kinds) * (LYING + 18), legend, tuple(bars), words=tuple(words))


def of_weeks(weeks: Sequence[Week]) -> Drawing:
    """Draw what came in and what was settled each week: two bars beside each other, a week after a week."""
    most = max((max(week.arrived, week.settled) for week in weeks), default=0) or 1
    room = 100 / max(len(weeks), 1)
    bars = [bar for number, week in enumerate(weeks) for bar in _of_week(week, number * room, room, most)]
    told = "; ".join(f"from {week.first:%-d %B}: {week.arrived:,} in, {week.settled:,} settled" for week in weeks)
    ends = (Words(f"{most:,}", 0, ABOVE - 3, 0, "start"), *_ends(weeks))
    legend = (("arrived", "came in"), ("settled", "settled"))
    base = (Stroke(0, ABOVE + HEIGHT, 100, ABOVE + HEIGHT),)
    return Drawing(
        "Claims that came in, and claims settled, each week",
        told,
        ABOVE + HEIGHT + 20,
        legend,
        tuple(bars),
        (),
        base,
        ends,
    )


def of_curve(curve: Curve) -> Drawing:
    """Draw the share of claims still open, day by day, as steps in their band."""
    steps = thinned(curve.steps, STEPS)
    last = max(steps[-1].day if steps else 0, 1)
    points = [(0.0, 1.0, 1.0, 1.0), *((100 * step.day / last, step.open, step.low, step.high) for step in steps)]
    band = tuple(
        Bar(
            "band",
            round(one[0], 2),
            _down(one[3]),
            round(other[0] - one[0], 2),
            round(_down(one[2]) - _down(one[3]), 1),
        )
        for one, other in pairwise(points)
        if other[0] > one[0]
    )
    legend = (("arrived", "still open"), ("band", "95 % band"))
    scale = tuple(Stroke(0, _down(share), 100, _down(share)) for share in (0.0, 0.5, 1.0))
    words = (*(Words(f"{share:.0%}", 0, _down(share) - 3, 0, "start") for share in (0.5, 1.0)), *_days(last))
    told = "; ".join(f"after {step.day:,} days {step.open:.0%} open" for step in thinned(steps, 6))
    title, height = "Share of claims still open, by days since they were recorded", ABOVE + HEIGHT + 20
    return Drawing(title, told, height, legend, band, tuple(_steps(points)), scale, words)


def _of_week(week: Week, left: float, room: float, most: int) -> Iterator[Bar]:
    for place, (kind, number) in enumerate((("arrived", week.arrived), ("settled", week.settled))):
        height = round(HEIGHT * number / most, 1)
        yield Bar(
            kind, round(left + room * (0.1 + 0.4 * place), 2), ABOVE + HEIGHT - height, round(room * 0.36, 2), height
        )


def _ends(weeks: Sequence[Week]) -> Iterator[Words]:
    if weeks:
        foot = ABOVE + HEIGHT + 16
        yield Words(f"from {weeks[0].first:%-d %b}", 0, foot, 0, "start")
        yield Words(f"from {weeks[-1].first:%-d %b}", 100, foot, 0, "end")


def _days(last: int) -> Iterator[Words]:
    foot = ABOVE + HEIGHT + 16
    yield Words("recorded", 0, foot, 0, "start")
    yield Words(f"{last:,} day{'s' if last > 1 else ''}", 100, foot, 0, "end")


def _steps(points: Sequence[tuple[float, float, float, float]]) -> Iterator[Stroke]:
    for one, other in pairwise(points):
        yield Stroke(round(one[0], 2), _down(one[1]), round(other[0], 2), _down(one[1]))
        yield Stroke(round(other[0], 2), _down(one[1]), round(other[0], 2), _down(other[1]))


def _down(share: float) -> float:
    return round(ABOVE + HEIGHT * (1 - share), 1)
