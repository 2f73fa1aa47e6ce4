"""What the queue says when there is nothing to decide: the truth, of six kinds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from claims.actions import claims, reservations
from claims.models import Analysis, ArticleVersion, Claim
from claims.queries import desk
from claims.queries.queue.emptiness import Reason
from tests.admin.desk import signed_in, words
from tests.factories import make_act, make_version, other_claim

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:claims_reviewitem_changelist")


def empty(client: Any, **asked: str) -> tuple[Reason | None, str]:
    """Return the reason that the queue gives for its emptiness, and what the page says."""
    page = client.get(QUEUE, asked)
    found = page.context["empty"]
    return (found.reason if found else None), words(page).replace("\xa0", " ")


def looked_at(editor: User, *, hours_ago: float = 1) -> Claim:
    """Return a claim that was decided, of an article that came in and was read so many hours ago."""
    claim = claims.follow(claim=other_claim(), act=make_act(editor)).claim
    came = timezone.now() - timedelta(hours=hours_ago)
    Analysis.objects.update(finished_at=came, detector="test")
    # The trigger refuses changes of a version: this is a fresh one, as intake would have written it.
    version = make_version("A storm came.")
    later = ArticleVersion(**{**_fields(version), "received_at": came, "number": 2, "digest": "x" * 64})
    later.save()
    Analysis.objects.filter(version=version).update(finished_at=came, detector="test")
    return claim


def _fields(version: ArticleVersion) -> dict[str, Any]:
    return {name: getattr(version, name) for name in ("article", "title", "text", "door", "received_by")}


def test_nothing_left(editor: User) -> None:
    looked_at(editor)

    reason, said = empty(signed_in(editor))

    assert reason is Reason.DONE
    assert "Nothing waits for a decision" in said
    assert "Every claim has been looked at" in said


def test_all_in_the_hands_of_others_says_of_whom_and_until_when(editor: User, second_editor: User) -> None:
    one, other = other_claim(), other_claim()
    for claim in (one, other):
        reservations.reserve(claim=claim, by=second_editor, now=timezone.now())

    reason, said = empty(signed_in(editor))

    assert reason is Reason.RESERVED
    assert "in the hands of others: Omar (2) until" in said
    assert "2 claims to decide" in said
    # To the one who holds them, they are not out of reach.
    assert empty(signed_in(second_editor))[0] is None
    third = other_claim()
    assert empty(signed_in(editor))[0] is None
    assert empty(signed_in(editor), words=one.text)[0] is Reason.RESERVED
    assert empty(signed_in(editor), words=third.text)[0] is None


def test_filtered_out_says_how_many_wait_without_the_filters(editor: User) -> None:
    other_claim(), other_claim()

    reason, said = empty(signed_in(editor), caveat="disputed")

    assert reason is Reason.FILTERED
    assert "The filters leave out every claim that waits: 2. Clear the filters" in said


def test_filters_over_an_empty_queue_are_not_to_blame(editor: User) -> None:
    looked_at(editor)

    assert empty(signed_in(editor), caveat="disputed")[0] is Reason.DONE


def test_intake_without_articles_says_since_when(editor: User) -> None:
    looked_at(editor, hours_ago=72)

    reason, said = empty(signed_in(editor))

    assert reason is Reason.STALLED
    assert "nothing comes in either" in said
    assert "3 days ago" in said
    assert "Every claim has been looked at" not in said


def test_articles_that_nobody_reads_are_told_apart_from_none_that_come(editor: User) -> None:
    looked_at(editor)
    version = make_version("Another storm came.")
    Analysis.objects.filter(version=version).update(due_at=timezone.now() - timedelta(hours=2))

    reason, said = empty(signed_in(editor))

    assert reason is Reason.STALLED
    assert "an article has been due to be read since" in said
    assert "(2 hours)" in said


def test_a_first_run_says_how_to_load_articles(editor: User) -> None:
    reason, said = empty(signed_in(editor))

    assert reason is Reason.FIRST_RUN
    assert "manage.py demo" in said
    assert "Add the first article" in said


def test_the_end_of_the_queue_is_not_its_emptiness(editor: User) -> None:
    claim = other_claim()

    reason, said = empty(signed_in(editor), after=str(desk.place_of(claim)))

    assert reason is Reason.END
    assert "You are at the end of the queue" in said


def test_a_queue_with_something_to_do_says_nothing_of_emptiness(editor: User) -> None:
    other_claim()

    assert empty(signed_in(editor))[0] is None
