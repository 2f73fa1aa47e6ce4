"""Following feeds: what an answer brings is kept with its validators, and nothing is asked twice or lost."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.contrib.auth.models import User

from claims.actions import feeds
from claims.actions.feeds import Polled
from claims.errors import BadInput, NotAllowed, TemporaryFetchError
from claims.models import Feed, FeedEntry, Fetch, Host
from claims.models.feed import FeedState
from claims.net.feeds import Answer, Validators
from tests.conftest import NOW
from tests.feed_site import FeedSite
from tests.reading.feeds.samples import RSS

URL = "https://lowe.example/feed.xml"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def feed(db: None) -> Feed:
    return feeds.add(url=URL, by=None, now=NOW)


def poll(feed: Feed, site: object, *, now: object = NOW) -> Polled | None:
    return feeds.poll(feed_id=feed.pk, now=now, ask=site, chance=Random(1))  # type: ignore[arg-type]


def due(feed: Feed) -> timedelta:
    feed.refresh_from_db()
    return feed.due_at - NOW


def test_what_is_new_is_kept_and_its_fetch_owed(feed: Feed) -> None:
    polled = poll(feed, FeedSite())

    assert polled == Polled(fresh=2)
    assert [entry.title for entry in FeedEntry.objects.order_by("pk")] == ["Barges & storms", "No id, no date"]
    assert set(Fetch.objects.values_list("url", flat=True)) == {
        "https://lowe.example/news/barges", "https://lowe.example/news/second",
    }  # fmt: skip
    feed.refresh_from_db()
    assert (feed.etag, feed.kind, feed.title, feed.status, feed.failures) == ('"1"', "rss", "The Lowe Herald", 200, 0)
    assert feed.lease_until is None


def test_the_same_answer_again_brings_nothing(feed: Feed) -> None:
    site = FeedSite()
    poll(feed, site)

    polled = poll(feed, site, now=NOW + timedelta(days=2))

    assert polled == Polled(fresh=0)
    assert [validators.etag for _, validators in site.asked] == ["", '"1"']
    assert (FeedEntry.objects.count(), Fetch.objects.count()) == (2, 2)


def test_a_changed_entry_is_fetched_again_and_stays_one_entry(feed: Feed) -> None:
    poll(feed, FeedSite())

    poll(feed, FeedSite(RSS.replace(b"Twelve sank", b"Nine sank"), etag='"2"'), now=NOW + timedelta(days=2))

    assert (FeedEntry.objects.count(), Fetch.objects.count()) == (2, 3)


def test_an_unwanted_entry_is_never_taken_in_again(feed: Feed) -> None:
    poll(feed, FeedSite())
    FeedEntry.objects.update(is_unwanted=True)

    poll(feed, FeedSite(RSS.replace(b"Twelve sank", b"Nine sank"), etag='"2"'), now=NOW + timedelta(days=2))

    assert Fetch.objects.count() == 2


def test_a_feed_is_not_asked_before_it_is_due_nor_by_two_at_once(feed: Feed) -> None:
    site = FeedSite()
    poll(feed, site)

    assert poll(feed, site, now=NOW + MINUTE) is None
    Feed.objects.update(due_at=NOW, lease_until=NOW + 5 * MINUTE)
    assert poll(feed, site, now=NOW + MINUTE) is None
    assert len(site.asked) == 1


def test_two_feeds_of_one_site_are_a_second_apart(feed: Feed) -> None:
    other = feeds.add(url="https://lowe.example/other.xml", by=None, now=NOW)
    poll(feed, FeedSite())

    assert poll(other, FeedSite()) is None
    other.refresh_from_db()
    assert (other.due_at, other.lease_until) == (NOW + timedelta(seconds=1), None)
    assert poll(other, FeedSite(), now=NOW + timedelta(seconds=1)) == Polled(fresh=2)


def test_failures_grow_apart_keep_their_reason_and_heal(feed: Feed) -> None:
    def broken(url: str, validators: Validators) -> Answer:
        raise TemporaryFetchError("lowe.example broke the connection off.")

    assert poll(feed, broken) == Polled(problem="lowe.example broke the connection off.")
    first = due(feed)
    poll(feed, broken, now=NOW + first)
    second = due(feed) - first
    assert (feed.failures, feed.error) == (2, "lowe.example broke the connection off.")
    assert second > first

    assert poll(feed, FeedSite(), now=NOW + timedelta(days=3)) == Polled(fresh=2)
    feed.refresh_from_db()
    assert (feed.failures, feed.error) == (0, "")


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "no feed at its address any more"), (403, "does not let us read"), (500, "busy or broken"), (429, "fewer")],
)
def test_what_a_site_answers_is_told_in_words(feed: Feed, status: int, said: str) -> None:
    polled = poll(feed, FeedSite(status=status, retry_after="7200"))

    assert polled is not None
    assert said in polled.problem
    assert due(feed) >= timedelta(hours=2)


def test_a_site_that_asks_to_be_left_alone_is(feed: Feed) -> None:
    poll(feed, FeedSite(status=429, retry_after="7200"))

    assert Host.objects.get().free_at == NOW + timedelta(minutes=15)


def test_what_is_gone_for_good_is_asked_no_more_until_it_is_resumed(feed: Feed, administrator: User) -> None:
    poll(feed, FeedSite(status=410))

    feed.refresh_from_db()
    assert feed.state == FeedState.GONE
    assert poll(feed, FeedSite(), now=NOW + timedelta(days=9)) is None
    feeds.resume(feed=feed, by=administrator, now=NOW + timedelta(days=9))
    assert poll(feed, FeedSite(), now=NOW + timedelta(days=9)) == Polled(fresh=2)


def test_a_feed_that_is_followed_needs_no_resuming(feed: Feed, administrator: User) -> None:
    poll(feed, FeedSite(status=429, retry_after="7200"))

    with pytest.raises(BadInput, match="is followed"):
        feeds.resume(feed=feed, by=administrator, now=NOW)
    assert due(feed) >= timedelta(hours=2)


def test_a_move_for_good_counts_after_three_times_in_a_row(feed: Feed) -> None:
    moved = FeedSite(moved_to="https://lowe.example/new.xml")
    for day in range(2):
        moved.headers["etag"] = f'"{day}"'
        poll(feed, moved, now=NOW + timedelta(days=2 * day))
    feed.refresh_from_db()
    assert (feed.url, feed.moved_times) == (URL, 2)

    moved.headers["etag"] = '"9"'
    poll(feed, moved, now=NOW + timedelta(days=9))

    feed.refresh_from_db()
    assert (feed.url, feed.earlier_urls) == ("https://lowe.example/new.xml", [URL])


def test_a_newer_reader_asks_for_the_whole_feed_again(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    site = FeedSite()
    poll(feed, site)
    monkeypatch.setattr(feeds, "READER", "feeds-newer")

    poll(feed, site, now=NOW + timedelta(days=2))

    assert site.asked[1][1] == Validators()


def test_what_is_no_feed_keeps_the_validators_of_the_last_good_answer(feed: Feed) -> None:
    poll(feed, FeedSite())

    polled = poll(feed, FeedSite(b"<html></html>", etag='"broken"'), now=NOW + timedelta(days=2))

    feed.refresh_from_db()
    assert polled is not None
    assert "a web page, not a feed" in polled.problem
    assert feed.etag == '"1"'


def test_a_feed_is_added_once_and_by_administrators_only(feed: Feed, editor: User) -> None:
    assert feeds.add(url=f"{URL}?utm_source=x", by=None, now=NOW) == feed
    with pytest.raises(NotAllowed, match="administrator"):
        feeds.add(url="https://mill.example/feed", by=editor, now=NOW)
    with pytest.raises(BadInput):
        feeds.add(url="file:///etc/passwd", by=None, now=NOW)
