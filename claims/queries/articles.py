"""The articles page: what came in, lately added first, and what reading found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, Func, OuterRef, QuerySet, Subquery

from claims.models import Analysis, Article, ArticleVersion, Mention
from claims.queries.keyset import Cursor, window

#: Articles that a field offers while one types.
OFFERED = 100
_COUNT = "COUNT(DISTINCT %(expressions)s)"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of a list of articles. `claims` counts those found in any version of it."""

    pk: int
    title: str
    outlet: str
    published_at: datetime | None
    published_offset: int | None
    first_seen_at: datetime
    versions: int
    claims: int
    being_read: bool
    unreadable: bool


@dataclass(frozen=True, slots=True)
class ArticleList:
    """One page of articles, and the cursors of its neighbours as addresses carry them ("" where the list ends)."""

    rows: list[ArticleRow]
    older: str
    newer: str


def listed(*, older: Cursor | None = None, newer: Cursor | None = None) -> ArticleList:
    """Return a page of the articles, lately added first. One SQL query."""
    page = window(_rows(), "first_seen_at", older=older, newer=newer)
    return ArticleList([_row(article) for article in page.rows], str(page.older or ""), str(page.newer or ""))


def latest(number: int) -> list[ArticleRow]:
    """Return the articles added last. One SQL query."""
    return [_row(article) for article in _rows().order_by("-first_seen_at", "-pk")[:number]]


def offered() -> list[str]:
    """Return the articles added last, each as "number · title (outlet)", for a field to offer."""
    rows = Article.objects.select_related("source").order_by("-first_seen_at", "-pk")[:OFFERED]
    return [f"{row.pk} · {row.title} ({row.source.name})" for row in rows]


def version_quoting(article: int, passage: str) -> ArticleVersion | None:
    """Return the newest version of an article that holds `passage`, else its newest; None without such an article."""
    versions = ArticleVersion.objects.filter(article_id=article).order_by("-number")
    return versions.filter(text__contains=passage).first() or versions.first()


def _rows() -> QuerySet[Article]:
    analyses = Analysis.objects.filter(version__article=OuterRef("pk"))
    return Article.objects.select_related("source").annotate(
        versions_kept=_number(ArticleVersion.objects.filter(article=OuterRef("pk")), "pk"),
        claims_found=_number(Mention.objects.filter(version__article=OuterRef("pk")), "claim"),
        being_read=Exists(analyses.filter(finished_at__isnull=True, gave_up_at__isnull=True)),
        unreadable=Exists(analyses.filter(gave_up_at__isnull=False)),
    )


def _number(rows: QuerySet[ArticleVersion] | QuerySet[Mention], of: str) -> Subquery:
    # A plain aggregate would group every article before the page is cut; this counts for those shown only.
    return Subquery(rows.order_by().annotate(counted=Func(F(of), template=_COUNT)).values("counted"))


def _row(article: Article) -> ArticleRow:
    return ArticleRow(
        pk=article.pk,
        title=article.title,
        outlet=article.source.name,
        published_at=article.published_at,
        published_offset=article.published_offset,
        first_seen_at=article.first_seen_at,
        versions=getattr(article, "versions_kept", 0),
        claims=getattr(article, "claims_found", 0),
        being_read=getattr(article, "being_read", False),
        unreadable=getattr(article, "unreadable", False),
    )
