"""Figures through time as a drawing: a step line for each voice, with marks, whiskers and words. Pure.

Across, places are percents of the width, so that the drawing fits every screen with letters of one size; down, they
are pixels. Shapes and dashes tell the lines apart, not colours. The table says all that the drawing shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from claims.matching.series import Line, Point, Series
from claims.queries.days import day_of
from claims.verdicts import Bound
from claims.web.drawings import Chart, Mark, Row, Stretch, Stroke
from claims.web.frames import Frame, frame
from claims.web.placing import Words, beside, box, spread

#: Each mark's outline around its own middle; a seventh line begins again.
SHAPES = (
    "M0-5a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
    "M-4.5-4.5h9v9h-9z",
    "M0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z",
    "M0-6l6 10.5h-12z",
    "M0 6l-6-10.5h12z",
    "M-6-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
)
#: Pixels: under the plot for the days, at its left for the scale, and the arrow that stands for "or more".
BELOW, SCALE, ARROW = 24, 48, 24
#: Letters of a voice's name that have room in the drawing; the table has it whole.
LONGEST = 32
_SIGNS = {
    Bound.ABOUT: "~",
    Bound.AT_LEAST: "≥ ",
    Bound.AT_MOST: "≤ ",
    Bound.MORE_THAN: "> ",
    Bound.LESS_THAN: "< ",
}
_SHORT = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "m"))


def charts(found: Sequence[Series]) -> list[Chart]:
    """Return a chart for each series with at least two points: a single figure needs none."""
    return [chart(series) for series in found if len(series.points) > 1]


def chart(series: Series) -> Chart:
    """Return the drawing of one series and its table."""
    plot = frame(series)
    feet = spread([plot.y(line.points[-1].value) + 4 for line in series.lines])
    lines = enumerate(zip(series.lines, feet, strict=True))
    stretches = tuple(_stretch(plot, number, line, foot) for number, (line, foot) in lines)
    return Chart(
        title=_title(series),
        description=" ".join(map(_described, series.lines)),
        height=max(plot.height + BELOW, *feet),
        scale=tuple(Stroke(0, plot.y(tick), 100, plot.y(tick)) for tick in plot.ticks),
        scale_words=(*(Words(_short(tick), 0, plot.y(tick) + 4, -SCALE, "start") for tick in plot.ticks), *_days(plot)),
        stretches=stretches,
        numbers=tuple(_numbers(series, stretches)),
        rows=tuple(_rows(series)),
    )


def _title(series: Series) -> str:
    thing = series.thing or "figures"
    share = ", in percent" if series.unit == "percent" != thing else ""
    return f"{thing[0].upper()}{thing[1:]}{share}: who said how many, and when"


def _stretch(plot: Frame, number: int, line: Line, foot: float) -> Stretch:
    marks = tuple(_mark(plot, point) for point in line.points)
    name = line.voice if len(line.voice) <= LONGEST else f"{line.voice[: LONGEST - 1].rstrip()}…"
    return Stretch(_kind(number), SHAPES[number % len(SHAPES)], tuple(_strokes(marks)), marks, name, foot)


def _strokes(marks: Sequence[Mark]) -> Iterator[Stroke]:
    """Yield steps: a figure stands until the same voice tells another one, the last to the end."""
    for one, other in pairwise(marks):
        yield Stroke(one.x, one.y, other.x, one.y)
        yield Stroke(other.x, one.y, other.x, other.y)
    yield Stroke(marks[-1].x, marks[-1].y, 100, marks[-1].y)


def _mark(plot: Frame, point: Point) -> Mark:
    x, y = plot.x(point.at), plot.y(point.value)
    exact = point.figure.bound is Bound.EXACT and point.figure.value is not None
    if point.low is not None and point.high is not None and point.low < point.high:
        up, down = round(y - plot.y(point.high), 1), round(plot.y(point.low) - y, 1)
        return Mark(x, y, True, f"M-5-{up}h10m-5 0V{down}m-5 0h10", up, down)
    if point.best is None and point.high is None:
        return Mark(x, y, not exact, f"M0-6v-{ARROW - 6}m-5 6l5-6 5 6", ARROW, 6)
    if point.best is None:
        return Mark(x, y, not exact, f"M0 6v{ARROW - 6}m-5-6l5 6 5-6", 6, ARROW)
    return Mark(x, y, not exact, "", 6, 6)


def _numbers(series: Series, stretches: Sequence[Stretch]) -> Iterator[Words]:
    """Yield the number beside each mark that has room for it."""
    points = [point for line in series.lines for point in line.points]
    marks = [mark for one in stretches for mark in one.marks]
    taken = [mark.room for mark in marks] + [stroke.room for one in stretches for stroke in one.strokes]
    for mark, point in zip(marks, points, strict=True):
        if words := beside(_number(point, series.unit), mark.x, mark.y, taken):
            taken.append(box(words))
            yield words


def _number(point: Point, unit: str) -> str:
    figure = point.figure
    if point.best is None and point.low is not None and point.high is not None:
        return f"{_short(point.low)}–{_short(point.high)}"
    words = _SIGNS.get(figure.bound, "") + _short(point.value) + ("%" if unit == "percent" else "")
    return f"{words} of {_short(figure.total)}" if figure.total is not None and point.best == figure.value else words


def _short(number: Decimal) -> str:
    for scale, letters in _SHORT:
        if abs(number) >= scale:
            return f"{(number / scale).quantize(Decimal('0.01')).normalize():f}{letters}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1')).normalize():,f}"


def _days(plot: Frame) -> Iterator[Words]:
    """Yield the first day and the last under the plot."""
    first, last = _day(plot.first), _day(plot.last)
    if first == last:
        yield Words(first, plot.x(plot.first), plot.height + BELOW - 5)
    else:
        yield Words(first, 0, plot.height + BELOW - 5, 0, "start")
        yield Words(last, 100, plot.height + BELOW - 5, 0, "end")


def _described(line: Line) -> str:
    told = ", then ".join(f"“{_words(point)}” on {day_of(point.at):%-d %B %Y}" for point in line.points)
    return f"{line.voice}: {told}."


def _words(point: Point) -> str:
    return " ".join(point.figure.text.split())


def _rows(series: Series) -> Iterator[Row]:
    numbers = {id(line): number for number, line in enumerate(series.lines)}
    for line, point in series.points:
        number, day = numbers[id(line)], _day(point.at)
        later = ((telling, _day(telling.at)) for telling in point.told)
        copies = tuple((telling, "" if told == day else told) for telling, told in later)
        yield Row(point, line, _kind(number), SHAPES[number % len(SHAPES)], day, copies, _ends(point, series.unit))


def _day(moment: datetime) -> str:
    return f"{day_of(moment):%-d %b %Y}"


def _ends(point: Point, unit: str) -> str:
    """Return what the words of a point are taken for where they do not say it: "24 to 99", "33.3 percent"."""
    figure = point.figure
    if figure.value is None and point.low is not None and point.high is not None and point.low < point.high:
        return f"{_plain(point.low)} to {_plain(point.high)}"
    known = figure.value in (point.low, point.best, point.high)
    return "" if known else f"{_plain(point.value)} {unit}"


def _kind(number: int) -> str:
    return f"line-{number % len(SHAPES) + 1}"
