"""The queue of the desk: which claims wait for a decision, in the order in which they are worked off. Reads only.

A claim stands in it once, where the first of its open questions stands, and all of them are answered on its card.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from claims.models import Mention, ReviewItem
from claims.models.review import ReviewKind
from claims.queries.queue.budget import Budget, Failed, TooSlow
from claims.queries.queue.counts import SECONDS, Left, Tally, left, tally
from claims.queries.queue.fronts import first, following, fronts, place_of, preceding
from claims.queries.queue.order import Order, Place
from claims.queries.queue.selection import EVERYTHING, Selection
from claims.verdicts import FlagKind

__all__ = [
    "ASKS",
    "EVERYTHING",
    "Left",
    "Opening",
    "Order",
    "Place",
    "Queue",
    "Row",
    "Selection",
    "Tally",
    "first",
    "following",
    "fronts",
    "left",
    "place_of",
    "preceding",
    "queue",
    "tally",
]

PAGE = 50
#: How many rows stand above the one that a page was opened at.
LEAD = 5
#: What a question of each kind wants to know.
ASKS = {
    ReviewKind.NEW_CLAIM: "Is it a claim to follow?",
    ReviewKind.EVIDENCE: "Does what was found bear on it?",
    ReviewKind.DRIFT: "What an article says of it changed.",
    ReviewKind.ZOMBIE: "It is refuted. Who repeats it as a fact?",
    ReviewKind.REOPENED: "Does its verdict still hold?",
    ReviewKind.SAME_CLAIM: "Is it another claim in other words?",
    ReviewKind.FIGURES: "Which of two figures holds?",
    ReviewKind.OVERDUE: "What has become of it?",
    ReviewKind.SECOND_OPINION: "What is your own verdict?",
}


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
    opened_at: datetime
    #: Under which day the queue lists it.
    day: date


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue. The next begins after `further`, the one before it ends before `nearer`, if there is any.

    `at` is the claim, by its public id, that the page was opened at. `oldest` is since when one waits longest.
    """

    rows: list[Row]
    further: Place | None
    nearer: Place | None
    tally: Tally
    oldest: datetime | None
    at: str = ""

    @property
    def left(self) -> Left:
        """How many claims are selected."""
        return self.tally.all


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a page of the queue begins: after a place, before one, or a few rows ahead of one that is on it."""

    after: Place | None = None
    before: Place | None = None
    at: Place | None = None

    def within(self, order: Order) -> Opening:
        """Return the same, without places that stand in another order."""
        return Opening(*(it if it and it.order is order else None for it in (self.after, self.before, self.at)))


_HEAD = Opening()


def queue(selection: Selection = EVERYTHING, opening: Opening = _HEAD, size: int = PAGE) -> Queue:
    """Return the page of the queue that begins as `opening` says.

    Seven SQL queries at most, and one more for each filter that is set. A place in another order than the one asked
    for counts for nothing.
    """
    shown, further, nearer = _page(selection, opening.within(selection.order), size)
    counted = tally(selection)
    at = next((it.claim.public_id for it in shown if opening.at and it.pk == opening.at.pk), "")
    return Queue(_completed(shown, selection.order), further, nearer, counted, counted.oldest or _oldest(selection), at)


Page = tuple[list[ReviewItem], Place | None, Place | None]


def _page(selection: Selection, opening: Opening, size: int) -> Page:
    waiting, order = fronts(selection), selection.order
    if place := opening.before:
        found = list(_rows(place.ahead(waiting))[: size + 1])
        shown = found[:size][::-1]
        # Nothing is before it any more: the first page is what was meant.
        return (shown, *_ends(shown, order, True, len(found) > size)) if shown else _page(selection, _HEAD, size)
    after = opening.after or (_lead(waiting, opening.at) if opening.at else None)
    found = list(_rows(after.behind(waiting) if after else waiting)[: size + 1])
    shown = found[:size]
    return (shown, *_ends(shown, order, len(found) > size, after is not None))


def _ends(shown: list[ReviewItem], order: Order, is_more: bool, is_less: bool) -> tuple[Place | None, Place | None]:
    """Return the places after which the queue goes on, and before which it began."""
    further = Place.of(shown[-1], order) if shown and is_more else None
    return further, Place.of(shown[0], order) if shown and is_less else None


def _lead(waiting: QuerySet[ReviewItem], place: Place) -> Place | None:
    """Return the place a few rows ahead of another; None at the head of the queue."""
    ahead = list(place.ahead(waiting)[: LEAD + 1])
    return Place.of(ahead[-1], place.order) if len(ahead) > LEAD else None


def _oldest(selection: Selection) -> datetime | None:
    """Return since when the claim waits that waits longest, if that is quickly found. For where not all are counted."""
    waiting = selection.narrow(ReviewItem.objects.awake().filter(closed_at__isnull=True)).order_by("opened_at", "id")
    try:
        return Budget(SECONDS).spend(lambda: waiting.values_list("opened_at", flat=True).first())
    except (TooSlow, Failed):
        return None


def _rows(questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    mentions = Mention.objects.filter(claim=OuterRef("claim_id")).order_by("pk").values("pk")[:1]
    return questions.select_related("claim__speaker").annotate(first_mention=Subquery(mentions))


def _completed(questions: list[ReviewItem], order: Order) -> list[Row]:
    mentions = _first_mentions(getattr(question, "first_mention", None) for question in questions)
    further = _further(questions)
    return [_row(it, mentions.get(it.claim_id), further[it.claim_id], order) for it in questions]


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


def _row(question: ReviewItem, mention: Mention | None, further: Mapping[ReviewKind, int], order: Order) -> Row:
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
        opened_at=question.opened_at,
        day=localdate(getattr(question, order.field)),
    )
