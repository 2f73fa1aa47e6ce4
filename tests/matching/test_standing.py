"""Figures that a passage takes back, beside those that it stands by."""

from __future__ import annotations

from time import perf_counter

import pytest

from claims.extraction.figures import figures
from claims.matching.standing import standing
from claims.text.document import Document
from claims.text.spans import Span


def kept(words: str) -> list[int | None]:
    document = Document(words)
    found = figures(document, Span(0, len(words)))
    return [None if figure.value is None else int(figure.value) for figure in standing(found, document.folded)]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("Its crews had brought down 22 drones and not 27", [22]),
        ("31 drones, not the 34", [31]),
        ("31 drones rather than the 34 it had first reported", [31]),
        ("The navy had earlier said 34 barges sank; now it puts the number at 31", [31]),
        ("The ministry lowered the toll to 31 from 34", [31]),
        ("The toll rose to 41 from 25", [41]),
        ("An initial count of 34 barges was corrected to 31", [31]),
        ("31 people were killed, down from 34", [31]),
        ("31 instead of 34 barges", [31]),
        ("31 barges, and 34 were claimed at first", [31]),
        ("The toll stands at 31, up from an earlier 25", [31]),
        ("The count of 34 barges was since revised to 31", [31]),
        ("Instead of an original 40, the fund has 55 million euros", [55_000_000]),
    ],
)
def test_a_figure_that_is_taken_back_does_not_stand(words: str, values: list[int]) -> None:
    assert kept(words) == values


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("34 of the 44 drones were not shot down", [34, 44]),
        ("In the first hour 34 drones came", [34]),
        ("Earlier on Monday 34 drones came and 9 left", [34, 9]),
        ("12 people were killed and 30 from 5 towns were hurt", [12, 30, 5]),
        ("The navy could not say whether 12 or more barges sank", [12]),
        ("Rescuers pulled 7 people from 3 houses", [7, 3]),
        ("Up to 30 boats carried 400 people from 6 islands", [30, 400, 6]),
        ("It was not 34", [34]),
        ("not 12 but 8 boats", [8]),
    ],
)
def test_other_figures_stand(words: str, values: list[int]) -> None:
    assert kept(words) == values


@pytest.mark.parametrize("piece", ["first said a ", "down ", "12 a was ", "not the 12 ", "initially "])
def test_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    words = piece * (20_000 // len(piece)) + " 12 boats"
    document = Document(words)
    found = figures(document, Span(0, len(words)))

    begun = perf_counter()
    standing(found, document.folded)

    assert perf_counter() - begun < 2
