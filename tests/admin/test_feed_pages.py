"""Administrators follow feeds by any address after a look, or by a list; and mark what they never want again."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.actions import discovering, feeds, unwanted
from claims.errors import BadInput, NotAllowed, PermanentFetchError
from claims.models import Feed, FeedEntry, Fetch
from claims.net.feeds import Answer, Validators
from claims.reading.feeds import opml
from tests.actions.test_feeds import poll
from tests.admin.desk import signed_in, words
from tests.conftest import NOW
from tests.feed_site import FeedSite
from tests.reading.feeds import samples
from tests.reading.feeds.samples import RSS

NEW, LIST, EXPORT = (reverse(f"admin:{name}") for name in ("new_feed", "feed_list", "export_feeds"))
ENTRIES = reverse("admin:claims_feedentry_changelist")
URL = "https://lowe.example/feed.xml"
PAGE = b"""<!doctype html><html><head><title>Lowe</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/feed.xml">
<link rel="alternate" type="application/atom+xml" href="https://lowe.example/sport.atom"></head><body>News</body></html>"""
MANY = (
    b"<rss version='2.0'><channel><title>Many</title>"
    + b"".join(
        b"<item><guid>%d</guid><title>Story %d</title><link>https://lowe.example/%d</link></item>" % (n, n, n)
        for n in range(9)
    )
    + b"</channel></rss>"
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What stands at which address; elsewhere is nothing."""
    pages: dict[str, bytes] = {URL: MANY, "https://lowe.example/": PAGE}

    def ask(url: str, validators: Validators) -> Answer:
        return Answer(url, 200 if url in pages else 404, pages.get(url, b""))

    monkeypatch.setattr(discovering.look, "__kwdefaults__", {"ask": ask})
    return pages


def test_a_page_shows_the_feeds_that_it_names(web: dict[str, bytes], administrator: User) -> None:
    page = signed_in(administrator).post(NEW, {"address": "https://lowe.example/", "look": "1"})

    assert "That page names 2 feeds" in words(page)
    assert "?address=https%3A%2F%2Flowe.example%2Ffeed.xml" in page.content.decode()
    assert not Feed.objects.exists()


def test_a_feed_shows_five_entries_before_it_is_followed(web: dict[str, bytes], administrator: User) -> None:
    client = signed_in(administrator)
    page = words(client.get(NEW, {"address": URL}))
    assert "9 entries. Nothing is followed yet." in page
    assert ("Story 4" in page, "Story 5" in page) == (True, False)

    done = client.post(NEW, {"address": URL, "title": "Many", "outlet": "The Lowe", "follow": "1"}, follow=True)

    assert "Many is followed from now on." in words(done)
    feed = Feed.objects.get()
    assert (feed.url, feed.source.name, feed.added_by) == (URL, "The Lowe", administrator)


def test_a_feed_that_is_followed_is_recognised(web: dict[str, bytes], administrator: User) -> None:
    feeds.add(url=URL, by=None, now=NOW)
    client = signed_in(administrator)

    assert "This feed is followed already." in words(client.get(NEW, {"address": f"{URL}?utm_source=x"}))
    assert "is followed already" in words(client.post(NEW, {"address": URL, "follow": "1"}, follow=True))
    assert Feed.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Give the address of a feed"),
        ("file:///etc/passwd", "is not a web address"),
        ("https://lowe.example/none", "answered 404"),
        ("https://lowe.example/plain", "That page names no feed"),
    ],
)
def test_what_is_no_feed_says_what_to_do(address: str, said: str, web: dict[str, bytes], administrator: User) -> None:
    web["https://lowe.example/plain"] = b"<html><body>Nothing</body></html>"

    page = signed_in(administrator).post(NEW, {"address": address, "look": "1"})

    assert page.status_code == 400
    assert said in words(page)


