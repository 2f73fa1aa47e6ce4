"""Home: what waits for a decision, what lately changed, what came in, and what nobody looked at in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import F

from claims.models import ArticleVersion, Claim, Decision, Notice
from claims.models.review import ReviewKind
from claims.models.roles import may
from claims.queries import articles, desk
from claims.queries.articles import ArticleRow
from claims.queries.claims import ClaimRow, row, rows_of

#: Lines in each list.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim on the desk, since when, and what is asked about it first."""

    claim: ClaimRow
    opened_at: datetime
    asks: str


@dataclass(frozen=True, slots=True)
class Told:
    """A notice about the follow-up of a claim."""

    pk: int
    claim: str
    text: str
    made_at: datetime
    is_seen: bool


@dataclass(frozen=True, slots=True)
class Home:
    """The lists, and whether this person has yet done anything here. Notices are for those who decide."""

    notices: list[Told]
    waiting: list[Waiting]
    changed: list[ClaimRow]
    added: list[ArticleRow]
    newcomer: bool

    @property
    def has_unseen(self) -> bool:
        """Whether a notice is shown that nobody has seen."""
        return any(not notice.is_seen for notice in self.notices)


def home(person: User) -> Home:
    """Return the home page of a person. Nine SQL queries at most, two of them for its role."""
    changed = Claim.objects.filter(revision__gt=1).order_by("-changed_at", "-pk")
    return Home(
        notices=_notices() if may(person, "decide_claim") else [],
        waiting=_waiting(),
        changed=[row(claim) for claim in rows_of(changed)[:SHOWN]],
        added=articles.latest(SHOWN),
        newcomer=not _has_worked(person),
    )


def _waiting() -> list[Waiting]:
    """The next claims of the queue, in its order: two queries, the queue's and that of the claims' rows."""
    questions = list(desk.fronts()[:SHOWN])
    claims = {claim.pk: claim for claim in rows_of(Claim.objects.filter(pk__in=[it.claim_id for it in questions]))}
    return [Waiting(row(claims[it.claim_id]), it.opened_at, desk.ASKS[ReviewKind.of(it.kind)]) for it in questions]


def _notices() -> list[Told]:
    """The notices of follow-ups that are still behind, those that nobody has seen first."""
    rows = Notice.objects.filter(stage=F("follow_up__stage")).select_related("follow_up__claim")
    unseen_first = rows.order_by(F("seen_at").asc(nulls_first=True), "-made_at", "-pk")
    return [_told(row) for row in unseen_first[:SHOWN]]


def _told(row: Notice) -> Told:
    return Told(row.pk, row.follow_up.claim.public_id, row.text, row.made_at, is_seen=row.seen_at is not None)


def _has_worked(person: User) -> bool:
    decided = Decision.objects.filter(by=person).exists()
    return decided or ArticleVersion.objects.filter(received_by=person).exists()
