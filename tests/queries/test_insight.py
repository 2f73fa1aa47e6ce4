"""The desk's work from above: the numbers are those of the rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, ledger, undo
from claims.queries import insight
from claims.verdicts import DismissReason, Verdict
from tests.conftest import NOW
from tests.factories import make_act, make_evidence, other_claim

DAY = timedelta(days=1)


def settled(by: User, *, after: int) -> Any:
    claim = other_claim()
    piece = make_evidence(claim, by)
    ruling = ledger.Ruling(verdict=Verdict.CONFIRMED, reason="Counted.", evidence=[piece])
    return ledger.settle(claim=claim, ruling=ruling, act=make_act(by, now=NOW + after * DAY))


def test_open_claims_are_counted_by_age_and_state(editor: User) -> None:
    claims.follow(claim=other_claim(), act=make_act(editor))
    other_claim(now=NOW - 5 * DAY)
    other_claim(now=NOW - 400 * DAY)
    settled(editor, after=0)

    found = {age.name: (age.new, age.followed) for age in insight.ages(NOW + timedelta(hours=1))}

    assert found == {
        "up to a day": (0, 1),
        "2 to 7 days": (1, 0),
        "8 to 30 days": (0, 0),
        "31 to 90 days": (0, 0),
        "91 to 365 days": (0, 0),
        "over a year": (1, 0),
    }


def test_weeks_count_what_came_in_and_what_stands_of_what_was_done(editor: User) -> None:
    settled(editor, after=1)
    taken_back = claims.follow(claim=other_claim(now=NOW - 8 * DAY), act=make_act(editor))
    undo.undo(decision=taken_back, act=make_act(editor))

    weeks = insight.weeks(NOW + DAY)

    assert len(weeks) == insight.WEEKS
    assert [(week.arrived, week.decided, week.settled) for week in weeks[-2:]] == [(1, 0, 0), (1, 2, 1)]
    assert weeks[-1].first == (NOW - 5 * DAY).date()


def test_open_claims_count_as_open_for_as_long_as_they_were_seen(editor: User) -> None:
    settled(editor, after=2)
    settled(editor, after=4)
    other_claim()
    claims.dismiss(claim=other_claim(), because=DismissReason.NOT_A_CLAIM, act=make_act(editor))

    curve = insight.settlement(NOW + 3 * DAY)

    assert (curve.claims, curve.ended) == (3, 2)
    assert [(step.day, step.at_risk) for step in curve.steps] == [(2, 3), (4, 1)]


def test_a_verdict_that_was_taken_back_settles_nothing(editor: User) -> None:
    decision = settled(editor, after=2)
    undo.undo(decision=decision, act=make_act(editor, now=NOW + 3 * DAY))

    assert insight.settlement(NOW + 5 * DAY).ended == 0


def test_a_day_from_which_on_leaves_earlier_claims_out(editor: User) -> None:
    other_claim(now=NOW - 40 * DAY)
    settled(editor, after=1)

    assert insight.settlement(NOW + DAY, NOW.date() - 30 * DAY).claims == 1


@pytest.mark.parametrize("number", [1, 4])
def test_the_numbers_cost_a_fixed_number_of_queries(number: int, editor: User, django_assert_num_queries: Any) -> None:
    for _ in range(number):
        settled(editor, after=1)

    with django_assert_num_queries(5):
        insight.ages(NOW)
        insight.weeks(NOW)
        insight.settlement(NOW)
