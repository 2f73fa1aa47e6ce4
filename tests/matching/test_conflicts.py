"""Two who give figures that cannot both be right."""

from __future__ import annotations

import pytest

from claims.matching.conflicts import conflicts
from claims.matching.series import Telling, through_time
from tests.matching.test_series import NAVY, UNION, told


def found(*tellings: Telling) -> list[tuple[str, str]]:
    return [(one.first.words, one.second.words) for one in conflicts(through_time(tellings))]


def test_two_speakers_with_other_numbers_of_one_whole_conflict() -> None:
    [pair] = found(told("34 of the 44 barges", 0), told("31 of the 44 barges", 1, UNION))

    assert pair == (f"{NAVY}: 34 of 44", f"{UNION}: 31 of 44")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 40 barges", "60 barges"),
        ("60 barges", "at least 40 barges"),
        ("about 40 barges", "41 barges"),
        ("12 barges", "15 sailors"),
        ("12 tonnes of coal", "15 barges"),
        ("12 barges", "12 barges"),
    ],
)
def test_figures_with_room_for_each_other_or_of_other_things_do_not(one: str, other: str) -> None:
    assert found(told(one, 0), told(other, 1, UNION)) == []


def test_a_bound_that_leaves_no_room_conflicts() -> None:
    assert found(told("at least 40 barges", 0), told("12 barges", 1, UNION))


def test_the_same_speaker_lowering_a_figure_revises_it() -> None:
    assert found(told("34 of the 44 barges", 0), told("31 of the 44 barges", 1)) == []


def test_who_came_round_to_the_other_figure_contradicts_nobody() -> None:
    assert found(told("34 barges", 0), told("31 barges", 1, UNION), told("31 barges", 2)) == []


def test_outlets_that_name_nobody_contradict_each_other_once_however_often_they_are_copied() -> None:
    wire, copy = (told("12 barges", 0, "", outlet=outlet) for outlet in ("Wire", "Herald"))

    assert found(wire, copy, told("19 barges", 1, "", outlet="Courier")) == [("Wire: 12", "Courier: 19")]


def test_an_outlet_in_its_own_words_is_not_set_against_a_speaker() -> None:
    assert found(told("12 barges", 0), told("19 barges", 1, "", outlet="Courier")) == []


def test_a_conflict_is_the_same_from_either_side_and_another_once_a_figure_changed() -> None:
    [one] = conflicts(through_time([told("34 barges", 0), told("21 barges", 1, UNION)]))
    [turned] = conflicts(through_time([told("21 barges", 0, UNION), told("34 barges", 1)]))
    [changed] = conflicts(
        through_time([told("34 barges", 0), told("21 barges", 1, UNION), told("22 barges", 2, UNION)])
    )

    assert one.key == turned.key != changed.key
    assert one.why == f"The figures of barges cannot both be right. {NAVY}: 34; {UNION}: 21."
