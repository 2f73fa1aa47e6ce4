"""What a list shows of each claim: its line, and the queries that read it for a whole page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, Func, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.models import Claim
from claims.queries import past
from claims.queries.keyset import Window
from claims.verdicts import FlagKind, Verdict
from claims.workflow import State


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One line of a list of claims. `articles` counts those that report it."""

    public_id: str
    text: str
    kind: FlagKind
    workflow: State
    verdict: Verdict
    speaker: str
    outlet: str
    articles: int
    reported_at: datetime
    changed_at: datetime


def rows_of(claims: QuerySet[Claim], at: datetime | None = None) -> QuerySet[Claim]:
    """Return the claims with what a row shows: the speaker, the first outlet, and how many articles report it.

    `at`: counting what was recorded by a past moment.
    """
    mentions = past.mentions_of_each(at)
    dated = Coalesce("version__article__published_at", "version__article__first_seen_at")
    first = mentions.order_by(dated, "pk")[:1]
    outlet = {
        "outlet": first.values("version__article__source__name"),
        "outlet_id": first.values("version__article__source"),
    }
    # A plain aggregate would group every claim before the page is cut; this counts for those shown only.
    counted = mentions.order_by().annotate(n=Func(F("version__article"), template="COUNT(DISTINCT %(expressions)s)"))
    return claims.select_related("speaker").annotate(
        **{name: Subquery(found) for name, found in outlet.items()}, articles=Subquery(counted.values("n"))
    )


def dressed(page: Window[Claim]) -> Window[Claim]:
    """Return a page with what its rows show, as `rows_of` does. One SQL query.

    SQLite works out all columns of all rows before it puts them in order, so the page has to be cut before.
    """
    shown = {claim.pk: claim for claim in rows_of(Claim.objects.filter(pk__in=[claim.pk for claim in page.rows]))}
    return replace(page, rows=[shown[claim.pk] for claim in page.rows if claim.pk in shown])


def row(claim: Claim) -> ClaimRow:
    """Return one claim of `rows_of` as its row."""
    return ClaimRow(
        public_id=claim.public_id,
        text=claim.text,
        kind=FlagKind.of(claim.kind),
        workflow=claim.state,
        verdict=claim.finding,
        speaker=claim.speaker.name if claim.speaker else "",
        outlet=getattr(claim, "outlet", None) or "",
        articles=getattr(claim, "articles", 0),
        reported_at=claim.reported_at,
        changed_at=claim.changed_at,
    )
