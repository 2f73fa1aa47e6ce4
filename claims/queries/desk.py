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
from claims.queries.queue.counts import Left, Tally, tally
from claims.queries.queue.fronts import first, following, fronts, place_of, preceding
from claims.queries.queue.order import Order, Place
from claims.queries.queue.selection import EVERYTHING, Selection
from claims.verdicts import FlagKind

__all__ = [
    "ASKS",
    "EVERYTHING",
    "Left",
    "Order",
    "Place",
    "Queue",
    "Row",
    "Selection",
    "Tally",
    "first",
    "following",
    "fronts",
    "place_of",
    "preceding",
    "queue",
    "tally",
]

PAGE = 50
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
    """One page of the queue: what comes after `after`, or the first; `further` is where the next begins, if any.

    `oldest` is since when the claim that waits longest waits.
    """

    rows: list[Row]
    further: Place | None
    tally: Tally
    left: Left
    oldest: datetime | None
    after: Place | None = None


def queue(selection: Selection = EVERYTHING, after: Place | None = None, size: int = PAGE) -> Queue:
    """Return the page of the queue that begins after a place, or the first. Six SQL queries at most.

    A place in another order than the one asked for counts for nothing.
    """
    waiting = fronts(selection)
    begins = after if after and after.order is selection.order else None
    page = list(_rows(begins.behind(waiting) if begins else waiting)[: size + 1])
    shown = page[:size]
    further = Place.of(shown[-1], selection.order) if len(page) > size else None
    counted = tally()
    oldest = ReviewItem.objects.filter(selection.of_question, closed_at__isnull=True).order_by("opened_at", "id")
    since = oldest.values_list("opened_at", flat=True).first()
    return Queue(_completed(shown, selection.order), further, counted, counted.of(selection.kind), since, begins)


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
