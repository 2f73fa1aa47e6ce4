"""Figures through time: who said how many, when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from claims.extraction.figures import figures
from claims.matching.series import MOST_THINGS, Line, Telling, through_time, voice
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Stance

BEGUN = datetime(2026, 3, 10, 9, tzinfo=UTC)
NAVY, UNION = "The navy", "The dockers’ union"


def told(
    words: str, day: int, speaker: str = NAVY, *, outlet: str = "The Lowe Herald", stance: Stance | None = None
) -> Telling:
    found = figures(Document(words), Span(0, len(words)))
    return Telling(
        found, BEGUN + timedelta(days=day), speaker, outlet, f"/articles/{day}/", day, Span(0, len(words)), stance
    )


def values(line: Line) -> list[int]:
    return [int(point.value) for point in line.points]


def test_a_speaker_who_revises_a_figure_is_one_line_of_two_points() -> None:
    tellings = [told("31 barges", 2), told("34 of the 44 barges", 0)]

    [series] = through_time(tellings)

    assert series.thing == "barges"
    [line] = series.lines
    assert (line.voice, line.named, values(line)) == (NAVY, True, [34, 31])
    assert [point.at for point in line.points] == [BEGUN, BEGUN + timedelta(days=2)]


def test_speakers_who_contradict_each_other_are_lines_of_one_series() -> None:
    [series] = through_time([told("12 barges sank", 0), told("at least 20 barges sank", 0, UNION)])

    assert [(line.voice, values(line)) for line in series.lines] == [(NAVY, [12]), (UNION, [20])]


def test_one_speaker_may_be_named_in_several_ways() -> None:
    [series] = through_time([told("12 barges", 0, "The navy"), told("15 barges", 1, "navy")])

    assert [(line.voice, values(line)) for line in series.lines] == [("The navy", [12, 15])]


def test_copies_of_a_figure_are_one_point_that_lists_them() -> None:
    copies = [told("12 barges", day, outlet=outlet) for day, outlet in enumerate(["Wire", "Herald", "Courier"])]

    [series] = through_time(copies)

    [(_, point)] = series.points
    assert [telling.outlet for telling in point.told] == ["Wire", "Herald", "Courier"]
    assert point.at == BEGUN


def test_a_late_copy_does_not_take_a_revision_back() -> None:
    [series] = through_time([told("12 barges", 0), told("9 barges", 1), told("12 barges", 2, outlet="Late")])

    assert [values(line) for line in series.lines] == [[12, 9]]
    assert [telling.outlet for telling in series.lines[0].points[0].told] == ["The Lowe Herald", "Late"]


def test_evidence_that_a_speaker_went_back_to_a_figure_is_a_further_point() -> None:
    back = told("12 barges", 2, stance=Stance.SUPPORTS)

    [series] = through_time([told("12 barges", 0), told("9 barges", 1), back])

    assert values(series.lines[0]) == [12, 9, 12]


def test_outlets_that_name_nobody_speak_for_themselves_and_copies_among_them_are_one() -> None:
    tellings = [
        told("12 barges", 0, "", outlet="Wire"),
        told("12 barges", 1, "", outlet="Herald"),
        told("15 barges", 2, "", outlet="Courier"),
    ]

    [series] = through_time(tellings)

    assert [(line.voice, line.named, values(line)) for line in series.lines] == [
        ("Wire", False, [12]),
        ("Courier", False, [15]),
    ]


def test_each_thing_that_a_claim_counts_is_a_series_and_a_whole_is_none() -> None:
    series = through_time([told("34 of the 44 drones were shot down and 4 people were hurt", 0)])

    assert [(one.thing, values(one.lines[0])) for one in series] == [("drones shot down", [34]), ("people hurt", [4])]


def test_evidence_adds_what_bears_on_the_claim_and_nothing_else() -> None:
    evidence = told("Divers went to 9 wrecks of barges; 40 guests and 15 barges were on the quay", 3, "Divers")
    beside = Telling(evidence.figures, evidence.at, "Divers", "Herald", "/", 3, Span(0, 9), Stance.SUPPORTS)

    [series] = through_time([told("15 barges sank", 0), beside])

    assert [(line.voice, values(line)) for line in series.lines] == [(NAVY, [15]), ("Divers", [15])]


def test_evidence_that_revises_adds_the_figure_that_is_new() -> None:
    words = "its crews had brought down 22 drones and not 27"

    [series] = through_time([told("27 of the 36 drones", 0), told(words, 1, stance=Stance.REVISES)])

    assert values(series.lines[0]) == [27, 22]


def test_a_figure_that_only_evidence_counts_opens_no_series() -> None:
    assert through_time([told("40 guests", 0, stance=Stance.SUPPORTS)]) == ()


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("12 barges", 12, 12, 12),
        ("about 12 barges", None, 12, None),
        ("at least 12 barges", 12, None, None),
        ("more than 12 barges", 12, None, None),
        ("up to 12 barges", None, None, 12),
        ("between 12 and 15 barges", 12, None, 15),
        ("dozens of barges", 24, None, 99),
        ("34 of the 44 barges", 34, 34, 34),
        ("33 percent of the barges", 33, 33, 33),
        ("more than half of the barges", 50, None, None),
    ],
)
def test_a_point_has_the_ends_that_its_words_give(
    words: str, low: int | None, best: int | None, high: int | None
) -> None:
    [(_, point)] = through_time([told(words, 0)])[0].points

    assert (point.low, point.best, point.high) == tuple(
        None if end is None else Decimal(end) for end in (low, best, high)
    )


def test_words_that_give_no_number_are_no_series() -> None:
    assert through_time([told("a large number of barges", 0)]) == ()


def test_other_units_are_turned_into_those_of_the_first_figure() -> None:
    [series] = through_time([told("30 kilometres", 0), told("20 miles", 1)])

    assert [round(point.value, 1) for _, point in series.points] == [Decimal(30), Decimal("32.2")]


def test_shares_are_followed_in_percents() -> None:
    [series] = through_time([told("20 percent of the barges", 0), told("a quarter of the barges", 1)])

    assert [int(point.value) for _, point in series.points] == [20, 25]


def test_no_more_than_some_things_are_followed() -> None:
    words = " and ".join(
        f"{number} {thing}" for number, thing in enumerate(["cats", "dogs", "cows", "pigs", "rats", "hens", "bees"], 20)
    )

    assert len(through_time([told(words, 0)])) == MOST_THINGS


@pytest.mark.parametrize(
    ("text", "passage", "name"),
    [
        ("Rain fell. The port authority said 15 barges had sunk.", "15 barges had sunk", "The port authority"),
        ("Rain fell. The navy lowered its count to 9 barges.", "lowered its count to 9 barges", "The navy"),
        ("LOWE, Norland — The navy corrected it, saying that 9 barges sank.", "saying that 9 barges sank", "The navy"),
        ("The navy met all day. Later 9 barges were found.", "9 barges were found", ""),
        ("Wrecks spoke against the navy: 9 barges were found.", "9 barges were found", ""),
    ],
)
def test_the_voice_of_a_passage_is_who_says_it_or_a_known_speaker_beside_it(text: str, passage: str, name: str) -> None:
    at = text.index(passage)

    assert voice(text, Span(at, at + len(passage)), ["The navy"]) == name
