"""The first questions of claims: a claim stands in the queue once, where the first of those selected stands."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, QuerySet

from claims.models import Claim, ReviewItem
from claims.queries.queue.order import Place
from claims.queries.queue.selection import EVERYTHING, Selection


def fronts(selection: Selection = EVERYTHING) -> QuerySet[ReviewItem]:
    """Return the first open question of each waiting claim, of those selected and in the order that is asked for."""
    own = ReviewItem.objects.filter(selection.of_question, claim_id=OuterRef("claim_id"), closed_at__isnull=True)
    earlier = own.filter(selection.order.earlier_than_outer())
    found = selection.narrow(ReviewItem.objects.filter(closed_at__isnull=True)).exclude(Exists(earlier))
    return found.order_by(*selection.order.keys())


def first(selection: Selection = EVERYTHING) -> str | None:
    """Return the public id of the claim at the head of the queue, or None when nothing waits."""
    return _public_id(fronts(selection))


def following(place: Place, selection: Selection = EVERYTHING, beside: Claim | None = None) -> str | None:
    """Return the public id of the waiting claim next after a place, or None at the end; never that of `beside`."""
    return _public_id(_without(beside, place.behind(fronts(selection))))


def preceding(place: Place, selection: Selection = EVERYTHING, beside: Claim | None = None) -> str | None:
    """Return the public id of the waiting claim next before a place, or None at the head; never that of `beside`."""
    return _public_id(_without(beside, place.ahead(fronts(selection))))


def place_of(claim: Claim, selection: Selection = EVERYTHING) -> Place | None:
    """Return where the claim stands in the queue or, once all its questions are answered, where it last stood."""
    asked = claim.review_items.filter(selection.of_question)
    open_first = F("closed_at").desc(nulls_first=True)
    question = asked.order_by(open_first, *selection.order.keys()).first()
    return Place.of(question, selection.order) if question else None


def _without(claim: Claim | None, questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    return questions.exclude(claim=claim) if claim else questions


def _public_id(questions: QuerySet[ReviewItem]) -> str | None:
    return questions.values_list("claim__public_id", flat=True).first()
