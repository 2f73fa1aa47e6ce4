from __future__ import annotations

from datetime import date

import pytest

from claims.extraction.dates import when
from claims.facts import When
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

THURSDAY = date(2024, 5, 16)


def of(text: str, published: date | None = THURSDAY, words: str = "") -> When | None:
    start = text.index(words) if words else 0
    return when(Document(text), Span(start, len(text) if not words else start + len(words)), published)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The dam broke on Thursday.", date(2024, 5, 16)),
        ("The dam broke on Friday.", date(2024, 5, 10)),
        ("The dam broke last Thursday.", date(2024, 5, 9)),
        ("The dam broke overnight.", date(2024, 5, 16)),
        ("The dam broke yesterday.", date(2024, 5, 15)),
        ("The dam broke on May 3.", date(2024, 5, 3)),
        ("The dam broke on Sept. 28.", date(2023, 9, 28)),
        ("The dam broke on 28 September 2019.", date(2019, 9, 28)),
        ("The envoys would meet on Friday.", date(2024, 5, 17)),
    ],
)
def test_days_are_resolved_from_the_day_of_publication(text: str, day: date) -> None:
    found = of(text)

    assert found
    assert (found.day, found.precision) == (day, Precision.DAY)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("The dam broke in August.", date(2023, 8, 1), Precision.MONTH),
        ("The dam broke last month.", date(2024, 4, 1), Precision.MONTH),
        ("The dam broke last week.", date(2024, 5, 6), Precision.WEEK),
        ("The dam broke in 1998.", date(1998, 1, 1), Precision.YEAR),
    ],
)
def test_coarser_dates_keep_their_precision(text: str, day: date, precision: Precision) -> None:
    found = of(text)

    assert found
    assert (found.day, found.precision) == (day, precision)


def test_without_a_day_of_publication_a_weekday_stays_unknown() -> None:
    assert of("The dam broke on Friday.", None) is None


def test_a_day_that_does_not_exist_is_passed_over() -> None:
    assert of("The dam broke on Feb. 30.") is None


def test_a_day_from_a_sentence_above_is_a_guess() -> None:
    found = of("The dam broke on Monday. Nine men died.", words="Nine men died")

    assert found
    assert (found.day, found.guess) == (date(2024, 5, 13), True)
