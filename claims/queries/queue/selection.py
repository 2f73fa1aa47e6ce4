"""What an editor asked the queue for: an order, and which of the questions."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from claims.models.review import ReviewKind
from claims.queries.queue.order import Order


@dataclass(frozen=True, slots=True)
class Selection:
    """The order, and what the questions are narrowed by; None asks for nothing."""

    order: Order = Order.URGENT
    kind: ReviewKind | None = None

    @property
    def of_question(self) -> Q:
        """The condition on a review item itself."""
        return Q(kind=self.kind.value) if self.kind else Q()


EVERYTHING = Selection()
