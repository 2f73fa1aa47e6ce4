"""From a fetched page to what is recorded of it: the article that it holds, and the copy of it that is kept."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from claims.actions import archive, articles
from claims.actions.archive import Kept
from claims.net.http import Page
from claims.reading import bodies
from claims.reading.articles import Reading
from claims.text.digests import digest


def read(page: Page, *, now: datetime) -> Reading:
    """Return the article that a page holds; raise BadInput as bodies.read does."""
    return bodies.read(
        page.body,
        url=page.url,
        content_type=page.content_type,
        charset=page.charset,
        now=now,
        max_bytes=settings.MAX_ARTICLE_BYTES,
    )


def keep(page: Page, reading: Reading, *, now: datetime) -> Kept:
    """Put the page that `reading` was read from into the archive; hand what comes back to articles.receive.

    Call it outside any transaction. Raises NotKept where the archive takes nothing.
    """
    return archive.keep(page, identity=articles.identity(reading), digest=digest(reading.text), now=now)
