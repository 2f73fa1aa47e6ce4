"""The queue of the desk: which claims wait for a decision, in the order in which they are worked off. Reads only.

A claim stands in it once, where the first of its open questions stands, and all of them are answered on its card.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from claims.models import Claim, Mention, ReviewItem
from claims.models.review import ReviewKind
from claims.verdicts import FlagKind

PAGE = 50
#: Beyond this many questions the desk says "1,000+": counting them all would slow every card.
COUNTED = 1000
#: What a question of each kind wants to know.
ASKS = {
    ReviewKind.NEW_CLAIM: "Is it a claim to follow?",
    ReviewKind.EVIDENCE: "Does what was found bear on it?",
    ReviewKind.ALERT: "What an article says of it changed.",
    ReviewKind.REOPENED: "Does its verdict still hold?",
    ReviewKind.SAME_CLAIM: "Is it another claim in other words?",
    ReviewKind.OVERDUE: "What has become of it?",
}


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
    """How many claims wait; `more` where the count ended before the queue did."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.more else f"{self.number:,}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims wait, and how many of them with a question of each kind (those that have any)."""

    all: Left
    kinds: Mapping[ReviewKind, Left] = field(default_factory=dict)

    def of(self, kind: ReviewKind | None) -> Left:
        """Return how many wait with a question of this kind; of any kind for None."""
        return self.kinds.get(kind, Left(0, self.all.more)) if kind else self.all


@dataclass(frozen=True, slots=True)
class Row:
    """One waiting claim as the queue lists it, with its first question. `figures` are as the article words them.

    `further` counts its other open questions by their kind.
    """

    public_id: str
    words: str
    kind: FlagKind
    question: ReviewKind
    asks: str
    why: str
    further: Mapping[ReviewKind, int]
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
    tally: Tally
    left: Left
    oldest: datetime | None


def queue(after: Place | None = None, size: int = PAGE, kind: ReviewKind | None = None) -> Queue:
    """Return the page of the queue that begins after a place, or the first. Six SQL queries at most."""
    waiting = fronts(kind)
    page = list(_rows(behind(waiting, after) if after else waiting)[: size + 1])
    shown = page[:size]
    further = Place.of(shown[-1]) if len(page) > size else None
    counted = tally()
    oldest = waiting.values_list("opened_at", flat=True).first()
    return Queue(_completed(shown), further, counted, counted.of(kind), oldest)


def tally() -> Tally:
    """Return how many claims wait, without counting a flood to its end. One SQL query."""
    open_ones = list(ReviewItem.objects.waiting().values_list("kind", "claim_id")[:COUNTED])
    more = len(open_ones) >= COUNTED
    counted = Counter(kind for kind, _ in set(open_ones))
    kinds = {kind: Left(counted[kind.value], more) for kind in ReviewKind if counted[kind.value]}
    return Tally(Left(len({claim for _, claim in open_ones}), more), kinds)


def first(kind: ReviewKind | None = None) -> str | None:
    """Return the public id of the claim at the head of the queue, or None when nothing waits."""
    return _public_id(fronts(kind))


def following(place: Place, kind: ReviewKind | None = None, beside: Claim | None = None) -> str | None:
    """Return the public id of the waiting claim next after a place, or None at the end; never that of `beside`."""
    return _public_id(_without(beside, behind(fronts(kind), place)))


def preceding(place: Place, kind: ReviewKind | None = None, beside: Claim | None = None) -> str | None:
    """Return the public id of the waiting claim next before a place, or None at the head; never that of `beside`."""
    same_day = Q(weight__gt=place.weight) | Q(weight=place.weight, pk__lt=place.pk)
    ahead = Q(opened_on__lte=place.opened_on) & (Q(opened_on__lt=place.opened_on) | same_day)
    found = _without(beside, fronts(kind).filter(ahead))
    return _public_id(found.order_by("-opened_on", "weight", "-id"))


def place_of(claim: Claim, kind: ReviewKind | None = None) -> Place | None:
    """Return where the claim stands in the queue or, once all its questions are answered, where it last stood."""
    asked = claim.review_items.filter(kind=kind.value) if kind else claim.review_items.all()
    question = asked.order_by(F("closed_at").desc(nulls_first=True), "opened_on", "-weight", "id").first()
    return Place.of(question) if question else None


def fronts(kind: ReviewKind | None = None) -> QuerySet[ReviewItem]:
    """Return the first open question (of a kind) of each waiting claim, in the order of the queue."""
    of_kind = Q(kind=kind.value) if kind else Q()
    same_day = Q(opened_on=OuterRef("opened_on"))
    as_weighty = same_day & Q(weight=OuterRef("weight"))
    ahead = (
        Q(opened_on__lt=OuterRef("opened_on"))
        | same_day & Q(weight__gt=OuterRef("weight"))
        | as_weighty & Q(pk__lt=OuterRef("pk"))
    )
    of_same_claim = ReviewItem.objects.filter(of_kind, claim_id=OuterRef("claim_id"), closed_at__isnull=True)
    return ReviewItem.objects.waiting().filter(of_kind).exclude(Exists(of_same_claim.filter(ahead)))


def behind(questions: QuerySet[ReviewItem], place: Place) -> QuerySet[ReviewItem]:
    """Return those of `questions` that come after a place."""
    same_day = Q(weight__lt=place.weight) | Q(weight=place.weight, pk__gt=place.pk)
    # The day alone bounds the scan of the index; the second half breaks ties within it.
    return questions.filter(Q(opened_on__gte=place.opened_on) & (Q(opened_on__gt=place.opened_on) | same_day))


def _without(claim: Claim | None, questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    return questions.exclude(claim=claim) if claim else questions


def _public_id(questions: QuerySet[ReviewItem]) -> str | None:
    return questions.values_list("claim__public_id", flat=True).first()


def _rows(questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    mentions = Mention.objects.filter(claim=OuterRef("claim_id")).order_by("pk").values("pk")[:1]
    return questions.select_related("claim__speaker").annotate(first_mention=Subquery(mentions))


def _completed(questions: list[ReviewItem]) -> list[Row]:
    mentions = _first_mentions(getattr(question, "first_mention", None) for question in questions)
    further = _further(questions)
    return [_row(question, mentions.get(question.claim_id), further[question.claim_id]) for question in questions]


def _first_mentions(pks: Iterable[int | None]) -> dict[int, Mention]:
    found = Mention.objects.filter(pk__in=[pk for pk in pks if pk])
    found = found.select_related("version__article__source").prefetch_related("figures").defer("version__text")
    return {mention.claim_id: mention for mention in found}


def _further(questions: list[ReviewItem]) -> dict[int, Counter[ReviewKind]]:
    """Count the other open questions of the claims that `questions` are about."""
    others = ReviewItem.objects.filter(closed_at__isnull=True, claim_id__in=[it.claim_id for it in questions])
    counted: dict[int, Counter[ReviewKind]] = defaultdict(Counter)
    for claim, kind in others.exclude(pk__in=[it.pk for it in questions]).values_list("claim_id", "kind"):
        counted[claim][ReviewKind.of(kind)] += 1
    return counted


def _row(question: ReviewItem, mention: Mention | None, further: Mapping[ReviewKind, int]) -> Row:
    claim, kind = question.claim, ReviewKind.of(question.kind)
    return Row(
        public_id=claim.public_id,
        words=claim.text,
        kind=FlagKind.of(claim.kind),
        question=kind,
        asks=ASKS[kind],
        why=question.why,
        further=dict(further),
        speaker=claim.speaker.name if claim.speaker else "",
        figures=tuple(figure.exact for figure in mention.figures.all()) if mention else (),
        outlet=mention.version.article.source.name if mention else "",
        reported_at=claim.reported_at,
        opened_on=question.opened_on,
        opened_at=question.opened_at,
    )
