"""How many reports of their own tell a claim: articles of one origin count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from claims.models import Article, Evidence, Mention, OriginMember
from claims.queries import past
from claims.queries.past import Names, Placed


@dataclass(frozen=True, slots=True)
class Teller:
    """An article that tells a claim or gives evidence on it.

    `why` says what put it with another article of its origin, "" for one that stands by itself; `by_person`: an editor
    put it there.
    """

    pk: int
    title: str
    outlet: str
    link: str
    at: datetime
    why: str
    by_person: bool


@dataclass(frozen=True, slots=True)
class OneOrigin:
    """The articles of one origin that tell a claim, the earliest first."""

    articles: tuple[Teller, ...]

    @property
    def first(self) -> Teller:
        """The earliest article."""
        return self.articles[0]


def of_claims(claims: Collection[int], at: datetime | None = None, called: Names | None = None) -> list[OneOrigin]:
    """Return the origins of the articles that mention one of these claims (ids), or are accepted as evidence on one.

    Their number is that of independent reports. The earliest first; an article that no machine has placed yet counts
    by itself. One SQL query; one more for a past moment `at`, with the names of that moment.
    """
    called = called or Names()
    rows = list(_tellers(claims, at).select_related("source", "origin_member"))
    placed = past.placed([row.pk for row in rows], at) if at else {row.pk: _placed(row) for row in rows}
    origins: dict[tuple[str, int], list[Teller]] = defaultdict(list)
    for row in rows:
        where = placed.get(row.pk)
        key = ("origin", where.origin) if where else ("article", row.pk)
        origins[key].append(_teller(row, where, called))
    return [OneOrigin(tuple(articles)) for articles in origins.values()]


def _tellers(claims: Collection[int], at: datetime | None) -> QuerySet[Article]:
    mentioned = Mention.objects.filter(past.told(claims, at))
    accepted = Evidence.objects.standing(at).filter(claim__in=claims, version__isnull=False)
    told = mentioned.order_by().values("version__article")
    # One union: with a choice of two subqueries the database would test every article there is.
    tellers = Article.objects.filter(pk__in=told.union(accepted.order_by().values("version__article")))
    return tellers.order_by(Coalesce("published_at", "first_seen_at"), "pk")


def _placed(article: Article) -> Placed | None:
    member: OriginMember | None = getattr(article, "origin_member", None)
    return Placed(member.origin_id, member.why, member.placed_by_id is not None) if member else None


def _teller(article: Article, where: Placed | None, called: Names) -> Teller:
    return Teller(
        pk=article.pk,
        title=article.title,
        outlet=called.source(article.source),
        link=article.get_absolute_url(),
        at=article.dated,
        why=where.why if where else "",
        by_person=where is not None and where.by_person,
    )
