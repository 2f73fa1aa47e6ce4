"""What every kind of feed is read into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin

from claims.errors import BadInput
from claims.reading.addresses import MAX_LENGTH, canonical, parsed
from claims.reading.decoding import cleaned
from claims.verdicts import Vocabulary

#: No newsroom publishes more at once; the rest of a longer feed is left out, and said so.
MOST_ENTRIES = 1000
LONGEST_TITLE = 500
LONGEST_ID = 2000


class Kind(Vocabulary):
    """What a feed is written in."""

    RSS = "rss", "RSS"
    ATOM = "atom", "Atom"
    RDF = "rdf", "RSS 1.0 (RDF)"
    JSON = "json", "JSON Feed"
    SITEMAP = "sitemap", "A sitemap of news"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed names it.

    - `identity`: what makes two entries one: the feed's own id, else the address, else a digest of title and words.
    - `url`: canonical, or "" where the feed gives none that can be fetched.
    - `published`: aware, or None; never trusted for the order of our own events. `dated`: the feed's own words for it.
    - `mark`: a digest of all that the feed says of it, so that a changed entry is noticed.
    """

    identity: str
    url: str
    title: str
    published: datetime | None
    dated: str
    mark: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was delivered.

    `minutes` is how long it asks to be left alone, None where it does not say; `hub` and `topic` are those of WebSub,
    as it writes them; `left_out` counts entries beyond MOST_ENTRIES.
    """

    kind: Kind
    title: str = ""
    home: str = ""
    entries: tuple[Entry, ...] = ()
    minutes: int | None = None
    hub: str = ""
    topic: str = ""
    left_out: int = field(default=0)


def entry(
    *,
    guid: str,
    link: str,
    base: str,
    title: str,
    words: str,
    published: datetime | None,
    dated: str,
    language: str = "",
) -> Entry:
    """Return an entry from what a feed says of it; `base` is the address of the feed, `words` its text or summary."""
    url, name = address(link, base), _line(title)[:LONGEST_TITLE]
    identity = _line(guid)[:LONGEST_ID] or url or _digest(name, words)
    return Entry(identity, url, name, published, _line(dated)[:100], _digest(name, url, words, dated), language[:3])


def address(link: str, base: str) -> str:
    """Return the canonical address that a feed found at `base` links to, or "" for none that can be fetched."""
    if not link.strip():
        return ""
    try:
        return canonical(urljoin(base, link.strip()) if base else link.strip())
    except (BadInput, ValueError):
        return ""


def as_written(link: str, base: str) -> str:
    """Return the absolute address that a feed found at `base` links to, or "" for none that can be fetched.

    Unlike `address` with its arguments in their order: a hub knows a feed by the very words of its address.
    """
    if not link.strip():
        return ""
    try:
        written = str(parsed(urljoin(base, link.strip()) if base else link))
    except (BadInput, ValueError):
        return ""
    return written if len(written) <= MAX_LENGTH else ""


def distinct(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return the entries, each identity once: the first is the newest in nearly every feed."""
    return tuple({found.identity: found for found in reversed(entries)}.values())[::-1]


def _line(words: str) -> str:
    return " ".join(cleaned(words).split())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
