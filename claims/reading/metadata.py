"""What a page declares about itself in its head: when it appeared, its address, its language. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urljoin

from lxml.html import HtmlElement

from claims.errors import BadInput
from claims.reading.addresses import canonical, parsed
from claims.reading.dates import Published, parse_published

#: Where pages say when they appeared, best first; each names a meta tag's property, name or itemprop.
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "date",
)
_JSON_DATE = re.compile(r'"datePublished"\s{0,20}:\s{0,20}"([^"]{4,40})"')
_PAID = re.compile(r'"isAccessibleForFree"\s{0,20}:\s{0,20}"?false', re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")


def published(tree: HtmlElement, *, guess: str, now: datetime) -> Published | None:
    """Return when the page says that it appeared: a moment if any tag gives one, else a day, else None.

    `guess` is a day found by other means, taken last. What is no date or lies in the future is passed over: nobody
    typed it in, so nobody could put it right.
    """
    known = [found for written in [*_written_dates(tree), guess] if (found := _credible(written, now))]
    return next((found for found in known if not found.date_only), known[0] if known else None)


def address(tree: HtmlElement, *, url: str) -> str:
    """Return the canonical address of a page fetched from `url`: what the page names, if it is on the same host.

    A link to the front page from anywhere else is a slip that many sites make; it is passed over.
    """
    if not url:
        return ""
    for href in tree.xpath("//head/link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")[:1]:
        try:
            named = parsed(urljoin(url, href))
        except (BadInput, ValueError):
            continue
        here = parsed(url)
        if _same_site(named.host, here.host) and (named.target != "/" or here.target == "/"):
            return canonical(str(named))
    return canonical(url)


def language(tree: HtmlElement) -> str:
    """Return the ISO 639 code that the page declares, or ""."""
    return language_of(str(tree.get("lang") or tree.get("xml:lang") or ""))


def is_paid(tree: HtmlElement) -> bool:
    """Say whether the page declares that its text is not free: in JSON-LD, or in the tag that publishers use."""
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    tiers = tree.xpath("//meta[@property='article:content_tier']/@content")
    return any(_PAID.search(script) for script in scripts) or "locked" in [tier.strip().lower() for tier in tiers]


def language_of(tag: str) -> str:
    """Return the ISO 639 code with which a language tag such as "pt-BR" begins, or ""."""
    found = _LANGUAGE.match(tag.strip().lower())
    return found.group() if found else ""


def _written_dates(tree: HtmlElement) -> list[str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "itemprop", "name"):
            if name := meta.get(key):
                metas.setdefault(name.lower(), meta.get("content") or "")
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    stated = [match.group(1) for script in scripts for match in _JSON_DATE.finditer(script)]
    marked = tree.xpath("//time[@itemprop='datePublished']/@datetime")
    return [*(metas[name] for name in _DATE_NAMES if name in metas), *stated[:1], *marked[:1]]


def _credible(written: str, now: datetime) -> Published | None:
    try:
        return parse_published(written, now=now)
    except BadInput:
        return None


def _same_site(one: str, other: str) -> bool:
    return one.removeprefix("www.") == other.removeprefix("www.")
