"""Any feed: looks at the bytes and hands them to whoever reads that kind."""

from __future__ import annotations

import re

from claims.errors import BadInput
from claims.reading.feeds import jsonfeed, sitemaps, syndication
from claims.reading.feeds.feed import Feed
from claims.reading.texts import check_size

#: The largest feed taken, in bytes.
MAX_BYTES = 8 * 1024 * 1024
#: A feed that defines entities of its own is an attack; none needs to.
_ENTITY = re.compile(r"<!\s{0,20}entity", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype html|html|body|head)\b", re.IGNORECASE)
_SITEMAP = re.compile(r"<(?:\w{1,20}:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}


def read(body: bytes, *, url: str = "", content_type: str = "") -> Feed:
    """Return the feed in `body`, which was found at `url` and came with this Content-Type header.

    Raise BadInput with a sentence for what is too large, no feed, or defines entities of its own. Odd feeds are taken
    as far as they can be read: newsrooms cannot wait until a site repairs its own.
    """
    check_size(len(body), MAX_BYTES)
    start = _start(body)
    if start.startswith("{"):
        return jsonfeed.read(body, url=url)
    if _ENTITY.search(_plain(body)):
        raise BadInput("That feed defines entities of its own, as attacks do and feeds need not: it was not read.")
    if _SITEMAP.search(start):
        return sitemaps.read(body, url=url)
    if not _FEED.search(start):
        raise BadInput(_no_feed(start))
    return syndication.read(body, url=url, content_type=content_type)


def _no_feed(start: str) -> str:
    if not start:
        return "That address delivered nothing: there is no feed in it."
    if _HTML.search(start):
        return "That is a web page, not a feed: give the page's address and choose among the feeds that it names."
    return "That is not a feed: it is neither RSS, Atom, RDF, a JSON feed nor a sitemap of news."


def _start(body: bytes) -> str:
    return _plain(body[:4000]).strip("\ufeff \t\r\n")


def _plain(body: bytes) -> str:
    """Return the bytes as letters, well enough to find markup: that is ASCII in every encoding that feeds come in."""
    encoding = _MARKS.get(body[:2], "latin-1")
    return body.removeprefix(b"\xef\xbb\xbf").decode(encoding, "replace")
