"""The orders of the queue, and a place in one of them as addresses carry it. Reads nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import OuterRef, Q, QuerySet

from claims.models import ReviewItem
from claims.verdicts import Vocabulary

#: As large as the id columns go; a larger number would be an error in the database.
_LARGEST_ID = 2**63 - 1


class Order(Vocabulary):
    """What the queue is sorted by."""

    URGENT = "urgent", "Most urgent first: the weightier a question, the sooner it is due, and none waits for ever."
    OLDEST = "oldest", "Longest waiting first."
    NEWEST = "newest", "Latest first."

    @property
    def field(self) -> str:
        """The column of a review item that the order runs along."""
        return "look_by" if self is Order.URGENT else "opened_at"

    @property
    def is_falling(self) -> bool:
        """Whether the latest moment comes first."""
        return self is Order.NEWEST

    def keys(self, *, reverse: bool = False) -> tuple[str, str]:
        """Return what to sort review items by; backwards with `reverse`."""
        sign = "-" if self.is_falling is not reverse else ""
        return f"{sign}{self.field}", f"{sign}id"

    def earlier_than_outer(self) -> Q:
        """Return the condition that a review item comes before that of the outer query."""
        side = "gt" if self.is_falling else "lt"
        tied = Q((self.field, OuterRef(self.field))) & Q((f"pk__{side}", OuterRef("pk")))
        return Q((f"{self.field}__{side}", OuterRef(self.field))) | tied


@dataclass(frozen=True, slots=True)
class Place:
    """Where a review item stands in an order of the queue: by its moment there, then by id."""

    order: Order
    moment: datetime
    pk: int

    @classmethod
    def of(cls, question: ReviewItem, order: Order = Order.URGENT) -> Place:
        """Return the place of a review item, open or closed."""
        return cls(order, getattr(question, order.field), question.pk)

    @classmethod
    def parse(cls, written: str) -> Place | None:
        """Return the place that `str` wrote, or None for anything else."""
        try:
            order, moment, pk = written.split("_")
            place = cls(Order.of(order), datetime.fromisoformat(moment).astimezone(UTC), int(pk))
        except (ValueError, KeyError, OverflowError):
            return None
        return place if 0 <= place.pk <= _LARGEST_ID else None

    def __str__(self) -> str:
        moment = self.moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        return f"{self.order.value}_{moment}_{self.pk}"

    def behind(self, questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
        """Return those of `questions` that come after this place, in its order."""
        return self._beyond(questions, "lt" if self.order.is_falling else "gt").order_by(*self.order.keys())

    def ahead(self, questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
        """Return those of `questions` that come before this place, the nearest first."""
        found = self._beyond(questions, "gt" if self.order.is_falling else "lt")
        return found.order_by(*self.order.keys(reverse=True))

    def _beyond(self, questions: QuerySet[ReviewItem], side: str) -> QuerySet[ReviewItem]:
        field = self.order.field
        # Bounding the moment alone lets the database use its index; the second half breaks ties by id.
        bounded = Q((f"{field}__{side}e", self.moment))
        return questions.filter(bounded & (Q((f"{field}__{side}", self.moment)) | Q((f"pk__{side}", self.pk))))
