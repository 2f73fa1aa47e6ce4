"""Putting a claim off: it leaves the queue, and comes back at its time, with new evidence, or with a decision."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User

from claims.actions import asleep, assigning, claims, follow_ups, reservations, snoozes, undo
from claims.errors import BadInput, NotOpen
from claims.models import Claim, FollowUp, Notice, Reservation, Snooze
from claims.queries import cards, desk
from tests.conftest import NOW
from tests.factories import dismissed_claim, followed_claim, make_act, make_claim, other_claim, settled_claim
from tests.suggesting import make_alert, make_overdue, make_suggestion

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def put_off(claim: Claim, by: User, until: datetime | None = NOW + HOUR, *, until_evidence: bool = False) -> None:
    snoozes.snooze(claim=claim, until=until, until_evidence=until_evidence, act=make_act(by))


def waits(claim: Claim) -> bool:
    return desk.fronts().filter(claim=claim).exists()


def undo_last(by: User) -> None:
    decision = undo.last_of(by)
    assert decision
    undo.undo(decision=decision, act=make_act(by))


def test_it_leaves_the_queue_and_comes_back_at_its_time(claim: Claim, editor: User) -> None:
    put_off(claim, editor)

    assert not waits(claim)
    assert str(desk.tally().all) == "0"
    assert asleep.wake_due(NOW + HOUR - timedelta(seconds=1)) == 0
    assert asleep.wake_due(NOW + HOUR) == 1
    assert waits(claim)


def test_until_new_evidence_it_wakes_with_it_whichever_comes_first(editor: User) -> None:
    first, second, third = other_claim(), other_claim(), other_claim()
    put_off(first, editor, None, until_evidence=True)
    put_off(second, editor, NOW + HOUR, until_evidence=True)
    put_off(third, editor, NOW + HOUR)

    for one in (first, second, third):
        make_suggestion(one)
        follow_ups.wake(one.pk, NOW)

    assert [waits(one) for one in (first, second, third)] == [True, True, False]


def test_what_is_asked_meanwhile_sleeps_with_it(claim: Claim, editor: User) -> None:
    put_off(claim, editor)

    make_alert(claim)

    assert not waits(claim)


def test_a_decision_about_it_wakes_it_and_taking_that_back_puts_it_to_sleep_again(claim: Claim, editor: User) -> None:
    put_off(claim, editor)

    claims.reword(claim=claim, text="Other words.", act=make_act(editor))
    assert waits(claim)
    undo_last(editor)
    assert not waits(claim)
    undo_last(editor)
    assert waits(claim)


def test_taken_back_in_any_order_nothing_sleeps(claim: Claim, editor: User) -> None:
    put_off(claim, editor)
    first = undo.last_of(editor)
    assert first
    claims.reword(claim=claim, text="Other words.", act=make_act(editor))

    undo.undo(decision=first, act=make_act(editor))
    undo_last(editor)

    assert waits(claim)
    assert not Snooze.objects.exists()


def test_giving_it_to_somebody_lets_it_sleep_on(claim: Claim, editor: User) -> None:
    put_off(claim, editor)

    assigning.assign(claim=claim, to=editor, act=make_act(editor))

    assert not waits(claim)


def test_putting_it_off_gives_the_reservation_back(claim: Claim, editor: User) -> None:
    reservations.reserve(claim=cards.find(claim.public_id), by=editor, now=NOW)

    put_off(claim, editor)

    assert Reservation.objects.get().holder is None


def test_the_follow_up_rests_with_it_and_gives_its_notice_once_afterwards(editor: User) -> None:
    claim = followed_claim(editor)
    make_overdue(claim)
    put_off(claim, editor, NOW + timedelta(hours=3))

    follow_ups.advance(now=NOW + HOUR)
    assert not waits(claim)
    assert not Notice.objects.exists()

    for _ in range(2):
        follow_ups.advance(now=NOW + timedelta(hours=16))
    assert waits(claim)
    assert Notice.objects.count() == 1


def test_taking_it_back_restores_the_follow_up_too(editor: User) -> None:
    claim = followed_claim(editor)
    before = FollowUp.objects.values("check_by", "snoozed_until", "until_evidence", "next_at").get()

    put_off(claim, editor, NOW + timedelta(days=3), until_evidence=True)
    undo_last(editor)

    assert FollowUp.objects.values("check_by", "snoozed_until", "until_evidence", "next_at").get() == before
    assert not Snooze.objects.exists()


@pytest.mark.parametrize("until", [None, NOW, NOW - HOUR, NOW + timedelta(days=4000)])
def test_it_needs_an_end_that_is_to_come(until: datetime | None, claim: Claim, editor: User) -> None:
    with pytest.raises(BadInput):
        put_off(claim, editor, until)

    assert waits(claim)


def test_where_nothing_is_asked_nothing_is_put_off(editor: User) -> None:
    with pytest.raises(NotOpen, match="there is nothing to put off"):
        put_off(dismissed_claim(editor), editor)


def test_a_settled_claim_that_is_asked_about_again_is_put_off_like_any_other(editor: User) -> None:
    claim = settled_claim(editor)
    make_suggestion(claim)

    put_off(claim, editor)

    assert not waits(claim)
