"""Administrators see how the tracker runs and what was given up, and have it tried again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from claims.actions import heartbeats, retrying
from claims.errors import BadInput, NotAllowed
from claims.models import Analysis, Backup, BulkRun, Feed, Fetch, Matching, OutgoingMail
from claims.models.heartbeat import Queue
from claims.models.work import OwedWork
from claims.queries import work
from tests.admin.desk import signed_in, words
from tests.conftest import NOW
from tests.factories import make_version

pytestmark = pytest.mark.django_db

PAGE, REGISTER, AGAIN = (reverse(f"admin:{name}") for name in ("operations", "given_up", "try_again"))


def lost(error: str = "RuntimeError: no space left") -> Analysis:
    """The analysis of a version that was given up."""
    row = Analysis.objects.get(version=make_version())
    Analysis.objects.filter(pk=row.pk).update(gave_up_at=NOW, attempts=5, error=error)
    return row


def all_beat() -> None:
    for queue in Queue:
        heartbeats.beat(queue=queue, now=timezone.now())


def test_every_kind_of_owed_work_is_looked_after() -> None:
    assert {Analysis, BulkRun, Fetch, Matching, OutgoingMail} <= set(work.kinds().values())
    assert set(OwedWork.__subclasses__()) == set(work.kinds().values())
    assert all(kind.QUEUE in Queue and kind.CALLED for kind in work.kinds().values())


def test_a_queue_that_nobody_reads_is_told_in_words(administrator: User) -> None:
    browser = signed_in(administrator)
    assert "Stalled: nobody reads fetch, read, match, notify, upkeep." in words(browser.get(PAGE))

    all_beat()
    assert "Every queue is read." in words(browser.get(PAGE))

    heartbeats.beat(queue=Queue.MATCH, now=timezone.now() - timedelta(seconds=121))
    page = words(browser.get(PAGE))
    assert "Stalled: nobody reads match." in page
    assert page.count("✕ stalled") == 1


def test_it_shows_what_is_due_and_since_when(administrator: User) -> None:
    for _ in range(3):
        make_version()
    Analysis.objects.update(due_at=timezone.now() - timedelta(hours=2))

    assert "3 texts to read 2 hours overdue" in words(signed_in(administrator).get(PAGE)).replace("\xa0", " ")


def test_it_shows_the_ends_of_the_chains_the_feeds_and_the_backup(administrator: User) -> None:
    browser = signed_in(administrator)
    assert "Last backup There is none." in words(browser.get(PAGE))
    Backup.objects.create(started_at=NOW, finished_at=NOW, digest="ab" * 32, bytes=5_000_000, engine="sqlite")
    Backup.objects.create(started_at=NOW, engine="sqlite")

    page = words(browser.get(PAGE)).replace("\xa0", " ")
    assert f"4.8 MB of sqlite, SHA-256 {'ab' * 32}" in page
    assert "is not finished" in page
    assert f"Ledger entries 0 , ending in {'0' * 64}" in page
    assert "Feeds: 0 followed, none of them failing, 0 gone, 0 paused." in page


def test_a_pause_of_intake_is_told_here_and_on_the_page_of_feeds(administrator: User, settings: Settings) -> None:
    settings.HIGH_WATER = 2
    make_version()
    browser = signed_in(administrator)
    assert "Intake is paused" not in words(browser.get(PAGE))

    make_version()

    for page in (PAGE, reverse("admin:claims_feed_changelist")):
        assert "Intake is paused: 2 texts or more wait to be read." in words(browser.get(page))
    Analysis.objects.first().delete()  # type: ignore[union-attr]
    assert "Intake is paused" not in words(browser.get(PAGE))


def test_what_was_given_up_is_shown_by_its_reason_and_tried_again_one_by_one(administrator: User) -> None:
    first, second, other = lost(), lost(), lost("ValueError: odd")
    browser = signed_in(administrator)
    page = words(browser.get(REGISTER))
    assert "Texts to read: 2 RuntimeError: no space left" in page
    assert "Texts to read: 1 ValueError: odd" in page

    answer = browser.post(AGAIN, {"kind": "analysis", "row": first.pk}, follow=True)

    assert "Tried again within a minute: 1." in words(answer)
    first.refresh_from_db()
    assert (first.gave_up_at, first.attempts, first.error) == (None, 0, "RuntimeError: no space left")
    assert {row.pk for row in Analysis.objects.given_up()} == {second.pk, other.pk}


def test_all_of_one_reason_are_tried_again_at_once(administrator: User) -> None:
    alike, other = [lost() for _ in range(7)], lost("ValueError: odd")
    browser = signed_in(administrator)
    assert "And 2 more." in words(browser.get(REGISTER))

    answer = browser.post(AGAIN, {"kind": "analysis", "row": alike[3].pk, "all": "1"}, follow=True)

    assert "Tried again within a minute: 7." in words(answer)
    assert list(Analysis.objects.given_up()) == [other]
    assert Analysis.objects.due(timezone.now()).count() == 7


def test_what_is_given_up_no_more_is_told_and_left_alone(administrator: User) -> None:
    row = lost()
    Analysis.objects.filter(pk=row.pk).update(gave_up_at=None, attempts=2, lease_until=NOW)
    browser = signed_in(administrator)

    for sent in ({}, {"all": "1"}):
        answer = browser.post(AGAIN, {"kind": "analysis", "row": row.pk, **sent}, follow=True)
        assert "It is not given up any more" in words(answer)
    row.refresh_from_db()
    assert (row.attempts, row.lease_until) == (2, NOW)
    with pytest.raises(BadInput):
        retrying.try_again(kind=Analysis, pk=row.pk, by=administrator, now=NOW)


@pytest.mark.parametrize("sent", [{}, {"kind": "user", "row": "1"}, {"kind": "analysis", "row": "x"}])
def test_what_is_no_work_is_not_found(sent: dict[str, str], administrator: User) -> None:
    assert signed_in(administrator).post(AGAIN, sent).status_code == 404


def test_only_administrators_look_after_the_tracker(editor: User) -> None:
    row, browser = lost(), signed_in(editor)

    answers: list[Any] = [browser.get(PAGE), browser.get(REGISTER)]
    answers.append(browser.post(AGAIN, {"kind": "analysis", "row": row.pk}))
    assert {answer.status_code for answer in answers} == {403}
    assert "needs the role “administrator”" in words(answers[0])
    assert "How the tracker runs" not in words(browser.get(reverse("admin:index")))
    with pytest.raises(NotAllowed):
        retrying.try_all_again(kind=Analysis, like=row.pk, by=editor, now=NOW)
    assert Analysis.objects.given_up().exists()


def test_the_pages_cost_the_same_however_much_waits_and_was_given_up(administrator: User) -> None:
    browser, costs = signed_in(administrator), []
    for more in (1, 12):
        for number in range(more):
            lost(f"RuntimeError: {number}")
            Feed.objects.create(
                url=f"https://a.example/{more}/{number}", source=make_version().article.source, due_at=NOW, added_at=NOW
            )
        with CaptureQueriesContext(connection) as queries:
            browser.get(PAGE)
            browser.get(REGISTER)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 45, costs
