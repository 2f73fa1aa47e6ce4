"""Home: what needs this person's decision, what changed since they were here, and what nobody looked at in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef

from claims.models import ArticleVersion, Claim, Decision, FollowUp, PersonalNotice, ReviewItem
from claims.models.follow_up import Stage
from claims.models.personal_notice import NoticeKind
from claims.models.review import ReviewKind
from claims.models.roles import may
from claims.queries import articles, desk, notices
from claims.queries.articles import ArticleRow
from claims.queries.assigned import given_to
from claims.queries.claim_rows import ClaimRow, row, rows_of
from claims.queries.notices import Told

#: Lines in each list.
SHOWN = 8
#: What becomes of claims that one watches. Mentions and claims given to one ask for more than a look.
BECOMES = (
    *(NoticeKind.VERDICT, NoticeKind.REOPENED, NoticeKind.MERGED),
    *(NoticeKind.EVIDENCE, NoticeKind.ALERT, NoticeKind.COMMENT),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim on the desk, since when, and what is asked about it first."""

    claim: ClaimRow
    opened_at: datetime
    asks: str


@dataclass(frozen=True, slots=True)
class Late:
    """A followed claim whose day has passed."""

    claim: str
    text: str
    check_by: date
    stage: Stage


@dataclass(frozen=True, slots=True)
class Home:
    """The lists of the page.

    - `yours`: claims given to this person; `opinions`: where another verdict is asked for; `mentions`: unseen ones;
    - `watched`: what became of claims that they watch since they pressed “seen”; `changed`: of any claim, lately;
    - `notices`: the desk's own about what is late, for those who decide; `late`: the claims themselves, for others;
    - `newcomer`: whether they have yet done anything here.
    """

    yours: list[ClaimRow]
    opinions: list[Waiting]
    mentions: list[Told]
    waiting: list[Waiting]
    watched: list[Told]
    changed: list[ClaimRow]
    notices: list[Told]
    late: list[Late]
    added: list[ArticleRow]
    newcomer: bool
    at: datetime

    @property
    def has_unseen(self) -> bool:
        """Whether a notice is shown that the person has not seen."""
        return any(not notice.is_seen for notice in self.notices)


def home(person: User, *, since: datetime | None, now: datetime) -> Home:
    """Return the home page of a person who last pressed “seen” at `since` (None for never).

    Fifteen SQL queries at most, two of them for the role.
    """
    decides = may(person, "decide_claim")
    changed = Claim.objects.filter(revision__gt=1).order_by("-changed_at", "-pk")
    given = rows_of(given_to(person)).order_by("-changed_at", "-pk")
    return Home(
        yours=[row(claim) for claim in given[:SHOWN]] if decides else [],
        opinions=_opinions(person) if decides else [],
        mentions=notices.unseen(person, (NoticeKind.MENTION,), SHOWN),
        waiting=_waiting(),
        watched=_watched(person, since),
        changed=[row(claim) for claim in rows_of(changed)[:SHOWN]],
        notices=notices.of_the_desk(person, SHOWN) if decides else [],
        late=[] if decides else _late(),
        added=articles.latest(SHOWN),
        newcomer=not _has_worked(person),
        at=now,
    )


def _waiting() -> list[Waiting]:
    """The next claims of the queue, in its order: two queries, the queue's and that of the claims' rows."""
    return _asked(list(desk.fronts()[:SHOWN]))


def _opinions(person: User) -> list[Waiting]:
    """Claims that wait for another verdict than that of somebody who has decided since it was asked for."""
    asked = ReviewItem.objects.waiting().filter(kind=ReviewKind.SECOND_OPINION.value)
    own = Decision.objects.filter(claim=OuterRef("claim"), by=person, decided_at__gte=OuterRef("opened_at"))
    return _asked(list(asked.filter(~Exists(own))[:SHOWN]))


def _asked(questions: list[ReviewItem]) -> list[Waiting]:
    claims = {claim.pk: claim for claim in rows_of(Claim.objects.filter(pk__in=[it.claim_id for it in questions]))}
    return [Waiting(row(claims[it.claim_id]), it.opened_at, desk.ASKS[ReviewKind.of(it.kind)]) for it in questions]


def _watched(person: User, since: datetime | None) -> list[Told]:
    rows = PersonalNotice.objects.filter(person=person, kind__in=[kind.value for kind in BECOMES])
    fresh = rows.filter(made_at__gt=since) if since else rows
    newest = fresh.select_related("claim").order_by("-made_at", "-pk")[:SHOWN]
    return [notices.personal(found) for found in newest]


def _late() -> list[Late]:
    rows = FollowUp.objects.exclude(stage=Stage.ON_TIME.value).select_related("claim").order_by("check_by", "pk")
    return [Late(it.claim.public_id, it.claim.text, it.check_by, Stage.of(it.stage)) for it in rows[:SHOWN]]


def _has_worked(person: User) -> bool:
    decided = Decision.objects.filter(by=person).exists()
    return decided or ArticleVersion.objects.filter(received_by=person).exists()
