"""RSS, Atom and RDF, by feedparser, which reads nearly everything that sites call a feed."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser

from claims.errors import BadInput
from claims.reading.feeds.feed import MOST_ENTRIES, Entry, Feed, Kind, address, as_written, distinct, entry
from claims.reading.metadata import language_of

_KINDS = {"atom": Kind.ATOM, "rss": Kind.RSS, "rss10": Kind.RDF, "rss090": Kind.RDF}
#: An answer of "leave me alone" beyond a month is a slip.
_LONGEST = 31 * 24 * 60


def read(body: bytes, *, url: str = "", content_type: str = "") -> Feed:
    """Return the feed in `body`; raise BadInput where there is neither a feed nor an entry in it."""
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    # A stream: given a string, feedparser may take it for an address or the name of a file, and open it.
    try:
        found: Any = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError) as problem:
        # It gives up on some garbled bytes in its own ways.
        raise BadInput("That feed is garbled beyond reading.") from problem
    kind, head, rows = _kind(str(found.get("version") or "")), found.get("feed", {}), found.get("entries", [])
    if kind is None and not rows:
        raise BadInput("That is not a feed that can be read: it has no entries and does not say what it is.")
    language = language_of(str(head.get("language") or ""))
    return Feed(
        kind=kind or Kind.RSS,
        title=" ".join(str(head.get("title") or "").split())[:200],
        home=address(str(head.get("link") or ""), url),
        entries=distinct([_entry(row, url, language) for row in rows[:MOST_ENTRIES]]),
        minutes=_minutes(str(head.get("ttl") or "")),
        hub=_linked(head, "hub", url),
        topic=_linked(head, "self", url),
        left_out=max(len(rows) - MOST_ENTRIES, 0),
    )


def _kind(version: str) -> Kind | None:
    if version in _KINDS:
        return _KINDS[version]
    return next((kind for start, kind in _KINDS.items() if version.startswith(start)), None)


def _entry(row: Any, base: str, language: str) -> Entry:
    contents = [str(part.get("value") or "") for part in row.get("content", [])]
    words = "\n".join([*contents, str(row.get("summary") or "")])
    # Asked as a plain mapping: its own look-up takes one date for the other, and warns of it.
    told = {name: dict.get(row, name) for name in ("published", "updated", "published_parsed", "updated_parsed")}
    return entry(
        guid=str(row.get("id") or ""),
        link=str(row.get("link") or ""),
        base=base,
        title=str(row.get("title") or ""),
        words=words,
        published=_moment(told["published_parsed"] or told["updated_parsed"]),
        dated=str(told["published"] or told["updated"] or ""),
        language=language,
    )


def _moment(parts: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _minutes(written: str) -> int | None:
    written = written.strip()
    return min(int(written), _LONGEST) if written.isascii() and written.isdigit() and len(written) < 10 else None


def _linked(head: Any, relation: str, base: str) -> str:
    links = [str(link.get("href") or "") for link in head.get("links", []) if link.get("rel") == relation]
    return as_written(links[0], base) if links else ""