_ITEM = b"<item><title>Barges</title><link>https://lowe.example/1</link></item>"
SHAPES = {name: body for name, body in vars(samples).items() if isinstance(body, bytes)} | {
    "RSS 0.91": b'<?xml version="1.0"?><rss version="0.91"><channel><title>Lowe</title>' + _ITEM + b"</channel></rss>",
    "RSS 0.92": b'<?xml version="1.0"?><rss version="0.92"><channel><title>Lowe</title>' + _ITEM + b"</channel></rss>",
    "Atom 0.3": b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Lowe</title><entry><title>Barges</title>
<link rel="alternate" href="https://lowe.example/1"/><id>1</id><issued>2026-03-14T08:00:00Z</issued></entry></feed>""",
    "Atom 1.0": b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lowe</title><entry><title>Barges</title>
<link href="https://lowe.example/1"/><id>1</id><updated>2026-03-14T08:00:00Z</updated></entry></feed>""",
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_of_feed_can_be_looked_at(name: str) -> None:
    found = discovering.look(URL, ask=lambda url, validators: Answer(url, 200, SHAPES[name]))

    assert found.kind
    assert found.entries


def test_an_address_out_of_reach_is_told(administrator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(url: str, validators: Validators) -> Answer:
        raise PermanentFetchError("lowe.example leads to an address that is set apart.")

    monkeypatch.setattr(discovering.look, "__kwdefaults__", {"ask": closed})
    assert "set apart" in words(signed_in(administrator).post(NEW, {"address": URL, "look": "1"}))


def listed(administrator: User, body: bytes, button: str) -> Any:
    file = SimpleUploadedFile("feeds.opml", body, "text/x-opml")
    return signed_in(administrator).post(LIST, {"file": file, button: "1"})


OPML = b"""<opml version="2.0"><body>
<outline text="The Lowe"><outline text="News" xmlUrl="https://lowe.example/feed.xml"/></outline>
<outline text="Bad" xmlUrl="ftp://lowe.example/feed"/>
<outline text="Again" xmlUrl="https://lowe.example/feed.xml"/>
</body></opml>"""


def test_a_list_is_tried_line_by_line_and_then_followed(administrator: User) -> None:
    tried = words(listed(administrator, OPML, "check"))
    assert "3 lines, 2 of them refused. Nothing is followed yet" in tried
    assert "would be followed" in tried
    assert not Feed.objects.exists()

    told = words(listed(administrator, OPML, "follow"))
    assert "is followed from now on" in told
    assert "is not a web address" in told
    assert "The same feed stands on line 2." in told
    assert Feed.objects.get().source.name == "The Lowe"


def test_what_is_no_list_is_refused_in_words(administrator: User) -> None:
    assert "That is no OPML" in words(listed(administrator, b"<html></html>", "follow"))
    assert "Choose a file." in words(signed_in(administrator).post(LIST, {"follow": "1"}))


def test_a_list_that_was_saved_is_followed_as_it_was(administrator: User) -> None:
    for number in range(5):
        outlet = "Mill & <Sons>" if number % 2 else ""
        feeds.add(
            url=f"https://site{number}.example/feed?a=1&b={number}",
            outlet=outlet,
            title=f"“N” {number}",
            by=None,
            now=NOW,
        )
    before = set(Feed.objects.values_list("url", "title", "source__name"))

    saved = signed_in(administrator).get(EXPORT)
    assert 'filename="feeds.opml"' in saved["Content-Disposition"]
    assert len(opml.read(saved.content)) == 5
    Feed.objects.all().delete()
    listed(administrator, saved.content, "follow")

    assert set(Feed.objects.values_list("url", "title", "source__name")) == before


def test_an_unwanted_entry_owes_no_fetch_until_it_is_wanted_after_all(administrator: User) -> None:
    feed = feeds.add(url=URL, by=None, now=NOW)
    poll(feed, FeedSite())
    ids, client = list(FeedEntry.objects.values_list("pk", flat=True)), signed_in(administrator)

    page = client.post(ENTRIES, {"action": "unwant", "_selected_action": ids}, follow=True)
    assert "never taken in again: 2" in words(page)
    assert Fetch.objects.filter(gave_up_at__isnull=False, error=unwanted.TOLD).count() == 2
    poll(feed, FeedSite(RSS.replace(b"Twelve sank", b"Nine sank"), etag='"2"'), now=NOW.replace(day=18))
    assert Fetch.objects.count() == 2

    client.post(ENTRIES, {"action": "want", "_selected_action": ids}, follow=True)
    # One is owed again as it was; the other has changed since, and is owed as it is now.
    assert Fetch.objects.filter(gave_up_at__isnull=True, entry__is_unwanted=False).count() == 3


def test_editors_follow_nothing(editor: User) -> None:
    client = signed_in(editor)
    for address in (NEW, LIST, EXPORT):
        assert client.get(address).status_code == 403
    with pytest.raises(NotAllowed):
        unwanted.unwant(entry_ids=[1], by=editor, now=NOW)
    with pytest.raises(BadInput):
        discovering.look("javascript:alert(1)")
