from __future__ import annotations

from decimal import Decimal
from time import perf_counter

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
        ("an approximate 200, 000 voters", 200_000, Bound.ABOUT, "voters"),
        ("20 000 voters", 20_000, Bound.EXACT, "voters"),
        ("20m tonnes of grain", 20_000_000, Bound.EXACT, "tonnes"),
        ("$1.5bn in aid", 1_500_000_000, Bound.EXACT, "dollars"),
        ("two and a half million people", 2_500_000, Bound.EXACT, "people"),
        ("a couple of dozen boats", 24, Bound.EXACT, "boats"),
        ("20 per cent of voters", 20, Bound.EXACT, "percent"),
        ("the toll exceeded 100 dead", 100, Bound.MORE_THAN, "dead"),
        ("as far as 30 miles inland", 30, Bound.AT_MOST, "miles inland"),
        ("100+ boats", 100, Bound.AT_LEAST, "boats"),
        ("a 200-strong crew", 200, Bound.EXACT, "crew"),
        ("for more than an hour", 1, Bound.MORE_THAN, "hour"),
        ("not 12 but 8 boats", 8, Bound.EXACT, "boats"),
    ],
)
def test_quantities_are_read_with_their_bound_and_unit(text: str, value: int, bound: Bound, unit: str) -> None:
    found = of(text)

    assert [(number(f.value), f.bound, f.unit) for f in found] == [(value, bound, unit)]


@pytest.mark.parametrize("link", ["of the", "of", "out of", "of a total of"])
def test_a_part_of_a_whole_gives_both_numbers(link: str) -> None:
    text = f"26 {link} 31 trucks had been stopped"
    part, whole = of(text)

    assert (number(part.value), number(part.total), part.text) == (26, 31, text.removesuffix(" had been stopped"))
    assert (number(whole.value), whole.total, whole.text) == (31, None, "31 trucks")


@pytest.mark.parametrize(
    "text", ["between 20 and 30 boats", "from 20 to 30 boats", "20-30 boats", "20 or 30 boats", "€20 to €30"]
)
def test_a_range_has_both_ends(text: str) -> None:
    (found,) = of(text)

    assert (found.value, found.high, found.bound) == (Decimal(20), Decimal(30), Bound.RANGE)


@pytest.mark.parametrize(
    "text",
    [
        "dozens of boats",
        "hundreds of people",
        "tens of thousands of voters",
        "several cars",
        "tens of boats",
        "several billion euros",
        "a few hundred men",
        "a third of the crew",
        "two-thirds of the crew",
        "half of the crew",
        "a large number of boats",
    ],
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
        "three days ago the boat sank",
        "a child under the age of eight",
        "children aged 3 to 7",
        "the 18 and 19 year olds",
        "at 0730 the boat sank",
        "a Boeing 737 and a MiG 29",
        "the mill at 12 Harbour Street",
        "a vote of 9-1",
        "over the past two weeks",
        "a mast 20m high",
        "the Group of Seven met",
        "at one point it sank",
    ],
)
def test_dates_ages_calibres_and_names_are_no_quantities(text: str) -> None:
    assert of(text) == []


def test_a_number_and_its_neighbour_are_no_range() -> None:
    assert [(number(figure.value), figure.high) for figure in of("killed 12 and 15 fled")] == [(12, None), (15, None)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the blast killed a woman and wounded 25", [(1, "woman"), (25, "")]),
        ("a street vendor was wounded", [(1, "street vendor wounded")]),
        ("three people died, including a small child", [(3, "people died"), (1, "small child")]),
        ("guards shot down a military helicopter", [(1, "military helicopter")]),
        ("not a single boat was hit", [(0, "boat")]),
        ("he was shot twice", [(2, "")]),
    ],
)
def test_one_told_without_a_number_is_counted_where_harm_was_done(text: str, told: list[tuple[int, str]]) -> None:
    assert [(number(figure.value), figure.unit) for figure in of(text)] == told


@pytest.mark.parametrize(
    "text",
    ["Ana Ruiz, a nurse, was killed", "a nurse found the boat", "guards shot a film", "a rebel-held mill burned"],
)
def test_one_told_in_passing_is_not_counted(text: str) -> None:
    assert of(text) == []


@pytest.mark.parametrize(
    "piece", ["a ", "killed a ", "a nurse ", "1,", "1 000 ", "one ", "a hundred and ", "12-", "half "]
)
def test_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))

    begun = perf_counter()
    of(text)

    assert perf_counter() - begun < 5
