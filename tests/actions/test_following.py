"""An administrator has a feed asked now, unless its site is to be left alone, and puts feeds aside."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.actions import feeds, following, hosts
from claims.errors import BadInput, NotAllowed
from claims.models import Feed
from claims.models.feed import FeedState
from tests.conftest import NOW

LATER = NOW + timedelta(hours=3)


@pytest.fixture
def feed(db: None) -> Feed:
    made = feeds.add(url="https://lowe.example/feed.xml", by=None, now=NOW)
    Feed.objects.update(due_at=LATER)
    return made


def test_a_feed_is_due_at_once_when_it_is_to_be_asked_now(feed: Feed, administrator: User) -> None:
    following.ask_now(feed_id=feed.pk, by=administrator, now=NOW)
    assert list(Feed.objects.due(NOW)) == [feed]


@pytest.mark.parametrize(
    ("kept", "reason"),
    [
        ({"state": FeedState.PAUSED.value}, "resume it first"),
        ({"lease_until": LATER}, "being asked already"),
        ({"status": 429}, "asked us to wait until"),
    ],
)
def test_a_feed_that_must_not_be_asked_is_left_alone_with_a_reason(
    kept: dict[str, Any], reason: str, feed: Feed, administrator: User
) -> None:
    Feed.objects.update(**kept)
    with pytest.raises(BadInput, match=reason):
        following.ask_now(feed_id=feed.pk, by=administrator, now=NOW)
    assert Feed.objects.get().due_at == LATER


def test_a_site_that_is_held_off_is_not_asked_now(feed: Feed, administrator: User) -> None:
    hosts.take(name=hosts.name_of(feed.url), now=NOW)
    hosts.hold_off(name=hosts.name_of(feed.url), until=LATER)
    with pytest.raises(BadInput, match="left alone"):
        following.ask_now(feed_id=feed.pk, by=administrator, now=NOW)


def test_a_feed_is_paused_but_one_that_is_gone_stays_gone(feed: Feed, administrator: User) -> None:
    following.pause(feed_id=feed.pk, by=administrator, now=NOW)
    assert Feed.objects.get().state == FeedState.PAUSED.value
    Feed.objects.update(state=FeedState.GONE.value)
    following.pause(feed_id=feed.pk, by=administrator, now=NOW)
    assert Feed.objects.get().state == FeedState.GONE.value


def test_editors_neither_pause_nor_ask(feed: Feed, editor: User) -> None:
    with pytest.raises(NotAllowed):
        following.pause(feed_id=feed.pk, by=editor, now=NOW)
    with pytest.raises(NotAllowed):
        following.ask_now(feed_id=feed.pk, by=editor, now=NOW)
