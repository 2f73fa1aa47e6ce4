"""Keeping what was fetched: the body in the archive first, then the row, in the transaction that records its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.models import ArticleVersion, Copy
from claims.net import archive
from claims.net.http import Page
from claims.reading.packing import digest_of


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer whose body lies in the archive, or (`is_kept` false) is known by its digest alone."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    digest: str
    size: int
    is_kept: bool
    fetched_at: datetime


def keep(page: Page, *, identity: str, digest: str, now: datetime) -> Kept:
    """Keep the body of a page whose text has `digest` and belongs to the article with `identity`.

    A text that the archive can show already is not kept again, so that a page whose advertisements change with every
    visit does not fill the disk. Call it outside any transaction; raises NotKept where the archive takes nothing.
    """
    known = Copy.objects.filter(version__article__identity=identity, version__digest=digest, is_kept=True)
    is_kept = not known.exists()
    body = archive.keep(page.body) if is_kept else digest_of(page.body)
    return Kept(page.url, page.status, page.received, body, len(page.body), is_kept, now)


def record(kept: Kept, version: ArticleVersion) -> Copy:
    """Write the row of a copy whose text is that of `version`."""
    told = {name: getattr(kept, name) for name in Kept.__slots__}
    return Copy.objects.create(version=version, **told | {"headers": [*kept.headers]})
