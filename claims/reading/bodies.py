"""A file or a fetched page of whatever kind in, a reading out. Pure; opens and fetches nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from claims.reading import pages, texts
from claims.reading.addresses import canonical, outlet_host
from claims.reading.articles import Reading


def read(
    body: bytes,
    *,
    url: str = "",
    content_type: str = "",
    charset: str = "",
    now: datetime | None = None,
    max_bytes: int = texts.MAX_BYTES,
) -> Reading:
    """Return the reading of `body`: as HTML where it begins or is declared as such, else as plain text.

    `url`, `content_type` and `charset` are those of a fetched page, or "" for a file. Raise BadInput as
    pages.read and texts.read do.
    """
    if content_type in ("text/html", "application/xhtml+xml") or pages.looks_like_html(body):
        return pages.read(body, url=url, charset=charset, now=now, max_bytes=max_bytes)
    reading = texts.read(body, max_bytes=max_bytes)
    return replace(reading, url=canonical(url), outlet=outlet_host(url)) if url else reading
