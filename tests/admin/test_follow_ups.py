"""The follow-up on a card: what would settle the claim, by when to look again, and putting it off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.timezone import localdate

from claims.actions import claims
from claims.models import Claim, Decision, FollowUp
from tests.admin.desk import card, hidden, send, signed_in, step, value_of, words
from tests.factories import followed_claim, make_act, make_claim
from tests.reserving import lapse
from tests.suggesting import make_overdue

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(editor: User) -> Claim:
    return followed_claim(editor)


def in_days(days: int) -> str:
    return (localdate() + timedelta(days=days)).isoformat()


def plan(**typed: str) -> dict[str, str]:
    return {"criteria": "The port authority publishes a count.", "check_by": in_days(9), **typed}


def test_the_card_says_what_would_settle_it_and_how_late_it_is(claim: Claim, editor: User) -> None:
    make_overdue(claim)

    page = words(signed_in(editor).get(card(claim)))

    assert "Would settle it A body that is no party publishes a count." in page
    assert "Look again by 1 March 2026 , overdue" in page
    assert "What has become of it?" in page or "It was to be looked at by 1 March 2026." in page


def test_the_plan_is_changed_and_the_question_closed(claim: Claim, editor: User) -> None:
    make_overdue(claim)
    client = signed_in(editor)

    answer = send(client, claim, "plan", **plan(note="They promised one."))

    row = FollowUp.objects.get(claim=claim)
    assert (row.criteria, row.check_by.isoformat(), row.stage) == (plan()["criteria"], in_days(9), "on_time")
    assert not claim.review_items.filter(closed_at=None).exists()
    assert answer.headers["Location"] == reverse("admin:claims_reviewitem_changelist")
    assert Decision.objects.latest("sequence").note == "They promised one."


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"criteria": ""}, "Say what would settle it"),
        ({"criteria": "x" * 1001}, "at most 1000 characters"),
        ({"check_by": ""}, "Give the day by which to look again."),
        ({"check_by": "14.3.2027"}, "Write the day as year-month-day"),
        ({"check_by": "2020-01-01"}, "is too early"),
        ({"check_by": "2999-01-01"}, "is too far off to be a promise"),
    ],
)
def test_a_bad_plan_is_refused_beside_its_field(
    typed: dict[str, str], complaint: str, claim: Claim, editor: User
) -> None:
    before = FollowUp.objects.values().get(claim=claim)

    answer = send(signed_in(editor), claim, "plan", **plan(**typed, note="Typed words."))

    assert answer.status_code == 400
    assert complaint in words(answer)
    assert "Typed words." in answer.content.decode()
    assert FollowUp.objects.values().get(claim=claim) == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"until": in_days(5)}, "Put off until"),
        ({"until_evidence": "on"}, "Put off until new evidence"),
        ({"until": in_days(5), "until_evidence": "on"}, "or until new evidence"),
    ],
)
def test_it_is_put_off_until_a_day_or_until_evidence(
    typed: dict[str, str], said: str, claim: Claim, editor: User
) -> None:
    client = signed_in(editor)

    send(client, claim, "snooze", **typed)

    page = words(client.get(card(claim)))
    assert said in page
    assert f"{claim.public_id} is put off." in page


def test_putting_off_needs_an_end(claim: Claim, editor: User) -> None:
    answer = send(signed_in(editor), claim, "snooze", until="", note="Typed words.")

    assert answer.status_code == 400
    assert "Say until when" in words(answer)
    assert "Typed words." in answer.content.decode()


@pytest.mark.parametrize(("name", "typed"), [("plan", plan()), ("snooze", {"until_evidence": "on"})])
def test_what_was_planned_can_be_taken_back(name: str, typed: dict[str, str], claim: Claim, editor: User) -> None:
    before = FollowUp.objects.values("criteria", "check_by", "snoozed_until", "until_evidence").get(claim=claim)
    client = signed_in(editor)
    send(client, claim, name, **typed)

    client.post(reverse("admin:undo"), hidden(client.get(card(claim)), reverse("admin:undo")))

    after = FollowUp.objects.values("criteria", "check_by", "snoozed_until", "until_evidence").get(claim=claim)
    assert after == before


def test_a_plan_sent_twice_counts_once(claim: Claim, editor: User) -> None:
    client = signed_in(editor)
    page, before = client.get(card(claim)), Decision.objects.count()

    for _ in range(2):
        send(client, claim, "plan", page=page, **plan())

    assert Decision.objects.count() == before + 1


@pytest.mark.parametrize(("name", "typed"), [("plan", plan()), ("snooze", {"until": in_days(5)})])
def test_the_second_of_two_editors_keeps_what_was_typed(
    name: str, typed: dict[str, str], claim: Claim, editor: User, second_editor: User
) -> None:
    client = signed_in(editor)
    page = client.get(card(claim))
    claims.reword(claim=lapse(claim), text="Other words.", act=make_act(second_editor))

    conflict = send(client, claim, name, page=page, **typed)
    again: Any = send(client, claim, name, page=conflict, **typed)

    assert conflict.status_code == 409
    assert "Omar reworded the claim" in words(conflict)
    for field in set(typed) & {"criteria", "check_by", "until"}:
        assert value_of(conflict, field) == typed[field]
    assert again.status_code == 302


def test_only_a_followed_claim_has_one(editor: User) -> None:
    claim = make_claim()
    client = signed_in(editor)

    refused = client.post(step(claim, "plan"), {"seen": "1", "nonce": "0" * 32, **plan()})

    assert "Follow-up" not in words(client.get(card(claim)))
    assert refused.status_code == 409
    assert "only one that is followed" in words(refused)
