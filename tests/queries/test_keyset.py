"""Pages by key: complete, stable and cheap."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from claims.errors import BadInput
from claims.models import Source
from claims.queries.keyset import Cursor, parse, window
from tests.conftest import NOW

moments = st.integers(-5_000_000_000, 200_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))


def add(number: int, *, minutes: int = 0) -> None:
    Source.objects.create(name=f"Outlet {number}", created_at=NOW + timedelta(minutes=minutes))


def names(rows: list[Source]) -> list[str]:
    return [row.name.removeprefix("Outlet ") for row in rows]


@given(moments, st.integers(0, 2**63 - 1))
def test_a_cursor_is_read_back_as_it_was_written(moment: datetime, pk: int) -> None:
    assert parse(str(Cursor(moment, pk))) == Cursor(moment, pk)


@pytest.mark.parametrize(
    "written", ["", "_", "x_1", "2026-03-14_", "2026-03-14_x", "2026-03-14_-1", f"2026-03-14_{2**63}", "0001-01-01_1x"]
)
def test_what_is_no_cursor_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(BadInput, match="names no page"):
        parse(written)


@given(st.text(max_size=60))
def test_no_text_makes_reading_a_cursor_fail_otherwise(written: str) -> None:
    with suppress(BadInput):
        assert parse(written).pk >= 0


@pytest.mark.django_db
def test_going_older_and_back_shows_every_row_once_in_order() -> None:
    for number in range(7):
        add(number, minutes=number // 3)  # several rows share a moment

    first = window(Source.objects.all(), "created_at", size=3)
    second = window(Source.objects.all(), "created_at", older=first.older, size=3)
    third = window(Source.objects.all(), "created_at", older=second.older, size=3)
    back = window(Source.objects.all(), "created_at", newer=third.newer, size=3)

    assert [names(page.rows) for page in (first, second, third)] == [["6", "5", "4"], ["3", "2", "1"], ["0"]]
    assert (first.newer, third.older) == (None, None)
    assert back.rows == second.rows
    assert back.newer is not None
    assert window(Source.objects.all(), "created_at", newer=back.newer, size=3).newer is None


@pytest.mark.django_db
def test_rows_that_come_in_meanwhile_shift_no_page() -> None:
    for number in range(4):
        add(number, minutes=number)
    first = window(Source.objects.all(), "created_at", size=2)
    add(99, minutes=99)

    second = window(Source.objects.all(), "created_at", older=first.older, size=2)

    assert names(second.rows) == ["1", "0"]


@pytest.mark.django_db
def test_a_page_costs_one_query_without_offset_or_count(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    add(1)
    with django_assert_num_queries(1) as asked:
        window(Source.objects.all(), "created_at", older=Cursor(NOW + timedelta(days=1), 1))

    assert "OFFSET" not in asked.captured_queries[0]["sql"]
    assert "COUNT" not in asked.captured_queries[0]["sql"]
