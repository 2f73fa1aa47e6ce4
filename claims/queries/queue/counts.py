"""How many claims wait. Every count ends somewhere: a flood must not slow the page that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from claims.models import ReviewItem
from claims.models.review import ReviewKind

#: Beyond this many questions the desk says "1,000+": counting them all would slow every card.
COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Left:
    """How many claims wait; `more` where the count ended before the queue did."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.more else f"{self.number:,}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims wait, and how many of them with a question of each kind (those that have any).

    `patient_since` is when the one in ten that waits longest was asked at the latest; None where not all were counted.
    """

    all: Left
    kinds: Mapping[ReviewKind, Left] = field(default_factory=dict)
    patient_since: datetime | None = None

    def of(self, kind: ReviewKind | None) -> Left:
        """Return how many wait with a question of this kind; of any kind for None."""
        return self.kinds.get(kind, Left(0, self.all.more)) if kind else self.all


def tally() -> Tally:
    """Return how many claims wait, without counting a flood to its end. One SQL query."""
    open_ones = list(ReviewItem.objects.waiting().values_list("kind", "claim_id", "opened_at")[:COUNTED])
    more = len(open_ones) >= COUNTED
    counted = Counter(kind for kind, _ in {(kind, claim) for kind, claim, _ in open_ones})
    kinds = {kind: Left(counted[kind.value], more) for kind in ReviewKind if counted[kind.value]}
    return Tally(Left(len({claim for _, claim, _ in open_ones}), more), kinds, None if more else _patient(open_ones))


def _patient(open_ones: Sequence[tuple[str, int, datetime]]) -> datetime | None:
    """Return the moment since which nine in ten claims were asked about: all of these have waited less."""
    since: dict[int, datetime] = {}
    for _, claim, opened_at in open_ones:
        since[claim] = min(opened_at, since.get(claim, opened_at))
    # Of fewer than ten the tenth part is none, and the oldest alone says it all.
    return sorted(since.values())[len(since) // 10 - 1] if len(since) >= 10 else None
