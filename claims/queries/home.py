"""Home: what waits for a decision, what lately changed, what came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from claims.models import ArticleVersion, Claim, Decision, ReviewItem
from claims.queries import articles
from claims.queries.articles import ArticleRow
from claims.queries.claims import ClaimRow, row, rows_of

#: Lines in each list.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim on the desk, since when, and why it is there."""

    claim: ClaimRow
    opened_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Home:
    """The three lists, and whether this person has yet done anything here."""

    waiting: list[Waiting]
    changed: list[ClaimRow]
    added: list[ArticleRow]
    newcomer: bool


def home(person: User) -> Home:
    """Return the home page of a person. Six SQL queries at most."""
    changed = Claim.objects.filter(revision__gt=1).order_by("-changed_at", "-pk")
    return Home(
        waiting=_waiting(),
        changed=[row(claim) for claim in rows_of(changed)[:SHOWN]],
        added=articles.latest(SHOWN),
        newcomer=not _has_worked(person),
    )


def _waiting() -> list[Waiting]:
    """The next claims of the queue, in its order: two queries, the queue's and that of the claims' rows."""
    questions = list(ReviewItem.objects.waiting()[:SHOWN])
    claims = {claim.pk: claim for claim in rows_of(Claim.objects.filter(pk__in=[it.claim_id for it in questions]))}
    return [Waiting(row(claims[it.claim_id]), it.opened_at, it.why) for it in questions]


def _has_worked(person: User) -> bool:
    decided = Decision.objects.filter(by=person).exists()
    return decided or ArticleVersion.objects.filter(received_by=person).exists()
