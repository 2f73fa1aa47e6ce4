"""Lists of feeds, in and out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claims.errors import BadInput
from claims.reading.feeds import opml

LIST = b"""<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Ports">
<outline type="rss" text="Lowe" title="The Lowe Herald" xmlUrl="https://lowe.example/feed.xml"/>
<outline type="rss" text="Again" xmlurl="https://lowe.example/feed.xml?utm_source=x"/>
</outline>
<outline text="Mill" xmlUrl="ftp://mill.example/feed"/>
<outline text="a folder only"/>
</body></opml>"""


def test_each_feed_is_told_with_its_line_and_what_is_wrong_with_it() -> None:
    good, twice, bad = opml.read(LIST)

    assert (good.line, good.url, good.title, good.outlet, good.problem) == (
        3, "https://lowe.example/feed.xml", "The Lowe Herald", "Ports", "",
    )  # fmt: skip
    assert twice.problem == "The same feed stands on line 3."
    assert bad.line == 6
    assert bad.problem


@pytest.mark.parametrize("body", [b"", b"  ", b"<rss/>", b"nothing", b"\x00\x01"])
def test_what_is_no_list_is_told_in_words(body: bytes) -> None:
    with pytest.raises(BadInput, match="no OPML"):
        opml.read(body)


def test_a_list_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    assert len(opml.read(LIST[: LIST.index(b"</outline>")])) == 2


def test_entities_are_not_resolved() -> None:
    body = b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + LIST.replace(b"Ports", b"&x;")

    assert all("\n" not in line.outlet and len(line.outlet) < 10 for line in opml.read(body))


def test_what_is_written_is_read_back() -> None:
    feeds = [
        ("Ports", 'The "Lowe" & <Herald>', "https://lowe.example/feed.xml"),
        ("", "", "https://mill.example/feed"),
        ("Ports", "Second", "https://second.example/feed"),
    ]

    body = opml.written(feeds, title="Feeds", now=datetime(2026, 3, 14, tzinfo=UTC))

    assert {(line.outlet, line.title, line.url) for line in opml.read(body)} == {
        *feeds[::2], ("", "https://mill.example/feed", "https://mill.example/feed"),
    }  # fmt: skip
