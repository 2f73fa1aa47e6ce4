"""How many reports of their own tell a claim: articles of one origin count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from claims.models import Article, Evidence, Mention, OriginMember
from claims.models.evidence import EvidenceState


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


def of_claims(claims: Collection[int]) -> list[OneOrigin]:
    """Return the origins of the articles that mention one of these claims (ids), or are accepted as evidence on one.

    Their number is that of independent reports. The earliest first; an article that no machine has placed yet counts
    by itself. One SQL query.
    """
    dated = Coalesce("published_at", "first_seen_at")
    mentioned = Mention.objects.filter(claim__in=claims).values("version__article")
    accepted = Evidence.objects.filter(claim__in=claims, state=EvidenceState.ACCEPTED.value)
    tells = Q(pk__in=mentioned) | Q(pk__in=accepted.filter(version__isnull=False).values("version__article"))
    rows = Article.objects.filter(tells).select_related("source", "origin_member").order_by(dated, "pk")
    origins: dict[tuple[str, int], list[Teller]] = defaultdict(list)
    for row in rows:
        member = getattr(row, "origin_member", None)
        key = ("origin", member.origin_id) if member else ("article", row.pk)
        origins[key].append(_teller(row, member))
    return [OneOrigin(tuple(articles)) for articles in origins.values()]


def _teller(article: Article, member: OriginMember | None) -> Teller:
    return Teller(
        pk=article.pk,
        title=article.title,
        outlet=article.source.name,
        link=article.get_absolute_url(),
        at=article.dated,
        why=member.why if member else "",
        by_person=member is not None and member.placed_by_id is not None,
    )
