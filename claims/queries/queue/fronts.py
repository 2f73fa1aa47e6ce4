"""The first questions of claims: a claim stands in the queue once, where the first of those selected stands."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, QuerySet

from claims.models import Claim, ReviewItem
from claims.queries.queue.budget import Budget, Failed, TooSlow
from claims.queries.queue.order import Place
from claims.queries.queue.selection import EVERYTHING, Selection

#: As many questions as are rather named one by one than looked for along an index.
FEW = 2000
SECONDS = 0.4


def fronts(selection: Selection = EVERYTHING) -> QuerySet[ReviewItem]:
    """Return the first open question of each waiting claim, of those selected and in the order that is asked for.

    Where something is asked of the claims, one SQL query looks whether few are meant: then they are named.
    """
    few = _few(selection) if selection.is_of_claims else None
    own = ReviewItem.objects.filter(selection.of_question, claim_id=OuterRef("claim_id"), closed_at__isnull=True)
    earlier = own.filter(selection.order.earlier_than_outer())
    waiting = ReviewItem.objects.awake().filter(closed_at__isnull=True)
    found = (selection.narrow(waiting) if few is None else waiting.filter(pk__in=few)).exclude(Exists(earlier))
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


def _few(selection: Selection) -> list[int] | None:
    """Return the ids of the questions that are selected, if they are few and quickly found.

    A database that looks for the first of a few among a million in their order reads most of the million.
    """
    meant = selection.narrow(ReviewItem.objects.filter(closed_at__isnull=True)).order_by().values_list("pk", flat=True)
    try:
        found = Budget(SECONDS).spend(lambda: list(meant[: FEW + 1]))
    except (TooSlow, Failed):
        return None
    return found if len(found) <= FEW else None


def _without(claim: Claim | None, questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    return questions.exclude(claim=claim) if claim else questions


def _public_id(questions: QuerySet[ReviewItem]) -> str | None:
    return questions.values_list("claim__public_id", flat=True).first()
