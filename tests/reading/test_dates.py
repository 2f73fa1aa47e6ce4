from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput
from claims.reading.dates import Published, offset_of, parse_published

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-03-12", Published(datetime(2026, 3, 12, tzinfo=UTC), date_only=True)),
        ("20260312", Published(datetime(2026, 3, 12, tzinfo=UTC), date_only=True)),
        (" 2026-03-12T09:30 ", Published(datetime(2026, 3, 12, 9, 30, tzinfo=UTC), date_only=False)),
        ("2026-03-12 09:30:15", Published(datetime(2026, 3, 12, 9, 30, 15, tzinfo=UTC), date_only=False)),
        ("2026-03-12T09:30:00Z", Published(datetime(2026, 3, 12, 9, 30, tzinfo=UTC), date_only=False, offset=0)),
        (
            "2026-03-12T01:30:00+02:00",
            Published(datetime(2026, 3, 11, 23, 30, tzinfo=UTC), date_only=False, offset=120),
        ),
        ("2026-03-16T11:59:00Z", Published(datetime(2026, 3, 16, 11, 59, tzinfo=UTC), date_only=False, offset=0)),
    ],
)
def test_iso_dates_become_moments_in_utc(written: str, expected: Published) -> None:
    assert parse_published(written, now=NOW) == expected


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("2026-03-12T09:30:00+05:45", 345),
        ("2026-03-12T09:30:00-03:30", -210),
        ("Thu, 12 Mar 2026 09:30:00 -0500", -300),
        ("Thu, 12 Mar 2026 09:30:00 EST", -300),
        ("Thu, 12 Mar 2026 09:30:00 GMT", 0),
        ("Thu, 12 Mar 2026 09:30:00 -0000", None),
        ("Thu, 12 Mar 2026 09:30:00", None),
        ("2026-03-12T09:30", None),
        ("2026-03-12", None),
        ("last Thursday", None),
        ("", None),
    ],
)
def test_a_date_tells_how_far_its_clock_is_ahead_of_utc(written: str, minutes: int | None) -> None:
    assert offset_of(written) == minutes


@pytest.mark.parametrize("written", ["", "  \n"])
def test_a_missing_date_is_fine(written: str) -> None:
    assert parse_published(written, now=NOW) is None


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("yesterday", "“yesterday” is not a date: write 2026-03-14"),
        ("12/03/2026", "is not a date"),
        ("2026-02-30", "is not a date"),
        ("2026-13-01T00:00", "is not a date"),
        ("0001-01-01T00:00+14:00", "is not a date"),
        ("x" * 500, "“" + "x" * 40 + "…” is not a date"),
        ("1650-01-01", "lies before 1800"),
        ("2026-03-16T12:01:00Z", "The date 2026-03-16 lies in the future"),
        ("2226-03-12", "lies in the future"),
        ("9999-12-31", "lies in the future"),
    ],
)
def test_what_is_no_date_of_publication_is_refused(written: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_published(written, now=NOW)

    assert says in str(caught.value)


def test_without_the_present_the_future_is_not_judged() -> None:
    assert parse_published("2226-03-12") is not None


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_a_sentence(written: str) -> None:
    try:
        published = parse_published(written, now=NOW)
    except BadInput:
        return
    assert published is None or published.moment.tzinfo is UTC
