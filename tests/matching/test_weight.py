"""How weighty a fresh claim is, in an editor's words."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from heapq import heappop, heappush

import pytest

from claims.facts import Figure
from claims.matching.weight import LONGEST_PATIENCE, look_by, patience, weigh
from claims.text.spans import Span
from tests.conftest import NOW
from tests.factories import CAVEAT, TEXT, find, make_draft


def test_a_bare_claim_weighs_nothing_and_quotes_its_caveat() -> None:
    weight = weigh(TEXT, make_draft(TEXT))

    assert weight.points == 0
    assert weight.why == f"The article says “{CAVEAT}” (phrase U-1)."


def test_a_figure_and_a_named_speaker_add_weight_and_say_so() -> None:
    draft = replace(
        make_draft(TEXT, speaker="The harbour master of Port Lowe"),
        figures=(Figure(span=find(TEXT, "12"), text="12", value=Decimal(12)),),
    )

    weight = weigh(TEXT, draft)

    assert weight.points == 3
    assert weight.why.endswith("Weighty because it gives a figure, and somebody is named as saying it.")


def test_harm_to_people_weighs_more_than_all_else() -> None:
    text = "Villagers said nine people had been killed. The report could not be confirmed."
    draft = make_draft(text, covered="nine people had been killed", cue="could not be confirmed")

    assert weigh(text, draft).points == 4


def test_words_that_only_look_like_harm_weigh_nothing() -> None:
    text = "The minister met a deadline. This could not be confirmed."
    draft = make_draft(text, covered="The minister met a deadline", cue="could not be confirmed")

    assert weigh(text, draft).points == 0
    assert draft.coverage.span == Span(0, 27)


def test_the_weightier_the_shorter_the_patience_which_is_never_longer_than_three_days() -> None:
    waits = [patience(points) for points in range(20)]

    assert waits == sorted(waits, reverse=True)
    assert waits[0] == LONGEST_PATIENCE == timedelta(days=3)
    assert waits[2] == timedelta(days=1)
    assert look_by(NOW, 2) == NOW + timedelta(days=1)


def waits_of_thirty_days(a_day: int, capacity: int, seed: int) -> list[timedelta]:
    """Return how long each question waited that came in within thirty days, with `capacity` answered a day."""
    chance = random.Random(seed)
    points = chance.choices([0, 1, 2, 3, 4, 5, 7, 9], [30, 20, 15, 10, 10, 8, 4, 3], k=30 * a_day)
    arrivals = sorted((NOW + timedelta(minutes=chance.randrange(30 * 1440)), weight) for weight in points)
    waiting: list[tuple[datetime, datetime]] = []
    waits = []
    now = NOW
    for opened_at, weight in [*arrivals, (NOW + timedelta(days=90), 0)]:
        while now < opened_at and waiting:
            asked = heappop(waiting)[1]
            waits.append(now - asked)
            now += timedelta(days=1) / capacity
        now = max(now, opened_at)
        heappush(waiting, (look_by(opened_at, weight), opened_at))
    return waits


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_starves_while_the_desk_keeps_up_with_what_comes_in(
    seed: int, record_property: Callable[[str, object], None]
) -> None:
    waits = sorted(waits_of_thirty_days(a_day=200, capacity=210, seed=seed))
    record_property("p99_hours", round(waits[len(waits) * 99 // 100].total_seconds() / 3600, 1))

    assert len(waits) == 6000
    # What was asked more than the longest patience later is never taken first.
    assert waits[-1] <= LONGEST_PATIENCE + timedelta(days=1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_that_comes_after_its_patience_is_taken_first_even_when_the_desk_falls_behind(seed: int) -> None:
    behind = sorted(waits_of_thirty_days(a_day=220, capacity=200, seed=seed))

    # The backlog of three days' work at the end, and the longest patience: a bound that the weight cannot break.
    assert behind[-1] <= LONGEST_PATIENCE + timedelta(days=220 * 30 / 200 - 30 + 1)
