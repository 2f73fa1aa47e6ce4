from __future__ import annotations

from decimal import Decimal

import pytest

from claims.extraction.figures import figures
from claims.facts import Figure
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Bound


def number(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


def of(text: str) -> list[Figure]:
    return list(figures(Document(text), Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "value", "bound", "unit"),
    [
        ("12 boats sank", 12, Bound.EXACT, "boats"),
        ("about 500 hired guards had come", 500, Bound.ABOUT, "hired guards"),
        ("at least 7,000 of the miners were there", 7000, Bound.AT_LEAST, "miners"),
        ("more than two dozen houses burned", 24, Bound.MORE_THAN, "houses"),
        ("up to thirty-three people may have died", 33, Bound.AT_MOST, "people died"),
        ("fewer than 1.5 million voters", 1_500_000, Bound.LESS_THAN, "voters"),
        ("$90 billion in aid", 90_000_000_000, Bound.EXACT, "dollars"),
        ("50 or more people", 50, Bound.AT_LEAST, "people"),
        ("the three envoys", 3, Bound.EXACT, "envoys"),
        ("14 people had been killed", 14, Bound.EXACT, "people killed"),
        ("more than a quarter of a million people", 250_000, Bound.MORE_THAN, "people"),
        ("one civilian", 1, Bound.EXACT, "civilian"),
    ],
)
def test_quantities_are_read_with_their_bound_and_unit(text: str, value: int, bound: Bound, unit: str) -> None:
    found = of(text)

    assert [(number(f.value), f.bound, f.unit) for f in found] == [(value, bound, unit)]


def test_a_part_of_a_whole_gives_both_numbers() -> None:
    part, whole = of("26 of the 31 trucks had been stopped")

    assert (number(part.value), number(part.total), part.text) == (26, 31, "26 of the 31 trucks")
    assert (number(whole.value), whole.total, whole.text) == (31, None, "31 trucks")


@pytest.mark.parametrize("text", ["between 20 and 30 boats", "from 20 to 30 boats", "20-30 boats"])
def test_a_range_has_both_ends(text: str) -> None:
    (found,) = of(text)

    assert (found.value, found.high, found.bound) == (Decimal(20), Decimal(30), Bound.RANGE)


@pytest.mark.parametrize(
    "text", ["dozens of boats", "hundreds of people", "tens of thousands of voters", "several cars"]
)
def test_vague_words_are_figures_without_a_value(text: str) -> None:
    assert [figure.value for figure in of(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "on Sept. 28 the boat sank",
        "the boat sank on 28 September 2019",
        "in 2019 the boat sank",
        "at 11:10 p.m. or 9 a.m.",
        "a 105-millimeter gun",
        "a 10-year-old girl",
        "Ana Ruiz, 53, was there",
        "the Kite-136 drone and the Su-24",
        "no one was there and one of them knew",
        "the 12th time",
        "Resolution 2118",
    ],
)
def test_dates_ages_calibres_and_names_are_no_quantities(text: str) -> None:
    assert of(text) == []
