"""The copies that the archive holds of an article's page, and whether each is still what was kept. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.errors import ArchiveBroken
from claims.models import Copy
from claims.net import archive

#: The newest so many are listed; an article is fetched some thirty times in its life.
MOST = 100


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One answer of an article's site. `version` is the number of the version whose text it holds."""

    pk: int
    article: int
    title: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    digest: str
    size: int
    is_kept: bool
    fetched_at: datetime
    version: int

    @property
    def meaning(self) -> str:
        """What the answer says, in a few words."""
        if self.status == 304:
            return "the site said that its page had not changed"
        return f"the text of version {self.version}"


def of_article(article: int) -> list[CopyRow]:
    """Return the answers of an article's site, newest first, at most MOST. One SQL query."""
    rows = Copy.objects.filter(version__article=article).select_related("version__article").defer("version__text")
    return [_row(row) for row in rows.order_by("-fetched_at", "-id")[:MOST]]


def one(pk: int) -> CopyRow | None:
    """Return a copy; None where there is no such copy. One SQL query."""
    row = Copy.objects.filter(pk=pk).select_related("version__article").defer("version__text").first()
    return _row(row) if row else None


def same_text(row: CopyRow) -> CopyRow | None:
    """Return the copy whose body was kept for the text of `row`, where its own was not; None where there is none."""
    kept = Copy.objects.filter(version__article=row.article, version__number=row.version, is_kept=True)
    found = kept.select_related("version__article").defer("version__text").order_by("-fetched_at", "-id").first()
    return _row(found) if found else None


def body(row: CopyRow) -> bytes:
    """Return the bytes of a copy, which are those that were kept; raise ArchiveBroken with a sentence otherwise."""
    if not row.is_kept:
        raise ArchiveBroken("The body of this answer was not kept: it held a text that the archive has already.")
    return archive.read_back(row.digest, size=row.size)


def problem(row: CopyRow) -> str:
    """Return what is wrong with the file of a copy, in words; "" where its bytes are those that were kept."""
    try:
        body(row)
    except ArchiveBroken as broken:
        return str(broken)
    return ""


def _row(row: Copy) -> CopyRow:
    return CopyRow(
        pk=row.pk,
        article=row.version.article_id,
        title=row.version.article.title,
        url=row.url,
        status=row.status,
        headers=tuple((str(name), str(value)) for name, value in row.headers),
        digest=row.digest,
        size=row.size,
        is_kept=row.is_kept,
        fetched_at=row.fetched_at,
        version=row.version.number,
    )
