"""Working off a queue of many kinds of questions: claims with several, one kind at a time, and on to the next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import claims
from claims.models import Claim
from claims.models.review import ReviewKind
from claims.queries import desk
from tests.admin.desk import card, send, signed_in, words
from tests.admin.test_answers import answer
from tests.conftest import NOW
from tests.factories import make_act, other_claim
from tests.suggesting import make_alert, make_likeness, make_overdue, make_suggestion

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

    assert "Asked too: drift" in words(signed_in(editor).get(QUEUE))
    assert str(desk.tally().of(ReviewKind.DRIFT)) == "1"


@pytest.mark.parametrize("kind", ReviewKind)
def test_every_kind_has_its_question(kind: ReviewKind) -> None:
    assert desk.ASKS[kind]


def test_the_kinds_are_filtered_by_links_that_count_claims(busy: Claim, between: Claim, editor: User) -> None:
    client = signed_in(editor)

    said = words(client.get(QUEUE))
    alerts = client.get(QUEUE, {"kind": "drift"})

    assert "All 2 New claim 1 Evidence 1 Drift 1 Zombie 0 Reopened 0 Same claim 0 Figures 0 Overdue 1 Sec" in said
    assert "1 claim to decide: drift" in words(alerts)
    assert busy.text in words(alerts)
    assert between.text not in words(alerts)
    assert f"{card(busy)}?kind=drift" in alerts.content.decode()


def test_a_kind_that_nothing_waits_with_says_so_and_shows_the_way_back(between: Claim, editor: User) -> None:
    said = words(signed_in(editor).get(QUEUE, {"kind": "reopened"}))

    assert "No claim waits with such a question: reopened" in said
    assert "See the others : 1 claim waits." in said


@pytest.mark.parametrize("written", ["nonsense", "NEW_CLAIM", "", "drift,evidence"])
def test_a_kind_that_is_none_shows_them_all(written: str, between: Claim, editor: User) -> None:
    assert "1 claim to decide" in words(signed_in(editor).get(QUEUE, {"kind": written, "after": ""}))


def test_answering_one_of_several_questions_stays_with_the_claim(busy: Claim, between: Claim, editor: User) -> None:
    client = signed_in(editor)
    alert = busy.review_items.get(kind=ReviewKind.DRIFT)

    onward = answer(client, busy, "acknowledge", alert.pk).headers["Location"]

    assert onward.startswith(card(busy))
    assert "Does what was found bear on it?" in words(client.get(onward))


def test_after_the_last_the_round_goes_on_from_where_it_was(busy: Claim, between: Claim, editor: User) -> None:
    """The claim's next question stands behind another claim: that one must not be passed over."""
    client = signed_in(editor)
    page = client.get(card(busy))
    for question in busy.review_items.filter(closed_at=None).exclude(kind=ReviewKind.EVIDENCE):
        page = client.get(answer(client, busy, "acknowledge", question.pk, page=page).headers["Location"])

    onward = answer(client, busy, "turn_down", busy.matches.get().pk, page=page, how="not_about")

    assert onward.headers["Location"] == card(between)


def test_a_claim_left_for_the_next_is_not_met_again_at_its_later_questions(busy: Claim, between: Claim) -> None:
    place = desk.place_of(busy)

    assert place
    assert desk.following(place, beside=busy) == between.public_id
    after = desk.place_of(between)
    assert after
    assert desk.following(after, beside=between) is None
    assert desk.preceding(after, beside=between) == busy.public_id


def test_a_round_of_one_kind_leads_on_within_it(busy: Claim, between: Claim, editor: User) -> None:
    later = followed(editor)
    make_alert(later)
    client = signed_in(editor)
    page = client.get(card(busy), {"kind": "drift"})

    onward = answer(client, busy, "acknowledge", busy.review_items.get(kind=ReviewKind.DRIFT).pk, page=page)

    assert onward.headers["Location"] == f"{card(later)}?kind=drift"
    assert "1 left with such a question (drift)" in words(client.get(onward.headers["Location"]))


def test_the_end_of_a_round_of_one_kind_is_its_queue(busy: Claim, between: Claim, editor: User) -> None:
    client = signed_in(editor)
    page = client.get(card(busy), {"kind": "drift"})

    onward = answer(client, busy, "acknowledge", busy.review_items.get(kind=ReviewKind.DRIFT).pk, page=page)

    assert onward.headers["Location"] == f"{QUEUE}?kind=drift"


def test_beginning_a_round_of_one_kind_leads_to_its_first(busy: Claim, between: Claim, editor: User) -> None:
    client = signed_in(editor)

    assert client.get(reverse("admin:next_card"), {"kind": "new_claim"}).headers["Location"] == (
        f"{card(between)}?kind=new_claim"
    )
    assert client.get(reverse("admin:next_card"), {"kind": "reopened"}).headers["Location"] == f"{QUEUE}?kind=reopened"


def test_following_a_claim_about_which_more_is_asked_stays_with_it(editor: User) -> None:
    first, second = other_claim(now=days_ago(2)), other_claim(now=days_ago(1))
    make_likeness(first, second, now=days_ago(1))
    client = signed_in(editor)

    onward = send(client, second, "follow")

    assert onward.headers["Location"].startswith(card(second))
    assert f"It may be the same claim as {first.public_id}" in words(client.get(onward.headers["Location"]))


@pytest.mark.parametrize("at", ["nonsense", "urgent_2026-03-01_1", "newest_2030-01-01_1", "%00"])
def test_a_made_up_place_still_shows_the_card(at: str, busy: Claim, editor: User) -> None:
    assert signed_in(editor).get(card(busy), {"at": at}).status_code == 200


def test_the_queue_costs_the_same_however_much_is_asked(busy: Claim, editor: User) -> None:
    client, costs = signed_in(editor), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(QUEUE, {"kind": "drift"})
        costs.append(len(queries))
        for _ in range(3):
            claim = followed(editor)
            make_alert(claim)
            make_suggestion(claim)

    assert costs[0] == costs[1] <= 13


def test_the_queue_with_its_first_questions_uses_the_index_of_what_waits(busy: Claim) -> None:
    """On SQLite the plan names the index; PostgreSQL needs a full table before it does."""
    if connection.vendor != "sqlite":
        pytest.skip("asks for a plan in SQLite's words")

    plan: Any = desk.fronts()[:50].explain()

    assert "review_urgent" in plan
    assert "TEMP B-TREE" not in plan
