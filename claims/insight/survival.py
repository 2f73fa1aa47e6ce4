"""How long claims stay open, when many of them still are: the estimate of Kaplan and Meier. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from claims.insight.intervals import Z


@dataclass(frozen=True, slots=True)
class Step:
    """What is known of one day: of `at_risk` claims open until then `ended` ended on it.

    `open` is the estimated share (0 to 1) still open after it, between `low` and `high` with 95 % confidence.
    """

    day: int
    at_risk: int
    ended: int
    open: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The share still open, day by day: a step for each day on which a claim ended. `claims` were counted in all."""

    steps: tuple[Step, ...]
    claims: int
    ended: int

    @property
    def median(self) -> int | None:
        """The first day after which at most half are open; None where more than half still are."""
        return next((step.day for step in self.steps if step.open <= 0.5), None)

    @property
    def median_interval(self) -> tuple[int | None, int | None]:
        """The 95 % interval of the median, in days: where the band crosses one half (Brookmeyer and Crowley, 1982)."""
        low = next((step.day for step in self.steps if step.low <= 0.5), None)
        return low, next((step.day for step in self.steps if step.high <= 0.5), None)

    def open_after(self, day: int) -> Step | None:
        """Return the last step until a day; None before the first."""
        return next((step for step in reversed(self.steps) if step.day <= day), None)


def curve(ended: Mapping[int, int], still_open: Mapping[int, int]) -> Curve:
    """Return the curve of claims that `ended`, and of those `still_open`, counted by their age in days.

    Kaplan and Meier (1958): those open still count among the open for as long as they were seen, and no longer. The
    band is that of the log of minus the log (Kalbfleisch and Prentice, 1980) with Greenwood's variance.
    """
    at_risk = sum(ended.values()) + sum(still_open.values())
    claims, share, variance = at_risk, 1.0, 0.0
    steps: list[Step] = []
    for day in sorted({*ended, *still_open}):
        if number := ended.get(day, 0):
            share *= 1 - number / at_risk
            variance += number / (at_risk * (at_risk - number)) if number < at_risk else 0.0
            steps.append(Step(day, at_risk, number, share, *_band(share, variance)))
        at_risk -= number + still_open.get(day, 0)
    return Curve(tuple(steps), claims, sum(ended.values()))


def thinned(steps: Sequence[Step], most: int) -> tuple[Step, ...]:
    """Return at most `most` of the steps, spread evenly, with the first and the last."""
    if len(steps) <= most:
        return tuple(steps)
    return tuple(steps[round(place * (len(steps) - 1) / (most - 1))] for place in range(most))


def _band(share: float, variance: float) -> tuple[float, float]:
    if share <= 0.0 or share >= 1.0:
        return share, share
    half = Z * sqrt(variance) / abs(log(share))
    # Beyond this the ends are 0 and 1 to the last digit, and the exponential overflows.
    half = min(half, 30.0)
    return share ** exp(half), share ** exp(-half)
