"""Which feeds a page names. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import load_html

from claims.reading.decoding import decoded_page
from claims.reading.feeds.feed import address
from claims.reading.pages import MOST_TAGS

#: The types under which pages link to feeds: https://blog.whatwg.org/feed-autodiscovery
_TYPES = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RDF",
    "application/json": "JSON Feed",
    "text/xml": "RSS",
    "application/xml": "RSS",
}
#: A page that names more is a directory of feeds.
MOST = 20


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed that a page names: its address, its title ("" where none is given) and what it is written in."""

    url: str
    title: str
    kind: str


def offers(body: bytes, *, url: str, charset: str = "") -> tuple[Offer, ...]:
    """Return the feeds that a page found at `url` names in its head, in its order, each address once."""
    written = decoded_page(body, charset=charset)
    tree: HtmlElement | None = load_html(written) if written.count("<") <= MOST_TAGS else None
    if tree is None:
        return ()
    base = next((str(href) for href in tree.xpath("//head/base/@href")[:1]), "")
    base = address(base, url) or url
    found: dict[str, Offer] = {}
    for link in tree.iter("link"):
        kind = _TYPES.get((link.get("type") or "").partition(";")[0].strip().lower())
        if kind and "alternate" in (link.get("rel") or "").lower().split():
            place = address(link.get("href") or "", base)
            if place and len(found) < MOST:
                found.setdefault(place, Offer(place, " ".join((link.get("title") or "").split())[:200], kind))
    return tuple(found.values())
