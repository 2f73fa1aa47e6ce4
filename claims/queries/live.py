"""How claims stand at this moment, for pages that are open: who has them in hand, what was decided. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from claims.models import Claim, Decision, ReviewItem
from claims.models.decision import Verb
from claims.queries.at_card import Hold, Present, hold_of, others, present
from claims.queries.pairs import sealed_from

#: How many claims one page asks about at most: more than a page of the queue lists.
MOST = 60


@dataclass(frozen=True, slots=True)
class Last:
    """The newest decision about a claim. `sequence` grows, so that a page tells a newer one from the one it shows."""

    sequence: int
    by: str
    is_mine: bool
    verb: Verb
    at: datetime


@dataclass(frozen=True, slots=True)
class Live:
    """One claim at this moment. `waiting` says that something is open about it."""

    public_id: str
    revision: int
    waiting: bool
    hold: Hold | None
    last: Last | None
    others: list[Present]


def live(public_ids: Sequence[str], person: User, now: datetime) -> list[Live]:
    """Return how the claims with these ids stand, MOST of them at most; unknown ids are left out. Three SQL queries."""
    claims = list(_claims(public_ids[:MOST], person))
    decisions = Decision.objects.in_bulk([pk for claim in claims if (pk := getattr(claim, "last_id", None))])
    there = present(claims, now)
    return [
        Live(
            public_id=claim.public_id,
            revision=claim.revision,
            waiting=getattr(claim, "waiting", False),
            hold=hold_of(claim, person, now),
            last=_last(decisions, getattr(claim, "last_id", None), person),
            others=others(there[claim.pk], person),
        )
        for claim in claims
    ]


def _claims(public_ids: Sequence[str], person: User) -> QuerySet[Claim]:
    asked = ReviewItem.objects.waiting().filter(claim_id=OuterRef("pk"))
    newest = Decision.objects.filter(~sealed_from(person), claim_id=OuterRef("pk"))
    found = Claim.objects.filter(public_id__in=[public_id.upper() for public_id in public_ids])
    found = found.select_related("reservation__holder").annotate(
        waiting=Exists(asked), last_id=Subquery(newest.order_by("-sequence").values("pk")[:1])
    )
    return found.order_by("pk")


def _last(decisions: Mapping[int, Decision], pk: int | None, person: User) -> Last | None:
    if pk is None:
        return None
    row = decisions[pk]
    return Last(row.sequence, row.by_name, row.by_id == person.pk, Verb.of(row.verb), row.decided_at)
