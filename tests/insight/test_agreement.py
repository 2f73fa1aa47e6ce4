"""Cohen's kappa, by hand-worked tables."""

from __future__ import annotations

import pytest

from claims.insight.agreement import agreement

#: Cohen's own kind of table: 20 alike yes, 15 alike no, 5 and 10 apart. p = .70, by chance .50, kappa .40.
FIFTY = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}


def test_kappa_takes_off_what_chance_brings() -> None:
    found = agreement(FIFTY)

    assert (found.rounds, found.agreed, found.apart, found.share) == (50, 35, 15, 0.7)
    assert found.kappa == pytest.approx(0.4)
    assert found.interval == pytest.approx((0.146, 0.654), abs=0.001)


def test_agreement_always_is_one_and_never_is_below_nothing() -> None:
    always = agreement({("a", "a"): 6, ("b", "b"): 4})
    never = agreement({("a", "b"): 5, ("b", "a"): 5})

    assert (always.kappa, always.interval) == (1.0, (1.0, 1.0))
    assert never.kappa == -1.0


@pytest.mark.parametrize("counted", [{}, {("a", "a"): 12}])
def test_where_nothing_could_differ_kappa_is_not_defined(counted: dict[tuple[str, str], int]) -> None:
    found = agreement(counted)

    assert found.kappa is None
    assert found.interval is None
    assert found.rounds == sum(counted.values())
