"""Fetching what feeds named: within robots.txt, with pauses, each page once, and what fails says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from claims.actions import feeds, fetches, hosts
from claims.errors import FetchError, PermanentFetchError, TemporaryFetchError
from claims.models import Article, ArticleVersion, FeedEntry, Fetch, Host, Rereading
from claims.net.http import Page
from claims.reading.robots import Rules
from tests.actions.test_feeds import URL
from tests.conftest import NOW
from tests.feed_site import FeedSite

STORY = b"""<html lang="en"><head><title>Barges</title></head><body><article><h1>Barges</h1>
<p>The harbour master of Port Lowe said 12 of the 15 barges had sunk in the storm on Tuesday night.</p>
<p>The figures could not be independently verified, and the harbour stayed closed for the day.</p>
</article></body></html>"""
OPEN = Rules()


@pytest.fixture
def owed(db: None) -> Fetch:
    """The fetch of the first entry of a feed."""
    feed = feeds.add(url=URL, by=None, now=NOW)
    feeds.poll(feed_id=feed.pk, now=NOW, ask=FeedSite())
    return Fetch.objects.order_by("pk")[0]


def delivering(body: bytes) -> Callable[[str], Page]:
    return lambda url: Page(url, 200, body, "text/html", "utf-8")


def failing(error: FetchError) -> Callable[[str], Page]:
    def get(url: str) -> Page:
        raise error

    return get


def run(row: Fetch, get: Callable[[str], Page], *, rules: Rules = OPEN, after: int = 10) -> ArticleVersion | None:
    now = NOW + timedelta(seconds=after)
    return fetches.run(fetch_id=row.pk, now=now, get=get, rules_of=lambda **_: rules)


def test_the_article_is_taken_in_with_what_the_feed_knows_of_it(owed: Fetch) -> None:
    version = run(owed, delivering(STORY))

    assert version is not None
    article = version.article
    assert (article.source.name, version.door, version.title) == ("lowe.example", "feed", "Barges")
    assert article.published_at is not None
    assert "12 of the 15 barges" in version.text
    assert version.analysis.finished_at is None
    owed.refresh_from_db()
    assert (owed.version, owed.finished_at is not None) == (version, True)


def test_a_page_without_a_date_gets_the_feeds_with_its_zone(owed: Fetch) -> None:
    told = "Thu, 12 Mar 2026 04:30:00 -0500"
    FeedEntry.objects.update(published_at=datetime(2026, 3, 12, 9, 30, tzinfo=UTC), dated=told)

    version = run(owed, delivering(STORY))

    assert version is not None
    assert version.article.published_there is not None
    assert version.article.published_there.isoformat() == "2026-03-12T04:30:00-05:00"


def test_a_page_is_fetched_once(owed: Fetch) -> None:
    run(owed, delivering(STORY))

    assert run(owed, failing(TemporaryFetchError("asked twice")), after=20) is None
    assert Article.objects.count() == 1


def test_what_robots_may_not_read_is_not_asked_for(owed: Fetch) -> None:
    closed = Rules("User-agent: *\nDisallow: /news")

    assert run(owed, failing(TemporaryFetchError("asked all the same")), rules=closed) is None
    owed.refresh_from_db()
    assert owed.gave_up_at is not None
    assert "robots.txt" in owed.error


def test_a_pause_that_the_site_asks_for_is_kept(owed: Fetch) -> None:
    run(owed, delivering(STORY), rules=Rules("User-agent: *\nCrawl-delay: 30"))

    assert Host.objects.get().free_at == NOW + timedelta(seconds=40)


def test_two_pages_of_one_site_are_a_second_apart_and_neither_counts_as_failed(owed: Fetch) -> None:
    other = Fetch.objects.order_by("pk")[1]
    run(owed, delivering(STORY))

    assert run(other, delivering(STORY)) is None
    other.refresh_from_db()
    assert (other.attempts, other.lease_until, other.error) == (0, None, "")
    assert other.due_at == NOW + timedelta(seconds=11)


def test_what_may_heal_is_tried_again_and_what_cannot_is_given_up(owed: Fetch) -> None:
    other = Fetch.objects.order_by("pk")[1]
    run(owed, failing(TemporaryFetchError("busy")))
    run(other, failing(PermanentFetchError("That page answered 404.")), after=20)

    owed.refresh_from_db()
    other.refresh_from_db()
    assert (owed.gave_up_at, owed.due_at > NOW + timedelta(seconds=30)) == (None, True)
    assert (other.gave_up_at is not None, other.error) == (True, "That page answered 404.")


def test_a_page_without_an_article_is_given_up_in_words(owed: Fetch) -> None:
    run(owed, delivering(b"<html><head><title>Just a moment</title></head><body>Checking your browser</body></html>"))

    owed.refresh_from_db()
    assert "check for robots" in owed.error
    assert not Article.objects.exists()


def test_robots_txt_is_asked_once_a_day(db: None) -> None:
    asked: list[str] = []

    def ask(url: str) -> tuple[int, bytes]:
        asked.append(url)
        return 200, b"User-agent: *\nDisallow: /private"

    for hours in (0, 1, 23, 25):
        found = hosts.rules_of(url="https://lowe.example/private/a", now=NOW + timedelta(hours=hours), ask=ask)
        assert not found.allows("https://lowe.example/private/a", hosts.ROBOT)

    assert asked == ["https://lowe.example:443/robots.txt"] * 2


@pytest.mark.parametrize("status", [None, 503])
def test_a_site_that_cannot_say_what_it_allows_is_asked_again_soon_and_nothing_is_given_up(
    owed: Fetch, status: int | None
) -> None:
    asked: list[str] = []

    def ask(url: str) -> tuple[int, bytes]:
        asked.append(url)
        if len(asked) > 1:
            return 404, b""
        if status is None:
            raise TemporaryFetchError("down")
        return status, b""

    def fetch(after: timedelta) -> object:
        rules = partial(hosts.rules_of, ask=ask)
        return fetches.run(fetch_id=owed.pk, now=NOW + after, get=delivering(STORY), rules_of=rules)

    assert fetch(timedelta(seconds=10)) is None
    owed.refresh_from_db()
    assert owed.gave_up_at is None
    assert "robots.txt" in owed.error
    assert fetch(timedelta(minutes=2)) is None  # It is not asked again at once.
    assert len(asked) == 1
    assert fetch(timedelta(minutes=10)) is not None


def test_a_clock_that_was_an_hour_fast_closes_no_site(db: None) -> None:
    assert hosts.take(name="lowe.example:443", now=NOW + timedelta(hours=1)) is None
    assert hosts.take(name="lowe.example:443", now=NOW) is None
    assert hosts.take(name="lowe.example:443", now=NOW) is not None


def test_a_page_that_is_known_is_looked_at_again_instead_of_fetched_whole(owed: Fetch) -> None:
    version = run(owed, delivering(STORY))
    assert version is not None
    again = Fetch.objects.create(url=owed.url, host=owed.host, entry=owed.entry, key="changed", made_at=NOW, due_at=NOW)

    assert run(again, failing(TemporaryFetchError("asked for the whole of it")), after=3600) is None

    again.refresh_from_db()
    page = Rereading.objects.get()
    assert (again.version, again.error) == (version, "")
    assert page.due_at == NOW + timedelta(seconds=3600)


def test_a_page_that_is_busy_is_left_alone_for_as_long_as_it_asks(owed: Fetch) -> None:
    run(owed, failing(TemporaryFetchError("busy", "7200")))

    owed.refresh_from_db()
    assert owed.due_at == NOW + timedelta(seconds=10, hours=2)
    assert Host.objects.get().free_at == NOW + timedelta(seconds=10, minutes=15)
