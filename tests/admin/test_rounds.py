"""Working off a queue of many kinds of questions: claims with several, one kind at a time, and on to the next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.actions import claims
from claims.models import Claim
from claims.models.review import ReviewKind
from claims.queries import desk
from tests.admin.desk import signed_in, words
from tests.conftest import NOW
from tests.factories import make_act, other_claim
from tests.suggesting import make_alert, make_overdue, make_suggestion

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:claims_reviewitem_changelist")


def followed(by: User) -> Claim:
    """A followed claim about which nothing is asked."""
    return claims.follow(claim=other_claim(), act=make_act(by)).claim


def days_ago(days: int) -> Any:
    return NOW - timedelta(days=days)


@pytest.fixture
def busy(editor: User) -> Claim:
    """A followed claim with three questions: an alert of four days ago, evidence of two, and it is overdue."""
    claim = followed(editor)
    make_overdue(claim, now=days_ago(1))
    make_suggestion(claim, now=days_ago(2))
    make_alert(claim, now=days_ago(4))
    return claim


@pytest.fixture
def between() -> Claim:
    """A claim that was found three days ago."""
    return other_claim(now=days_ago(3))


def test_a_claim_with_several_questions_is_listed_once_where_the_first_stands(busy: Claim, between: Claim) -> None:
    queue = desk.queue()

    assert [row.public_id for row in queue.rows] == [busy.public_id, between.public_id]
    assert (queue.rows[0].question, queue.rows[0].further) == (
        ReviewKind.DRIFT,
        {ReviewKind.EVIDENCE: 1, ReviewKind.OVERDUE: 1},
    )
    assert str(queue.left) == "2"


def test_the_queue_says_what_each_question_asks_and_what_is_asked_too(busy: Claim, editor: User) -> None:
    said = words(signed_in(editor).get(QUEUE))

    assert "1 claim to decide" in said
    assert "What an article says of it changed. The caveat is gone" in said
    assert "Asked too: overdue, evidence" in said or "Asked too: evidence, overdue" in said


def test_two_alerts_about_one_claim_are_counted_as_such(editor: User) -> None:
    claim = followed(editor)
    make_alert(claim)
    make_alert(claim)
