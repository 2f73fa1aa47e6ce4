"""JSON Feed, versions 1 and 1.1: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from claims.errors import BadInput
from claims.reading.dates import parse_published
from claims.reading.feeds.feed import MOST_ENTRIES, Entry, Feed, Kind, address, as_written, distinct, entry
from claims.reading.metadata import language_of


def read(body: bytes, *, url: str = "") -> Feed:
    """Return the feed in `body`; raise BadInput with a sentence where it is no JSON, or no feed."""
    try:
        found = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise BadInput("That looks like JSON but cannot be read as such: there is no feed in it.") from None
    rows = found.get("items") if isinstance(found, dict) else None
    if not isinstance(rows, list) or "jsonfeed.org" not in _text(found, "version"):
        raise BadInput("That is JSON but no JSON feed: it names no version of the format, or has no items.")
    known = [row for row in rows if isinstance(row, dict)]
    language = language_of(_text(found, "language"))
    return Feed(
        kind=Kind.JSON,
        title=" ".join(_text(found, "title").split())[:200],
        home=address(_text(found, "home_page_url"), url),
        entries=distinct([_entry(row, url, language) for row in known[:MOST_ENTRIES]]),
        hub=_hub(found.get("hubs"), url),
        topic=as_written(_text(found, "feed_url"), url),
        left_out=max(len(known) - MOST_ENTRIES, 0),
    )


def _entry(row: dict[str, Any], base: str, language: str) -> Entry:
    words = "\n".join(_text(row, name) for name in ("content_html", "content_text", "summary"))
    dated = _text(row, "date_published") or _text(row, "date_modified")
    return entry(
        guid=_text(row, "id"),
        link=_text(row, "url") or _text(row, "external_url"),
        base=base,
        title=_text(row, "title"),
        words=words,
        published=_moment(dated),
        dated=dated,
        language=language_of(_text(row, "language")) or language,
    )


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if isinstance(value, str):
        return value
    # Version 1 says that an id may come as a number.
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _moment(written: str) -> datetime | None:
    try:
        published = parse_published(written)
    except BadInput:
        return None
    return published.moment if published else None


def _hub(hubs: Any, base: str) -> str:
    named = [hub for hub in hubs if isinstance(hub, dict)] if isinstance(hubs, list) else []
    return next((as_written(_text(hub, "url"), base) for hub in named if _text(hub, "type").lower() == "websub"), "")
