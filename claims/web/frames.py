"""The frame of a drawing of figures through time: which place a moment and a number have, and the scale. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from claims.matching.series import Point, Series

#: Percents across: where the first and the last point stand.
LEFT, RIGHT = 4, 95
#: Pixels: room above the plot, and its height, to which each line adds some.
ABOVE, HEIGHT, MORE = 40, 110, 22
#: How many steps the scale has at most.
STEPS = 4
#: Scales begin at nought where the lowest number is less than this share of the highest.
_FROM_NOUGHT = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a drawing spans: moments from left to right, numbers from the bottom up. `ticks` are those of the scale."""

    first: datetime
    last: datetime
    low: Decimal
    high: Decimal
    height: int
    ticks: tuple[Decimal, ...]

    def x(self, at: datetime) -> float:
        """Return the percent across of a moment; where there is only one moment, it stands at a third."""
        if self.first == self.last:
            return 33
        return round(LEFT + (RIGHT - LEFT) * ((at - self.first) / (self.last - self.first)), 2)

    def y(self, value: Decimal) -> float:
        """Return the pixels down of a number."""
        share = float((value - self.low) / (self.high - self.low))
        return round(ABOVE + (self.height - ABOVE) * (1 - share), 1)


def frame(series: Series) -> Frame:
    """Return the frame in which all points of a series have room, whiskers and all."""
    points = [point for _, point in series.points]
    numbers = [number for point in points for number in _numbers(point)]
    low, high = min(numbers), max(numbers)
    room = (high - low) * Decimal("0.15") or max(abs(high) * Decimal("0.1"), Decimal(1))
    bottom = Decimal(0) if 0 <= low <= high * _FROM_NOUGHT else low - room
    step = _step(bottom, high, whole=all(number == number.to_integral_value() for number in numbers))
    ticks = _ticks(max(bottom, Decimal(0)) if low >= 0 else bottom, high, step)
    height = ABOVE + HEIGHT + MORE * len(series.lines)
    return Frame(points[0].at, points[-1].at, min(ticks[0], low), max(ticks[-1], high), height, ticks)


def _numbers(point: Point) -> list[Decimal]:
    return [number for number in (point.low, point.high, point.value) if number is not None]


def _step(low: Decimal, high: Decimal, *, whole: bool) -> Decimal:
    """Return the smallest of 1, 2, 5, 10, 20 … and their tenths that divides the span into few steps."""
    least = max((high - low) / STEPS, Decimal(1) if whole else Decimal("0.1"))
    power = Decimal(10) ** least.adjusted()
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least)


def _ticks(low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple(step * number for number in range(int(first), int(max(last, first + 1)) + 1))
