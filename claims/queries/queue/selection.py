"""What an editor asked the queue for: an order, and which of the questions and claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from claims.models import Claim, Evidence, Match, Mention, ReviewItem
from claims.models.review import ReviewKind
from claims.queries.claims import worded
from claims.queries.pairs import not_offered
from claims.queries.queue.order import Order
from claims.verdicts import FlagKind, Stance, Vocabulary
from claims.workflow import State


class Age(Vocabulary):
    """How long a question has waited. The days bound it: from so many on, or fewer than one."""

    TODAY = "today", "less than a day"
    DAY = "day", "a day or more"
    THREE_DAYS = "3days", "3 days or more"
    WEEK = "week", "a week or more"
    MONTH = "month", "30 days or more"

    @property
    def asked(self) -> Q:
        """The condition on a review item at this moment."""
        days = {Age.TODAY: 1, Age.DAY: 1, Age.THREE_DAYS: 3, Age.WEEK: 7, Age.MONTH: 30}[self]
        side = "gt" if self is Age.TODAY else "lte"
        return Q((f"opened_at__{side}", timezone.now() - timedelta(days=days)))


class Band(Vocabulary):
    """How weighty a question is, in three bands."""

    HEAVY = "heavy", "5 points or more"
    MIDDLE = "middle", "2 to 4 points"
    LIGHT = "light", "less than 2 points"

    @classmethod
    def holding(cls, weight: int) -> Band:
        """Return the band that a weight falls into."""
        return cls.HEAVY if weight >= 5 else cls.MIDDLE if weight >= 2 else cls.LIGHT

    @property
    def weighing(self) -> Q:
        """The condition on a review item."""
        return {
            Band.HEAVY: Q(weight__gte=5),
            Band.MIDDLE: Q(weight__gte=2, weight__lt=5),
            Band.LIGHT: Q(weight__lt=2),
        }[self]


@dataclass(frozen=True, slots=True)
class Selection:
    """The order, and what the questions are narrowed by; None and "" and () ask for nothing.

    - `outlets` and `speakers` are ids, and so is `assignee`, of a person; 0 stands for nobody;
    - `phrase`: the id of a phrase of the detector, or words of the caveat;
    - `evidence`: whether people have put any forward;
    - `words`: as the search of the claims page takes them, or the id of a claim;
    - `by`: the id of who works it off, and is not asked for a second verdict beside their own.
    """

    order: Order = Order.URGENT
    kind: ReviewKind | None = None
    age: Age | None = None
    band: Band | None = None
    state: State | None = None
    caveat: FlagKind | None = None
    assignee: int | None = None
    speakers: tuple[int, ...] = ()
    outlets: tuple[int, ...] = ()
    beat: str = ""
    language: str = ""
    phrase: str = ""
    evidence: bool | None = None
    stance: Stance | None = None
    words: str = ""
    by: int | None = None

    @property
    def of_question(self) -> Q:
        """The condition on a review item itself."""
        asked = Q(kind=self.kind.value) if self.kind else Q()
        asked &= not_offered(self.by)
        return asked & (self.age.asked if self.age else Q()) & (self.band.weighing if self.band else Q())

    @property
    def is_of_claims(self) -> bool:
        """Whether anything is asked of the claims, beyond their questions."""
        return bool(self._of_claim) or bool(self._of_rows)

    def narrow(self, questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
        """Return those of `questions` that are selected."""
        return questions.filter(self.of_question, self._of_claim, *self._of_rows)

    @property
    def _of_claim(self) -> Q:
        found = Q(claim__in=Claim.objects.filter(worded(self.words))) if self.words.strip() else Q()
        if self.state:
            found &= Q(claim__workflow=self.state.value)
        if self.caveat:
            found &= Q(claim__kind=self.caveat.value)
        if self.speakers:
            found &= Q(claim__speaker_id__in=self.speakers)
        if self.assignee is not None:
            found &= Q(claim__assignee_id=self.assignee or None)
        return found

    @property
    def _of_rows(self) -> list[Q]:
        """The conditions on what belongs to the claim: mentions, evidence, suggestions."""
        found = [Q(Exists(_of_same_claim(Mention.objects.filter(said)))) for said in self._of_mentions]
        if self.evidence is not None:
            has = Q(Exists(_of_same_claim(Evidence.objects.standing())))
            found.append(has if self.evidence else ~has)
        if self.stance:
            found.append(Q(Exists(_of_same_claim(Match.objects.suggested().filter(stance=self.stance.value)))))
        return found

    @property
    def _of_mentions(self) -> list[Q]:
        asked: list[tuple[bool, Q]] = [
            (bool(self.outlets), Q(version__article__source_id__in=self.outlets)),
            (bool(self.beat), Q(version__article__source__beat__iexact=self.beat)),
            (bool(self.language), Q(version__article__language=self.language)),
            (bool(self.phrase), Q(flag__phrase__iexact=self.phrase) | Q(flag__exact__icontains=self.phrase)),
        ]
        return [condition for is_asked, condition in asked if is_asked]


EVERYTHING = Selection()


def _of_same_claim(rows: QuerySet[Evidence] | QuerySet[Match] | QuerySet[Mention]) -> QuerySet[Evidence]:
    return rows.filter(claim_id=OuterRef("claim_id")).order_by()  # type: ignore[return-value]
