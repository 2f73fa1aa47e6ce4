"""How many claims wait, and how many with each answer to a filter.

Every count ends somewhere, in number and in time: a flood must not slow the page that shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from claims.models import ReviewItem
from claims.models.review import ReviewKind
from claims.queries.estimate import estimated, rounded
from claims.queries.queue.budget import Budget, Failed, TooSlow
from claims.queries.queue.selection import EVERYTHING, Band, Selection

#: Beyond this many questions the desk says "1,000+": counting them all would slow every card.
COUNTED = 1000
#: How many seconds all the counts of a page may take together.
SECONDS = 0.4
SKIPPED = "count skipped"
UNKNOWN = "?"

#: What is read of each question, to be counted by.
_READ = ("claim_id", "opened_at", "kind", "weight", "claim__workflow", "claim__kind")
#: The field of a selection → the answer to it that a question with these columns counts for.
_ANSWERS: dict[str, Callable[[Sequence[Any]], str]] = {
    "kind": lambda row: str(row[2]),
    "band": lambda row: Band.holding(row[3]).value,
    "state": lambda row: str(row[4]),
    "caveat": lambda row: str(row[5]),
}


@dataclass(frozen=True, slots=True)
class Left:
    """How many claims wait; `more` where the count ended before the queue did, `instead` what is said of no count."""

    number: int
    more: bool = False
    instead: str = ""

    def __str__(self) -> str:
        return self.instead or (f"{self.number:,}+" if self.more else f"{self.number:,}")

    @property
    def is_none(self) -> bool:
        """Whether it is certain that nothing waits."""
        return not (self.number or self.more or self.instead)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims are selected, and how many would be with another answer to one of the filters.

    `patient_since` is the moment since which nine in ten were asked about, `oldest` that of the first; both None where
    not all were counted.
    """

    all: Left
    answers: Mapping[str, Mapping[str, Left]] = field(default_factory=dict)
    oldest: datetime | None = None
    patient_since: datetime | None = None

    def of(self, filtered: str, answer: str) -> Left:
        """Return how many claims there are with this answer to a filter: a field of Selection, and a value of it."""
        return self.answers[filtered][answer]


def left(selection: Selection = EVERYTHING, budget: Budget | None = None) -> Left:
    """Return how many claims are selected. One SQL query, and one more where they are too many to be counted."""
    budget = budget or Budget(SECONDS)
    try:
        rows = budget.spend(lambda: _read(selection))
    except (TooSlow, Failed) as problem:
        return uncounted(problem)
    return _all(rows, selection, budget)


def tally(selection: Selection = EVERYTHING) -> Tally:
    """Return the counts that the queue page shows.

    One SQL query, one more for each filter that is set, and one more where they are too many to be counted.
    """
    budget = Budget(SECONDS)
    try:
        rows = budget.spend(lambda: _read(selection))
    except (TooSlow, Failed) as problem:
        unknown = uncounted(problem)
        return Tally(unknown, {name: defaultdict(lambda: unknown) for name in _ANSWERS})
    since = [] if len(rows) > COUNTED else sorted(_since(rows).values())
    answers = {name: _answers(name, selection, rows, budget) for name in _ANSWERS}
    return Tally(_all(rows, selection, budget), answers, since[0] if since else None, _patient(since))


def _answers(name: str, selection: Selection, rows: list[Any], budget: Budget) -> Mapping[str, Left]:
    """Count the answers to one filter, as they would be without it."""
    if getattr(selection, name) is not None:
        try:
            without: dict[str, Any] = {name: None}
            rows = budget.spend(lambda: _read(replace(selection, **without)))
        except (TooSlow, Failed) as problem:
            unknown = uncounted(problem)
            return defaultdict(lambda: unknown)
    answering: dict[str, set[int]] = defaultdict(set)
    for row in rows[:COUNTED]:
        answering[_ANSWERS[name](row)].add(row[0])
    more = len(rows) > COUNTED
    counted = {answer: Left(len(claims), more) for answer, claims in answering.items()}
    return defaultdict(lambda: Left(0, more), counted)


def _read(selection: Selection) -> list[Any]:
    return list(_waiting(selection).values_list(*_READ)[: COUNTED + 1])


def _waiting(selection: Selection) -> QuerySet[ReviewItem]:
    return selection.narrow(ReviewItem.objects.awake().filter(closed_at__isnull=True)).order_by()


def _all(rows: Sequence[Any], selection: Selection, budget: Budget) -> Left:
    """Return how many claims there are: counted where they are few, else as many as the database takes them for."""
    found = _left(rows)
    about = _about(selection, found.number, budget) if found.more else 0
    return Left(about, instead=f"about {about:,}") if about else found


def _about(selection: Selection, claims: int, budget: Budget) -> int:
    """Return about how many claims wait, 0 where nobody can say.

    As many questions as the planner expects, and as many of them to a claim as among those that were read.
    """
    try:
        questions = budget.spend(lambda: estimated(_waiting(selection)))
    except (TooSlow, Failed):
        return 0
    return rounded(questions * claims // COUNTED) if questions > COUNTED else 0


def _left(rows: Sequence[Any]) -> Left:
    claims, more = len({row[0] for row in rows[:COUNTED]}), len(rows) > COUNTED
    # In hundreds: nobody reads "834+" as what it is, the claims of the first thousand questions.
    return Left(claims // 100 * 100 if more and claims > 100 else claims, more)


def uncounted(problem: TooSlow | Failed) -> Left:
    """Return what is said in place of a count that was not made."""
    return Left(0, instead=SKIPPED if isinstance(problem, TooSlow) else UNKNOWN)


def _since(rows: Sequence[Any]) -> dict[int, datetime]:
    """Return since when each claim waits."""
    since: dict[int, datetime] = {}
    for claim, opened_at, *_ in rows:
        since[claim] = min(opened_at, since.get(claim, opened_at))
    return since


def _patient(since: Sequence[datetime]) -> datetime | None:
    # Of fewer than ten the tenth part is none, and the oldest alone says it all.
    return since[len(since) // 10 - 1] if len(since) >= 10 else None


def kinds(counted: Tally) -> list[tuple[ReviewKind, Left]]:
    """Return the kinds of questions, each with how many claims wait with one."""
    return [(kind, counted.of("kind", kind.value)) for kind in ReviewKind]
