"""An editor's round through the queue, carried in addresses and forms: an answer leads on from where it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from claims.actions import reservations
from claims.models import Claim, Decision, ReviewItem
from claims.models.review import ReviewKind
from claims.queries import desk, skips
from claims.queries.desk import EVERYTHING, Order, Place, Selection


@dataclass(frozen=True, slots=True)
class Round:
    """What is worked off in which order, and the place that the round has come to, if it is known."""

    selection: Selection = EVERYTHING
    at: Place | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> Round:
        """Return the round that a form or an address carries; what cannot be read counts as not said."""
        sent = request.POST if request.method == "POST" else request.GET
        kind = next((kind for kind in ReviewKind if kind.value == sent.get("kind")), None)
        order = next((order for order in Order if order.value == sent.get("order")), Order.URGENT)
        at = Place.parse(sent.get("at", ""))
        return cls(Selection(order, kind), at if at and at.order is order else None)

    @property
    def kind(self) -> ReviewKind | None:
        """The kind of question that is worked off; None for any."""
        return self.selection.kind

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What addresses and forms carry on to other cards: names and values."""
        order, kind = self.selection.order, self.selection.kind
        sent = [("kind", kind.value if kind else ""), ("order", "" if order is Order.URGENT else order.value)]
        return [(name, value) for name, value in sent if value]

    @property
    def query(self) -> str:
        """The query of addresses that lead to other cards of the round."""
        return _query(self.carried)

    @property
    def here(self) -> str:
        """The query of addresses that stay with this claim."""
        return _query([*self.carried, *([("at", str(self.at))] if self.at else [])])

    @property
    def orders(self) -> list[tuple[Order, str]]:
        """The orders that the queue can be put into, each with its address."""
        return [(order, replace(self, selection=replace(self.selection, order=order)).queue) for order in Order]

    def further(self, place: Place) -> str:
        """Return the query of the page of the queue that begins after a place."""
        return _query([*self.carried, ("after", str(place))])

    @property
    def queue(self) -> str:
        """The address of the queue as this round sees it."""
        return reverse("admin:claims_reviewitem_changelist") + self.query

    def onward(self, decision: Decision, claim: Claim) -> str:
        """Return where to go after a decision about `claim`: on to the next card if nothing is left open, else back."""
        claim = self._shown() or claim
        asked = claim.review_items.filter(self.selection.of_question)
        has_answered = asked.filter(closed_at=decision.decided_at, closed_by=decision.by).exists()
        if not has_answered or asked.filter(closed_at__isnull=True).exists():
            return self._back(claim)
        return self._on_from(self.at or desk.place_of(claim, self.selection), claim, decision.by, timezone.now())

    def next_for(self, person: User, now: datetime) -> str:
        """Reserve what comes next and return its address, or that of the queue; what stood here is given back."""
        if self.at is None:
            return self._taken(self._waiting(), None, person, now)
        if (left := self._shown()) is not None:
            reservations.release(claim=left, by=person)
        return self._on_from(self.at, left, person, now)

    def after_leaving(self, claim: Claim, person: User, now: datetime) -> str:
        """Reserve what comes next after a claim that was left to others, and return its address or the queue's."""
        return self._on_from(self.at or desk.place_of(claim, self.selection), claim, person, now)

    def _on_from(self, place: Place | None, beside: Claim | None, person: User, now: datetime) -> str:
        if place is None:
            return self.queue
        return self._taken(place.behind(self._waiting(beside)), beside, person, now)

    def _taken(self, questions: QuerySet[ReviewItem], beside: Claim | None, person: User, now: datetime) -> str:
        """Reserve the first of `questions`; what the person has left to others only once nothing else is left."""
        claim = reservations.take_first(questions=skips.unskipped(questions, person), by=person, now=now)
        everything = self._waiting(beside)
        if claim is None and not skips.unskipped(everything, person).exists():
            claim = reservations.take_first(questions=skips.skipped(everything, person), by=person, now=now)
        return _card(claim.public_id, self.query) if claim else self.queue

    def _waiting(self, beside: Claim | None = None) -> QuerySet[ReviewItem]:
        """Return the first questions of the claims of the round, without those of `beside`."""
        found = desk.fronts(self.selection)
        return found.exclude(claim=beside) if beside else found

    def _shown(self) -> Claim | None:
        """Return the claim on whose card the round stands: one can be merged into it there."""
        return Claim.objects.filter(review_items=self.at.pk).first() if self.at else None

    def _back(self, claim: Claim) -> str:
        # A claim that stands where the round is needs no place in its address.
        moved_on = self.at and self.at != desk.place_of(claim, self.selection)
        return _card(claim.public_id, self.here if moved_on else self.query)


def _card(public_id: str, query: str) -> str:
    return reverse("admin:card", args=[public_id]) + query


def _query(sent: Sequence[tuple[str, str]]) -> str:
    return f"?{urlencode(sent)}" if sent else ""
