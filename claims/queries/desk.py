"""The queue of the desk: what waits for a decision, in the order in which it is worked off. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from claims.models import Claim, Mention, ReviewItem
from claims.verdicts import FlagKind

PAGE = 50
#: Beyond this many the desk says "1,000+": counting them all would slow every card.
COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a review item stands in the queue: oldest day first, weightiest first, then by id."""

    opened_on: date
    weight: int
    pk: int

    @classmethod
    def of(cls, question: ReviewItem) -> Place:
        """Return the place of a review item, open or closed."""
        return cls(question.opened_on, question.weight, question.pk)

    @classmethod
    def parse(cls, written: str) -> Place | None:
        """Return the place that `str` wrote, or None for anything else."""
        try:
            day, weight, pk = written.split("_")
            place = cls(date.fromisoformat(day), int(weight), int(pk))
        except ValueError:
            return None
        return place if 0 <= place.weight < 2**31 and 0 <= place.pk < 2**63 else None

    def __str__(self) -> str:
        return f"{self.opened_on.isoformat()}_{self.weight}_{self.pk}"


@dataclass(frozen=True, slots=True)
class Left:
    """How many wait, counted up to COUNTED."""

    number: int

    def __str__(self) -> str:
        return f"{COUNTED:,}+" if self.number >= COUNTED else f"{self.number:,}"


@dataclass(frozen=True, slots=True)
class Row:
    """One waiting claim as the queue lists it. `figures` are quoted as the article words them."""

    public_id: str
    words: str
    kind: FlagKind
    why: str
    weight: int
    speaker: str
    figures: tuple[str, ...]
    outlet: str
    reported_at: datetime
    opened_on: date
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue. `further` is the place after which the next page begins, None on the last."""

    rows: list[Row]
    further: Place | None
    left: Left
    oldest: datetime | None


def queue(after: Place | None = None, size: int = PAGE) -> Queue:
    """Return the page of the queue that begins after a place, or the first. Five SQL queries at most."""
    waiting = ReviewItem.objects.waiting()
    page = list(_rows(behind(waiting, after) if after else waiting)[: size + 1])
    shown = page[:size]
    further = Place.of(shown[-1]) if len(page) > size else None
    return Queue(_with_mentions(shown), further, left(), waiting.values_list("opened_at", flat=True).first())


def left() -> Left:
    """Return how many wait, without counting a flood to its end."""
    return Left(ReviewItem.objects.waiting()[:COUNTED].count())


def first() -> str | None:
    """Return the public id of the claim at the head of the queue, or None when nothing waits."""
    return _public_id(ReviewItem.objects.waiting())


def following(place: Place) -> str | None:
    """Return the public id of the waiting claim next after a place, or None at the end."""
    return _public_id(behind(ReviewItem.objects.waiting(), place))


def preceding(place: Place) -> str | None:
    """Return the public id of the waiting claim next before a place, or None at the head."""
    same_day = Q(weight__gt=place.weight) | Q(weight=place.weight, pk__lt=place.pk)
    ahead = Q(opened_on__lte=place.opened_on) & (Q(opened_on__lt=place.opened_on) | same_day)
    return _public_id(ReviewItem.objects.waiting().filter(ahead).order_by("-opened_on", "weight", "-id"))


def place_of(claim: Claim) -> Place | None:
    """Return where the claim stands in the queue or, once decided, where it last stood."""
    question = claim.review_items.order_by("-opened_at", "-id").first()
    return Place.of(question) if question else None


def behind(questions: QuerySet[ReviewItem], place: Place) -> QuerySet[ReviewItem]:
    """Return those of `questions` that come after a place."""
    same_day = Q(weight__lt=place.weight) | Q(weight=place.weight, pk__gt=place.pk)
    # The day alone bounds the scan of the index; the second half breaks ties within it.
    return questions.filter(Q(opened_on__gte=place.opened_on) & (Q(opened_on__gt=place.opened_on) | same_day))


def _public_id(questions: QuerySet[ReviewItem]) -> str | None:
    return questions.values_list("claim__public_id", flat=True).first()


def _rows(questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    mentions = Mention.objects.filter(claim=OuterRef("claim_id")).order_by("pk").values("pk")[:1]
    return questions.select_related("claim__speaker").annotate(first_mention=Subquery(mentions))


def _with_mentions(questions: list[ReviewItem]) -> list[Row]:
    mentions = _first_mentions(getattr(question, "first_mention", None) for question in questions)
    return [_row(question, mentions.get(question.claim_id)) for question in questions]


def _first_mentions(pks: Iterable[int | None]) -> dict[int, Mention]:
    found = Mention.objects.filter(pk__in=[pk for pk in pks if pk])
    found = found.select_related("version__article__source").prefetch_related("figures").defer("version__text")
    return {mention.claim_id: mention for mention in found}


def _row(question: ReviewItem, mention: Mention | None) -> Row:
    claim = question.claim
    return Row(
        public_id=claim.public_id,
        words=claim.text,
        kind=FlagKind.of(claim.kind),
        why=question.why,
        weight=question.weight,
        speaker=claim.speaker.name if claim.speaker else "",
        figures=tuple(figure.exact for figure in mention.figures.all()) if mention else (),
        outlet=mention.version.article.source.name if mention else "",
        reported_at=claim.reported_at,
        opened_on=question.opened_on,
        opened_at=question.opened_at,
    )
