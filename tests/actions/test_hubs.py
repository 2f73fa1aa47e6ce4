"""Asking hubs: what feeds name is owed, granted only as it was asked for, renewed in time, and ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from pytest_django import Settings

from claims.actions import feeds, following, hubs
from claims.models import Feed, Host, Subscription
from claims.net import hubs as net
from claims.net.feeds import Answer
from claims.queries import due
from claims.reading.feeds.schedule import LONGEST
from tests.conftest import NOW
from tests.feed_site import FeedSite
from tests.hub import CHALLENGE, DAY, HOUR, TOPIC, Hub, asked, naming, subscribed, told, visit
from tests.net.site import plain
from tests.reading.feeds.samples import RSS

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(followed: Feed) -> Feed:
    return followed


def test_a_feed_that_names_its_hub_owes_the_request_and_the_hub_grants_it(hub: Hub, feed: Feed) -> None:
    assert told(feed) == "127.0.0.1 does not push yet."
    assert asked(hub) == 1
    assert "has not asked back yet" in told(feed)

    answer = hub.asks_back(lease_seconds="86400")

    assert (answer.status_code, answer.content.decode()) == (200, CHALLENGE)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    row = Subscription.objects.get()
    sent = hub.asked[0]
    assert sent == {
        "hub.mode": "subscribe", "hub.topic": TOPIC, "hub.lease_seconds": "864000",
        "hub.callback": f"https://claims.example/push/{row.token}/", "hub.secret": hubs.secret(row),
    }  # fmt: skip
    assert len(row.token) >= 43
    assert abs(row.live_until - timezone.now() - DAY) < timedelta(minutes=1)  # type: ignore[operator]
    assert "127.0.0.1 pushes since" in told(feed)


def test_no_hub_is_asked_where_nobody_could_reach_the_tracker(hub: Hub, settings: Settings) -> None:
    settings.WEBSUB = False
    feed = feeds.add(url=TOPIC, by=None, now=NOW)
    visit(feed, naming(hub))
    assert not Subscription.objects.exists()


def test_what_the_header_names_comes_before_what_the_feed_names(hub: Hub, feed: Feed) -> None:
    def site(url: str, validators: object) -> Answer:
        return Answer(
            url, 200, RSS, "application/rss+xml", hub="https://header.example/", topic="https://lowe.example/h"
        )

    Host.objects.all().delete()
    Feed.objects.update(due_at=timezone.now())
    assert feeds.poll(feed_id=feed.pk, ask=site)
    row = Subscription.objects.wanted().get()
    assert (row.hub, row.topic) == ("https://header.example/", "https://lowe.example/h")


def test_a_second_visit_owes_nothing_more(hub: Hub, feed: Feed) -> None:
    subscribed(hub)
    visit(feed, naming(hub))  # not modified
    visit(feed, naming(hub, etag='"2"'))
    assert Subscription.objects.count() == 1
    assert asked(hub) == 0


def test_of_two_workers_one_asks(hub: Hub, feed: Feed) -> None:
    (pk,) = due.subscriptions(now=timezone.now(), limit=9)
    assert hubs.run(subscription_id=pk, ask=hub.ask)
    assert not hubs.run(subscription_id=pk, ask=hub.ask)
    assert len(hub.asked) == 1


@pytest.mark.parametrize(
    "changed",
    [{"topic": "https://lowe.example/other.xml"}, {"topic": ""}, {"mode": "unsubscribe"}, {"mode": "publish"},
     {"challenge": ""}, {"lease_seconds": "0"}, {"lease_seconds": "-5"}, {"lease_seconds": "9" * 40},
     {"lease_seconds": "٣"}],
    ids=str,
)  # fmt: skip
def test_what_was_not_asked_for_is_not_confirmed(hub: Hub, feed: Feed, changed: dict[str, str]) -> None:
    asked(hub)
    answer = hub.asks_back(**changed)
    assert (answer.status_code, CHALLENGE in answer.content.decode()) == (404, False)
    assert Subscription.objects.get().live_until is None


def test_nothing_is_confirmed_twice_or_before_it_was_asked_or_long_after(hub: Hub, feed: Feed) -> None:
    asked(hub)
    Subscription.objects.update(expected_until=timezone.now() - HOUR)
    assert hub.asks_back().status_code == 404
    Subscription.objects.update(expected_until=timezone.now() + HOUR)
    assert hub.asks_back().status_code == 200
    assert hub.asks_back().status_code == 404
    Subscription.objects.update(expected_until=None, live_since=None, live_until=None)
    assert hub.asks_back().status_code == 404


def test_a_hub_may_grant_less_or_say_nothing_but_never_for_years(hub: Hub, feed: Feed) -> None:
    granted = []
    for seconds in ("", "3600", "9999999999"):
        asked(hub, now=timezone.now() + 9 * DAY)
        Subscription.objects.update(expected_until=timezone.now() + HOUR)
        assert hub.asks_back(lease_seconds=seconds).status_code == 200
        granted.append(round((Subscription.objects.get().live_until - timezone.now()) / HOUR))  # type: ignore[operator]
    assert granted == [240, 1, 720]


def test_a_denial_is_told_in_words_and_waits_for_a_person(hub: Hub, feed: Feed) -> None:
    asked(hub)
    assert hub.denies(topic="https://lowe.example/other.xml").status_code == 404
    assert hub.denies("No <b>room</b>.\r\n").status_code == 200
    assert told(feed) == "127.0.0.1 does not push. The hub denied it: No <b>room</b>."
    visit(feed, naming(hub))
    assert asked(hub, now=timezone.now() + 30 * DAY) == 0


def test_a_denial_ends_what_was_granted(hub: Hub, feed: Feed) -> None:
    subscribed(hub)
    assert hub.denies("Closed.").status_code == 200
    assert Subscription.objects.get().live_until is None
    assert hub.pushes().status_code == 410


def test_a_refusal_is_given_up_with_the_words_of_the_hub(hub: Hub, feed: Feed) -> None:
    hub.answer = plain(b"Topic <i>unknown</i>\n", status="400 Bad Request")
    asked(hub)
    row = Subscription.objects.get()
    assert row.gave_up_at is not None
    assert row.error == "The hub at 127.0.0.1 refused the request (it answered 400): Topic <i>unknown</i>"


def test_a_hub_that_is_away_or_never_asks_back_is_asked_ever_less_often_then_given_up(hub: Hub, feed: Feed) -> None:
    hub.answer = plain(b"", status="503 Busy", headers="Retry-After: 3600\r\n")
    now = timezone.now()
    asked(hub, now=now)
    row = Subscription.objects.get()
    assert row.due_at >= now + HOUR
    hub.answer = plain(b"", status="202 Accepted")
    waits = []
    while row.gave_up_at is None:
        now = row.due_at
        assert asked(hub, now=now) == 1
        row.refresh_from_db()
        waits.append(row.due_at - now)
    assert waits == sorted(waits)
    assert len(hub.asked) == Subscription.MOST_ATTEMPTS
    assert "cannot reach this tracker at SITE_URL" in row.error
    # A late word counts all the same.
    Subscription.objects.update(expected_until=timezone.now() + HOUR)
    assert hub.asks_back().status_code == 200
    healed = Subscription.objects.get()
    assert (healed.gave_up_at, healed.error, healed.attempts) == (None, "", 0)


def test_a_hub_that_asks_back_at_once_is_heard(hub: Hub, feed: Feed) -> None:
    """Some ask back before they answer the request."""

    def ask(address: str, form: dict[str, str]) -> None:
        hub.asked.append(form)
        assert hub.asks_back().status_code == 200

    (pk,) = due.subscriptions(now=timezone.now(), limit=9)
    assert hubs.run(subscription_id=pk, ask=ask)
    row = Subscription.objects.get()
    assert (row.error, row.attempts, row.is_live(timezone.now())) == ("", 0, True)
    assert row.due_at > timezone.now() + DAY


def test_a_lease_is_renewed_before_it_ends_with_the_same_address_and_once(hub: Hub, feed: Feed) -> None:
    row = subscribed(hub)
    assert row.live_until is not None
    assert asked(hub, now=timezone.now() + DAY) == 0
    late = row.live_until - 3 * DAY
    assert asked(hub, now=late) == 1
    assert asked(hub, now=late) == 0
    assert hub.asked[0] == hub.asked[1]
    Subscription.objects.update(expected_until=timezone.now() + HOUR)
    assert hub.asks_back().status_code == 200
    renewed = Subscription.objects.get()
    assert renewed.live_since == row.live_since
    assert renewed.live_until > row.live_until  # type: ignore[operator]


def test_a_private_hub_is_not_asked(hub: Hub, feed: Feed) -> None:
    (pk,) = due.subscriptions(now=timezone.now(), limit=9)
    before = hub.site.connections
    assert hubs.run(subscription_id=pk)  # as in production: 127.0.0.1 is out of reach, and so is the port
    assert hub.site.connections == before
    Subscription.objects.update(hub="http://169.254.169.254/latest", gave_up_at=None, due_at=NOW)
    assert hubs.run(subscription_id=pk, ask=net.ask)
    assert "set apart for the local link and cloud metadata" in Subscription.objects.get().error


@pytest.mark.parametrize("how", ["pause", "stop", "gone", "other hub", "other topic", "no hub"])
def test_what_is_not_wanted_any_more_is_ended_at_the_hub(
    hub: Hub, feed: Feed, administrator: User, how: str, settings: Settings
) -> None:
    row = subscribed(hub)
    now = timezone.now()
    if how == "pause":
        following.pause(feed_id=feed.pk, by=administrator, now=now)
    elif how == "stop":
        following.stop_pushes(feed_id=feed.pk, by=administrator, now=now)
    elif how == "gone":
        Feed.objects.update(due_at=now)
        feeds.poll(feed_id=feed.pk, now=now + HOUR, ask=FeedSite(status=410))
    else:
        body = {"other hub": RSS, "other topic": naming(hub, topic="https://new.example/feed.xml").body,
                "no hub": b"<rss version='2.0'><channel><title>Lowe</title></channel></rss>"}[how]  # fmt: skip
        visit(feed, FeedSite(body, etag='"2"'), now=now + HOUR)

    assert hub.pushes().status_code == 410
    Subscription.objects.wanted().delete()
    assert asked(hub, now=now + 2 * HOUR) == 1
    assert hub.asked[-1] == {
        "hub.mode": "unsubscribe", "hub.topic": TOPIC, "hub.callback": f"https://claims.example/push/{row.token}/",
    }  # fmt: skip
    assert hub.asks_back(mode="subscribe").status_code == 404
    assert hub.asks_back().content.decode() == CHALLENGE
    assert not Subscription.objects.exists()
    assert hub.pushes().status_code == 404


def test_another_hub_or_topic_is_asked_under_another_address(hub: Hub, feed: Feed) -> None:
    old = subscribed(hub)
    visit(feed, naming(hub, topic="https://new.example/feed.xml", etag='"2"'), now=timezone.now() + HOUR)
    new = Subscription.objects.wanted().get()
    assert new.topic == "https://new.example/feed.xml"
    assert new.token != old.token
    assert hubs.secret(new) != hubs.secret(old)


def test_a_feed_that_moved_for_good_keeps_what_its_topic_is_still_called(hub: Hub, feed: Feed) -> None:
    row = subscribed(hub)
    for number in range(3):
        site = naming(hub, etag=f'"{number + 2}"')
        site.moved_to = "https://new.example/feed.xml"
        visit(feed, site, now=timezone.now() + (number + 1) * DAY)
    feed.refresh_from_db()
    assert feed.url == "https://new.example/feed.xml"
    assert Subscription.objects.get().token == row.token


def test_a_hub_that_never_lets_go_is_left_alone_in_the_end(hub: Hub, feed: Feed, administrator: User) -> None:
    subscribed(hub)
    now = timezone.now()
    following.pause(feed_id=feed.pk, by=administrator, now=now)
    for _ in range(hubs.ENOUGH):
        now = Subscription.objects.get().due_at
        assert asked(hub, now=now) == 1
    assert not Subscription.objects.exists()


def test_one_that_was_never_asked_is_forgotten_at_once(hub: Hub, feed: Feed, administrator: User) -> None:
    following.stop_pushes(feed_id=feed.pk, by=administrator, now=timezone.now())
    assert not Subscription.objects.exists()
    assert told(feed) == "Stopped by an administrator."
    visit(feed, naming(hub, etag='"2"'))
    assert not Subscription.objects.exists()
    following.take_pushes(feed_id=feed.pk, by=administrator)
    visit(feed, naming(hub))  # not modified: what it named before counts
    assert asked(hub) == 1


def test_switched_off_the_leases_are_ended_when_they_come_due(hub: Hub, feed: Feed, settings: Settings) -> None:
    row = subscribed(hub)
    settings.WEBSUB = False
    assert asked(hub, now=row.due_at) == 0
    assert asked(hub, now=row.due_at) == 1
    assert hub.asked[-1]["hub.mode"] == "unsubscribe"


def test_only_who_follows_feeds_stops_or_takes_pushes(feed: Feed, editor: User) -> None:
    with pytest.raises(Exception, match="administrator"):
        following.stop_pushes(feed_id=feed.pk, by=editor, now=NOW)
    with pytest.raises(Exception, match="administrator"):
        following.take_pushes(feed_id=feed.pk, by=editor)
    assert Feed.objects.get().takes_pushes


def test_without_a_push_nothing_is_asked_less_often(hub: Hub, feed: Feed) -> None:
    subscribed(hub)
    now = timezone.now()
    visit(feed, naming(hub), now=now)
    assert Feed.objects.get().due_at - now < LONGEST / 4
