"""An editor's round through the queue, carried in addresses and forms: an answer leads on from where it was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from claims.actions import reservations
from claims.admin.doors import person
from claims.admin.filters import QueueFilters
from claims.models import Claim, Decision, ReviewItem
from claims.models.decision import Verb
from claims.models.review import ReviewKind
from claims.queries import desk, skips
from claims.queries.desk import EVERYTHING, Order, Place, Selection

Sent = Sequence[tuple[str, str]]
#: No address of ours is longer: whatever is, is cut.
_LONGEST = 4000
_NO_FILTERS = ("order", "view")


@dataclass(frozen=True, slots=True)
class Round:
    """What is worked off in which order, and the place that the round has come to, if it is known.

    `carried` is what addresses carry on to other cards: names and values of the filters that could be read.
    """

    selection: Selection = EVERYTHING
    at: Place | None = None
    carried: Sent = ()
    filters: QueueFilters | None = field(default=None, compare=False)

    @classmethod
    def of(cls, request: HttpRequest) -> Round:
        """Return the round that an address carries, or a form in its field `round`; what cannot be read is left out."""
        sent = request.POST if request.method == "POST" else request.GET
        written = sent.get("round", None if sent is request.GET else "")
        filters = QueueFilters(sent if written is None else QueryDict(written[:_LONGEST]), person(request))
        selection = replace(filters.selection(), by=request.user.pk)
        at = Place.parse(sent.get("at", ""))
        return cls(selection, at if at and at.order is selection.order else None, filters.carried, filters)

    @property
    def kind(self) -> ReviewKind | None:
        """The kind of question that is worked off; None for any."""
        return self.selection.kind

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(name not in _NO_FILTERS for name, _ in self.carried)

    @property
    def view(self) -> int | None:
        """The id of the saved view that the round began from."""
        return next((int(value) for name, value in self.carried if name == "view"), None)

    @property
    def asked(self) -> str:
        """What a saved view keeps of the round: its filters and its order, as every address writes them."""
        return urlencode([(name, value) for name, value in self.carried if name != "view"])

    @property
    def written(self) -> str:
        """The round as a form carries it."""
        return urlencode(self.carried)

    @property
    def query(self) -> str:
        """The query of addresses that lead to other cards of the round."""
        return _query(self.carried)

    @property
    def here(self) -> str:
        """The query of addresses that stay with this claim."""
        return _query([*self.carried, *([("at", str(self.at))] if self.at else [])])

    @property
    def queue(self) -> str:
        """The address of the queue as this round sees it."""
        return _queue(self.carried)

    @property
    def everything(self) -> str:
        """The address of the queue without any filter, in the same order."""
        kept = [(name, value) for name, value in self.carried if name == "order"]
        # Said even where it is the usual one: without any words the address leads to the view that is the default.
        return _queue(kept or [("order", Order.URGENT.value)])

    @property
    def chips(self) -> list[tuple[str, str, str]]:
        """The filters that are set: what each is called, what it asks for, and the address of the queue without it."""
        fields = self.filters.fields if self.filters else {}
        set_ones = [(name, value) for name, value in self.carried if name not in _NO_FILTERS]
        return [(_label(fields, name), _worded(fields, name, it), self.answered({name: ""})) for name, it in set_ones]

    @property
    def orders(self) -> list[tuple[Order, str]]:
        """The orders that the queue can be put into, each with its address."""
        return [(it, self.answered({"order": "" if it is Order.URGENT else it.value})) for it in Order]

    def answered(self, answers: dict[str, str]) -> str:
        """Return the address of the queue with other answers to some filters; "" for none."""
        return _queue([(name, value) for name, value in {**dict(self.carried), **answers}.items() if value])

    def beyond(self, **cursor: Place | None) -> str:
        """Return the address of the page of the queue at a place: `after` or `before` it, or with it by `at`."""
        return _queue([*self.carried, *((name, str(place)) for name, place in cursor.items() if place)])

    def onward(self, decision: Decision, claim: Claim) -> str:
        """Return where to go after a decision about `claim`: on to the next card if nothing is left open, else back."""
        claim = self._shown() or claim
        if decision.verb == Verb.SNOOZED:
            return self.after_leaving(claim, decision.by, timezone.now())
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


def _queue(sent: Sent) -> str:
    return reverse("admin:claims_reviewitem_changelist") + _query(sent)


def _query(sent: Sent) -> str:
    return f"?{urlencode(sent)}" if sent else ""


def _label(fields: Mapping[str, forms.Field], name: str) -> str:
    return str(fields[name].label or name.capitalize()) if name in fields else name


def _worded(fields: Mapping[str, forms.Field], name: str, value: str) -> str:
    choices = getattr(fields.get(name), "choices", ())
    return str(dict(choices).get(value, value))
