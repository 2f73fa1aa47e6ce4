"""What somebody left to others, and why claims are left. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from claims.models import Claim, ReviewItem, Skip
from claims.models.skip import SkipReason

#: Reasons are counted over these last days.
COUNTED = timedelta(days=30)
#: How many claims the count lists.
LISTED = 50


@dataclass(frozen=True, slots=True)
class LeftClaim:
    """A claim that several people left to others: how many did, and when the last."""

    claim: Claim
    people: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why claims were left of late: how often for each reason, and which claims nobody wants. Names nobody."""

    counts: list[tuple[SkipReason, int]]
    claims: list[LeftClaim]


def unskipped(questions: QuerySet[ReviewItem], person: User) -> QuerySet[ReviewItem]:
    """Return those of `questions` that a person has not left to others since they were asked."""
    return questions.exclude(Exists(_since_asked(person)))


def skipped(questions: QuerySet[ReviewItem], person: User) -> QuerySet[ReviewItem]:
    """Return those of `questions` that a person has left to others since they were asked."""
    return questions.filter(Exists(_since_asked(person)))


def reasons(now: datetime) -> Reasons:
    """Return why claims were left in the last COUNTED. Three SQL queries."""
    lately = Skip.objects.filter(skipped_at__gt=now - COUNTED)
    counted = dict(lately.values_list("reason").annotate(number=Count("pk")).order_by())
    left = lately.values("claim").annotate(people=Count("person", distinct=True), last=Max("skipped_at"))
    rows = list(left.filter(people__gt=1).order_by("-people", "-last")[:LISTED])
    claims = Claim.objects.in_bulk([row["claim"] for row in rows])
    return Reasons(
        [(reason, counted.get(reason.value, 0)) for reason in SkipReason],
        [LeftClaim(claims[row["claim"]], row["people"], row["last"]) for row in rows],
    )


def _since_asked(person: User) -> QuerySet[Skip]:
    return Skip.objects.filter(claim_id=OuterRef("claim_id"), person=person, skipped_at__gte=OuterRef("opened_at"))
