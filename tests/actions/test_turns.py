"""Beat may run twice, thrice, with a wrong clock, or not at all for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from claims.actions import turns
from tests.conftest import NOW

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def take(now: datetime, name: str = "sweep") -> bool:
    return turns.take(name=name, every=MINUTE, now=now)


def test_of_three_clocks_one_is_heard_in_each_minute() -> None:
    ticks = sorted(NOW + n * MINUTE + timedelta(seconds=s) for n in range(100) for s in (0, 20, 40))

    assert [moment for moment in ticks if take(moment)] == [NOW + n * MINUTE for n in range(100)]


def test_after_a_while_without_any_clock_one_turn_is_taken() -> None:
    assert take(NOW)
    assert take(NOW + timedelta(hours=5))
    assert not take(NOW + timedelta(hours=5))


def test_sweeps_take_turns_of_their_own() -> None:
    assert take(NOW, "one")
    assert take(NOW, "other")


def test_a_clock_that_is_a_little_slow_takes_no_turn_twice() -> None:
    assert take(NOW)
    assert not take(NOW - MINUTE)


def test_a_clock_that_was_an_hour_fast_stops_nothing() -> None:
    assert take(NOW + timedelta(hours=1))
    assert take(NOW)
    assert not take(NOW)
