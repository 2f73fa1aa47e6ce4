"""How long claims stay open: against published numbers, and where nothing or all has ended."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.insight.survival import curve, thinned

#: Weeks of remission of the 21 patients under 6-MP of Freireich et al. (1963), the example of many textbooks.
ENDED = Counter([6, 6, 6, 7, 10, 13, 16, 22, 23])
OPEN = Counter([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
#: day → share, low, high with the log-minus-log band.
PUBLISHED = {
    6: (0.857, 0.620, 0.952),
    7: (0.807, 0.563, 0.923),
    10: (0.753, 0.503, 0.889),
    13: (0.690, 0.432, 0.849),
    16: (0.627, 0.368, 0.805),
    22: (0.538, 0.268, 0.747),
    23: (0.448, 0.188, 0.680),
}


def test_the_curve_is_the_one_in_the_textbooks() -> None:
    found = curve(ENDED, OPEN)

    assert {step.day: (step.open, step.low, step.high) for step in found.steps} == {
        day: pytest.approx(numbers, abs=0.001) for day, numbers in PUBLISHED.items()
    }
    assert (found.claims, found.ended) == (21, 9)
    assert (found.median, found.median_interval) == (23, (13, None))
    assert found.steps[0].at_risk == 21


def test_without_any_claim_there_is_no_curve() -> None:
    assert curve({}, {}).steps == ()
    assert curve({}, {5: 3}).median is None


def test_where_all_ended_nothing_is_open() -> None:
    found = curve({1: 2, 3: 2}, {})

    assert [step.open for step in found.steps] == [0.5, 0.0]
    assert found.median == 1
    assert found.open_after(2) == found.steps[0]
    assert found.open_after(0) is None


@given(st.dictionaries(st.integers(0, 40), st.integers(1, 9)), st.dictionaries(st.integers(0, 40), st.integers(1, 9)))
def test_shares_only_fall_and_lie_in_their_band(ended: dict[int, int], still_open: dict[int, int]) -> None:
    steps = curve(ended, still_open).steps

    assert all(0 <= step.low <= step.open + 1e-9 <= step.high + 2e-9 <= 1 + 3e-9 for step in steps)
    assert all(later.open < earlier.open for earlier, later in itertools.pairwise(steps))


def test_thinning_keeps_the_ends() -> None:
    steps = curve(dict.fromkeys(range(500), 1), {}).steps

    kept = thinned(steps, 50)

    assert len(kept) == 50
    assert (kept[0], kept[-1]) == (steps[0], steps[-1])
