"""Sitemaps of news: https://www.sitemaps.org/protocol.html with the news elements that search engines read."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from claims.errors import BadInput
from claims.reading.dates import parse_published
from claims.reading.feeds.feed import MOST_ENTRIES, Entry, Feed, Kind, distinct, entry
from claims.reading.metadata import language_of


def read(body: bytes, *, url: str = "") -> Feed:
    """Return the pages of a sitemap as entries, newest first as far as they are dated.

    Raise BadInput for a list of sitemaps, which has no pages of its own, and for what cannot be read.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    root = etree.fromstring(body, parser)
    if root is None:
        raise BadInput("That sitemap cannot be read: it is no XML.")
    if _name(root) == "sitemapindex":
        raise BadInput("That is a list of sitemaps: give the address of the one with the news.")
    try:
        entries = [found for node in root if _name(node) == "url" and (found := _entry(node, url)) is not None]
    except UnicodeDecodeError:
        # A reference to half a character (&#xd800;), which lxml takes and cannot give back.
        raise BadInput("That sitemap is garbled beyond reading.") from None
    entries.sort(key=_newest_first)
    return Feed(
        kind=Kind.SITEMAP,
        entries=distinct(entries[:MOST_ENTRIES]),
        left_out=max(len(entries) - MOST_ENTRIES, 0),
    )


def _entry(node: etree._Element, base: str) -> Entry | None:
    told = {_name(part): (part.text or "").strip() for part in node.iter() if isinstance(part.tag, str)}
    if not told.get("loc"):
        return None
    dated = told.get("publication_date") or told.get("lastmod") or ""
    return entry(
        guid="",
        link=told["loc"],
        base=base,
        title=told.get("title", ""),
        words=told.get("lastmod", ""),
        published=_moment(dated),
        dated=dated,
        language=language_of(told.get("language", "")),
    )


def _newest_first(found: Entry) -> float:
    return -found.published.timestamp() if found.published else 0.0


def _moment(written: str) -> datetime | None:
    try:
        published = parse_published(written)
    except BadInput:
        return None
    return published.moment if published else None


def _name(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(node.tag, str) else ""
