"""Feeds of every kind are read into the same entries, and what is no feed is told in words."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from claims.errors import BadInput
from claims.reading.feeds import documents
from claims.reading.feeds.feed import MOST_ENTRIES, Kind
from tests.reading.feeds.samples import ALL, ATOM, JSON, RDF, RSS, SITEMAP

HERE = "https://lowe.example/feed.xml"


def test_rss_is_read_with_what_it_asks_of_pollers() -> None:
    feed = documents.read(RSS, url=HERE)

    assert (feed.kind, feed.title, feed.home, feed.minutes) == (
        Kind.RSS,
        "The Lowe Herald",
        "https://lowe.example/",
        45,
    )
    assert (feed.hub, feed.topic) == ("https://hub.example/", HERE)
    first, second = feed.entries
    assert (first.identity, first.url) == ("tag:lowe,1", "https://lowe.example/news/barges")
    assert (first.title, first.language) == ("Barges & storms", "en")
    assert first.published == datetime(2026, 3, 14, 7, 0, tzinfo=UTC)
    assert first.dated == "Sat, 14 Mar 2026 09:00:00 +0200"
    assert (second.identity, second.published) == ("https://lowe.example/news/second", None)


def test_atom_rdf_json_and_sitemaps_are_read_alike() -> None:
    found = {name: documents.read(body, url="https://x.example/feed") for name, body in ALL.items()}

    assert {name: feed.kind.value for name, feed in found.items()} == {name: name for name in ALL}
    assert [entry.title for entry in found["atom"].entries] == ["Tempête"]
    assert [entry.url for entry in found["rdf"].entries] == ["https://old.example/a"]
    assert [entry.identity for entry in found["json"].entries] == ["7", "8"]
    assert found["json"].entries[0].published == datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
    assert [entry.url for entry in found["sitemap"].entries] == ["https://map.example/new", "https://map.example/old"]


def test_the_same_entry_has_the_same_mark_and_a_changed_one_another() -> None:
    changed = documents.read(RSS.replace(b"Twelve sank", b"Nine sank")).entries

    assert documents.read(RSS).entries[0].mark == documents.read(RSS).entries[0].mark
    assert changed[0].mark != documents.read(RSS).entries[0].mark
    assert changed[0].identity == documents.read(RSS).entries[0].identity


def test_an_entry_that_is_there_twice_counts_once() -> None:
    item = RSS[RSS.index(b"<item>") : RSS.index(b"</item>") + 7]

    assert len(documents.read(RSS.replace(b"</channel>", item + b"</channel>")).entries) == 2


def test_of_a_flood_the_first_thousand_are_taken_and_the_rest_counted() -> None:
    items = b"".join(b"<item><guid>%d</guid></item>" % number for number in range(1500))

    feed = documents.read(b"<rss version='2.0'><channel>%s</channel></rss>" % items)

    assert (len(feed.entries), feed.left_out) == (MOST_ENTRIES, 500)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "delivered nothing"),
        (b"<!doctype html><html><head></head></html>", "a web page, not a feed"),
        (b"hello", "neither RSS, Atom, RDF"),
        (b'{"a": 1}', "no JSON feed"),
        (b'{"a": ', "cannot be read as such"),
        (b"{" * 100_000, "cannot be read as such"),
        (b"<sitemapindex/>", "list of sitemaps"),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>', "entities of its own"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss/>'.encode("utf-16"), "entities of its own"),
        (b" " * (documents.MAX_BYTES + 1), "at most 8 MB"),
    ],
)
def test_what_is_no_feed_is_told_in_words(body: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        documents.read(body)


def test_links_that_nobody_may_follow_are_left_out() -> None:
    body = RSS.replace(b"/news/barges?utm_source=rss", b"javascript:alert(1)")

    assert documents.read(body, url=HERE).entries[0].url == ""


def test_a_name_of_a_file_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_bytes(RSS)

    with pytest.raises(BadInput):
        documents.read(str(secret).encode())


@pytest.mark.parametrize("body", [RSS, ATOM, RDF, JSON, SITEMAP], ids=list(ALL))
def test_feeds_that_break_off_or_are_garbled_never_fail(body: bytes) -> None:
    chance = Random(7)
    for _ in range(120):
        broken = bytearray(body[: chance.randrange(len(body))])
        for _ in range(chance.randrange(4)):
            if broken:
                broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(BadInput):
            documents.read(bytes(broken), url=HERE, content_type=chance.choice(["", "text/xml; charset=koi8-r", "x"]))


@pytest.mark.skipif("CORPUS_DIR" not in os.environ, reason="CORPUS_DIR names no folder of public feeds")
def test_a_folder_of_public_feeds_never_fails() -> None:
    counted = 0
    for path in Path(os.environ["CORPUS_DIR"]).rglob("*"):
        if path.is_file():
            counted += 1
            with suppress(BadInput):
                documents.read(path.read_bytes(), url="https://feeds.example/x")
    print(f"{counted} files")
    assert counted


def test_hub_and_topic_are_kept_word_for_word() -> None:
    """A hub knows a feed by the very words of its address: arguments keep their order, and what tracks stays."""
    links = (
        b'<atom:link rel="hub" href="//hub.example/?b=1&amp;a=2"/><atom:link rel="self" href="?z=1&amp;utm_source=x"/>'
    )
    rss = RSS.replace(b'<atom:link rel="hub" href="https://hub.example/"/>', b"").replace(
        b'<atom:link rel="self" href="https://lowe.example/feed.xml"/>', links
    )
    hubs = b'"hubs": [{"type": "rssCloud", "url": "https://cloud.example/"}, {"type": "WebSub", "url": "/hub?b&a"}, 7],'
    told = documents.read(JSON.replace(b'"items":', hubs + b'"items":'), url="https://mill.example/feed.json")
    feed = documents.read(rss, url=HERE)

    assert (feed.hub, feed.topic) == ("https://hub.example/?b=1&a=2", f"{HERE}?z=1&utm_source=x")
    assert (told.hub, told.topic) == ("https://mill.example/hub?b&a", "https://mill.example/feed.json")


@pytest.mark.parametrize(
    "hub", [b"javascript:alert(1)", b"http://user:pass@hub.example/", b"ftp://hub.example/", b"http://a b/"]
)
def test_a_hub_that_nobody_could_ask_is_none(hub: bytes) -> None:
    assert documents.read(RSS.replace(b"https://hub.example/", hub), url=HERE).hub == ""
