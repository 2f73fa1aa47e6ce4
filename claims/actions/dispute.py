"""Conflicts of figures: two who speak of a claim give figures that cannot both be right. Each is raised once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from claims.actions import alerts
from claims.actions.alerts import Side
from claims.matching.conflicts import Conflict, Told, conflicts
from claims.models import Alert, ArticleVersion, Claim
from claims.queries import series
from claims.verdicts import AlertKind
from claims.workflow import State

#: A claim raises so many conflicts at once at most: further ones are told by the drawing of its figures.
MOST = 3
#: What was settled, dismissed or merged away asks nothing of this kind any more.
ASKED = (State.DETECTED, State.TRIAGED)


def tell(*, claims: Collection[int], now: datetime) -> list[Alert]:
    """Raise an alert for each conflict in the figures of the claims with these ids; return the new ones.

    Twice is as once: a conflict comes again only with another figure. Call inside a transaction, for claims of which a
    figure was told anew. Six SQL queries, and a few for each new conflict.
    """
    if not claims:
        return []
    rows = Claim.objects.filter(pk__in=claims, workflow__in=[state.value for state in ASKED]).in_bulk()
    if not rows:
        return []
    told = series.of_claims(list(rows))
    found = [(rows[pk], one) for pk in rows for one in conflicts(told[pk])[:MOST]]
    versions = _versions(one for _, one in found)
    raised = [_raise(claim, one, versions, now) for claim, one in found]
    return [alert for alert in raised if alert is not None]


def _versions(found: Iterable[Conflict]) -> dict[int, ArticleVersion]:
    wanted = {side.point.told[0].version for one in found for side in (one.first, one.second)}
    return ArticleVersion.objects.in_bulk(wanted) if wanted else {}


def _raise(claim: Claim, found: Conflict, versions: dict[int, ArticleVersion], now: datetime) -> Alert | None:
    return alerts.raise_once(
        claim=claim,
        kind=AlertKind.FIGURES,
        key=f"{AlertKind.FIGURES.value}:{claim.pk}:{found.key}",
        why=found.why,
        before=_side(found.first, versions),
        after=_side(found.second, versions),
        now=now,
    )


def _side(told: Told, versions: dict[int, ArticleVersion]) -> Side:
    telling = told.point.told[0]
    return Side(versions[telling.version], telling.span)
