"""Administrators see how each feed is doing, and have feeds asked, paused and resumed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions import feeds, hubs
from claims.errors import TemporaryFetchError
from claims.models import Feed, Subscription
from claims.models.feed import FeedState
from claims.tasks.feeds import poll
from tests.admin.desk import signed_in, words
from tests.conftest import NOW

LIST = reverse("admin:claims_feed_changelist")


@pytest.fixture
def feed(db: None) -> Feed:
    return feeds.add(url="https://lowe.example/feed.xml", title="Lowe", by=None, now=NOW)


def press(person: User, feed: Feed, action: str) -> Any:
    return signed_in(person).post(LIST, {"action": action, "_selected_action": [feed.pk]}, follow=True)


def broken(url: str, validators: object) -> Any:
    raise TemporaryFetchError("lowe.example does not answer.")


def test_a_broken_feed_shows_after_one_poll(feed: Feed, administrator: User) -> None:
    client = signed_in(administrator)
    assert "Not asked yet" in words(client.get(LIST))
    feeds.poll(feed_id=feed.pk, now=NOW, ask=broken)
    assert "Failed 1 in a row: lowe.example does not answer." in words(client.get(LIST, {"standing": "failing"}))
    assert "Lowe" not in words(client.get(LIST, {"standing": "gone"}))


def test_a_feed_asked_now_wakes_a_worker(
    feed: Feed, administrator: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    woken: list[int] = []
    monkeypatch.setattr(poll, "apply_async", lambda args, **_: woken.append(args[0]))
    with django_capture_on_commit_callbacks(execute=True):
        assert "Feeds to be asked now: 1." in words(press(administrator, feed, "ask_now"))
    assert woken == [feed.pk]


def test_a_refusal_says_why(feed: Feed, administrator: User) -> None:
    press(administrator, feed, "pause")
    assert Feed.objects.get().state == FeedState.PAUSED.value
    assert "resume it first" in words(press(administrator, feed, "ask_now"))
    press(administrator, feed, "resume")
    assert Feed.objects.get().state == FeedState.FOLLOWED.value


def test_the_list_and_the_page_of_a_feed_tell_how_its_hub_stands(feed: Feed, administrator: User) -> None:
    now = timezone.now()
    told = {"hub": "https://hub.example/push", "topic": feed.url, "made_at": now, "due_at": now}
    live = {"live_since": now, "live_until": now + timedelta(days=9), "pushed_at": now, "taken": 1200, "refused": 2}
    row = Subscription.objects.create(feed=feed, **told, **live, is_believed=True)
    client, page = signed_in(administrator), reverse("admin:claims_feed_change", args=[feed.pk])
    for place in (LIST, page):
        seen = words(client.get(place))
        assert "hub.example pushes since" in seen
        assert "or longer; asked once a day meanwhile." in seen
        assert "1,200 in all. Pushes with a wrong signature, ignored: 2." in seen
        assert row.token not in client.get(place).content.decode()

    assert "Feeds that take no pushes: 1." in words(press(administrator, feed, "stop_pushes"))
    assert "Stopped by an administrator." in words(client.get(LIST))
    assert Subscription.objects.get().is_ending
    press(administrator, feed, "take_pushes")
    assert Feed.objects.get().takes_pushes


def test_a_request_that_no_hub_took_stands_among_what_was_given_up(feed: Feed, administrator: User) -> None:
    told = {"hub": "https://hub.example/", "topic": feed.url, "made_at": NOW, "due_at": NOW}
    Subscription.objects.create(feed=feed, **told, gave_up_at=NOW, error="The hub denied it: No room.")
    page = words(signed_in(administrator).get(reverse("admin:given_up")))
    assert "Requests to hubs" in page
    assert "Lowe, at https://hub.example/" in page
    assert "The hub denied it: No room." in page


def test_editors_change_nothing_here(feed: Feed, editor: User) -> None:
    press(editor, feed, "pause")
    assert Feed.objects.get().state == FeedState.FOLLOWED.value


def test_the_list_costs_the_same_for_many_feeds(feed: Feed, administrator: User) -> None:
    client, costs = signed_in(administrator), []
    for more in (0, 8):
        for number in range(more):
            more_of = feeds.add(url=f"https://site{number}.example/feed", outlet=f"Site {number}", by=None, now=NOW)
            hubs.keep(feed=more_of, hub="https://hub.example/", topic=more_of.url, now=NOW)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 10, costs
