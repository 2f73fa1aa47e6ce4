"""When a feed is fetched next: never sooner than asked, never never, and not all at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.feeds.schedule import (
    FARTHEST,
    JITTER,
    LONGEST,
    SHORTEST,
    USUAL,
    Asked,
    after_failure,
    after_success,
    retry_after,
)  # fmt: skip

NOW = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Never(Random):
    """No chance at all: every wait is as short as it may be."""

    def uniform(self, a: float, b: float) -> float:
        return a


def wait(asked: Asked = Asked(), published: tuple[datetime, ...] = ()) -> timedelta:  # noqa: B008
    return after_success(asked=asked, published=published, now=NOW, chance=Never()) - NOW


def test_a_feed_of_which_nothing_is_known_is_asked_every_hour() -> None:
    assert wait() == USUAL


def test_what_publishes_often_is_asked_often_and_what_fell_silent_seldom() -> None:
    assert wait(published=tuple(NOW - 10 * number * MINUTE for number in range(20))) == SHORTEST
    assert wait(published=tuple(NOW - timedelta(days=30 + number) for number in range(5))) == LONGEST


@pytest.mark.parametrize(
    ("asked", "minutes"),
    [
        (Asked(minutes=240), 240),
        (Asked(cache_control="public, max-age=7200"), 120),
        (Asked(cache_control="s-maxage=10800, private"), 180),
        (Asked(expires="Sat, 14 Mar 2026 12:26:00 GMT"), 180),
        (Asked(expires="0"), 60),
        (Asked(minutes=1, cache_control="max-age=5"), 60),
        (Asked(minutes=999_999), 24 * 60),
    ],
)
def test_the_site_may_ask_for_longer(asked: Asked, minutes: int) -> None:
    assert wait(asked) == minutes * MINUTE


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", None),
        ("soon", None),
        ("-5", SHORTEST),
        ("0", SHORTEST),
        ("30", SHORTEST),
        ("3600", 60 * MINUTE),
        ("1.5", SHORTEST),
        ("+3600", 60 * MINUTE),
        ("99999999999999", LONGEST),
        ("9" * 40, None),
        ("Sat, 14 Mar 2026 11:26:00 GMT", 120 * MINUTE),
        ("Sat, 14 Mar 2020 11:26:00 GMT", SHORTEST),
        ("Sat, 99 Mar 2026 11:26:00 GMT", None),
    ],
)
def test_every_shape_of_retry_after(written: str, expected: timedelta | None) -> None:
    assert retry_after(written, NOW) == expected


def test_failures_grow_apart_but_never_end() -> None:
    waits = [
        after_failure(failures=number, asked=Asked(), now=NOW, chance=Never()) - NOW for number in (1, 2, 3, 7, 1000)
    ]

    assert waits == [USUAL, 2 * USUAL, 4 * USUAL, FARTHEST, FARTHEST]


@given(
    st.builds(
        Asked, st.none() | st.integers(0, 10**9), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40)
    ),
    st.lists(st.datetimes(timezones=st.just(UTC)), max_size=30),
    st.integers(0, 2**32),
    st.integers(-3, 10**6),
)
def test_no_wait_is_shorter_or_longer_than_it_may_be(
    asked: Asked, published: list[datetime], seed: int, failures: int
) -> None:
    success = after_success(asked=asked, published=tuple(published), now=NOW, chance=Random(seed)) - NOW
    failure = after_failure(failures=failures, asked=asked, now=NOW, chance=Random(seed)) - NOW

    assert SHORTEST <= success <= LONGEST * (1 + 2 * JITTER)
    assert SHORTEST <= failure <= FARTHEST * (1 + 2 * JITTER)


def test_a_thousand_feeds_spread_out() -> None:
    chance = Random("spread")
    due = [after_success(asked=Asked(), published=(), now=NOW, chance=chance) for _ in range(1000)]
    minutes = [int((moment - NOW) / MINUTE) for moment in due]

    counted = [minutes.count(minute) for minute in range(60, 72)]
    assert max(counted) <= 2 * min(counted)
