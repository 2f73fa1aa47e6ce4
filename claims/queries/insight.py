"""What the desk's work looks like from above: ages, arrivals and decisions, time to settlement. Reads only.

Everything is added up in SQL; a fixed number of queries whatever the number of claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import TruncDate
from django.utils.timezone import localdate

from claims.insight.survival import Curve, curve
from claims.models import Claim, Decision, LedgerEntry
from claims.workflow import State

#: Ages of open claims: the name of each and the days at which it ends.
AGES: tuple[tuple[str, int | None], ...] = (
    ("up to a day", 1),
    ("2 to 7 days", 7),
    ("8 to 30 days", 30),
    ("31 to 90 days", 90),
    ("91 to 365 days", 365),
    ("over a year", None),
)
#: How many weeks of arrivals and decisions are shown.
WEEKS = 12


@dataclass(frozen=True, slots=True)
class Age:
    """The open claims of one age: nobody has decided about the `new` ones yet."""

    name: str
    new: int
    followed: int

    @property
    def open(self) -> int:
        """All of them."""
        return self.new + self.followed


@dataclass(frozen=True, slots=True)
class Week:
    """The days from `first` on: claims that came in, decisions that were taken, and claims that were settled."""

    first: date
    arrived: int
    decided: int
    settled: int


def ages(now: datetime) -> list[Age]:
    """Return the open claims by the time since they were recorded, youngest first. One SQL query."""
    open_ones = Claim.objects.filter(workflow__in=[State.DETECTED.value, State.TRIAGED.value])
    found = open_ones.annotate(age=_age(now)).values_list("age", "workflow").order_by().annotate(n=Count("pk"))
    counted = {(age, workflow): number for age, workflow, number in found}
    return [
        Age(name, counted.get((name, State.DETECTED), 0), counted.get((name, State.TRIAGED), 0)) for name, _ in AGES
    ]


def weeks(now: datetime) -> list[Week]:
    """Return what came in and what was done in the last WEEKS weeks, oldest first. Three SQL queries.

    Weeks end with the day of `now`. Decisions that were taken back, and those that take back, count as none.
    """
    first = localdate(now) - timedelta(days=7 * WEEKS - 1)
    arrived = _by_week(Claim.objects.all(), "created_at", first)
    decided = _by_week(Decision.objects.told().standing(), "decided_at", first)
    settled = _by_week(_verdicts(), "decided_at", first)
    starts = [first + timedelta(days=7 * number) for number in range(WEEKS)]
    return [Week(start, arrived[start], decided[start], settled[start]) for start in starts]


def settlement(now: datetime, since: date | None = None) -> Curve:
    """Return how long claims recorded from a day on (ever, for None) took to their first verdict. One SQL query.

    Those open still count as open for as long as they were; dismissed and merged ones are left out, since nothing is
    to be settled there. A verdict that was taken back counts as none.
    """
    known = Claim.objects.exclude(workflow__in=[State.DISMISSED.value, State.MERGED.value])
    if since:
        known = known.filter(created_at__date__gte=since)
    verdict = _verdicts().filter(claim=OuterRef("pk")).values("claim").annotate(it=Min("decided_at")).values("it")
    dated = known.annotate(made=TruncDate("created_at"), ended=TruncDate(Subquery(verdict))).values_list(
        "made", "ended"
    )
    ended: Counter[int] = Counter()
    still_open: Counter[int] = Counter()
    for made, end, number in dated.order_by().annotate(n=Count("pk")):
        (ended if end else still_open)[_days(made, end or localdate(now))] += number
    return curve(ended, still_open)


def _age(now: datetime) -> Case:
    whens = [
        When(created_at__gt=now - timedelta(days=days), then=Value(name)) for name, days in AGES if days is not None
    ]
    return Case(*whens, default=Value(AGES[-1][0]), output_field=CharField())


def _verdicts() -> QuerySet[LedgerEntry]:
    """Return the entries that gave a verdict which was not taken back."""
    undone = LedgerEntry.objects.filter(undoes_sequence=OuterRef("sequence"))
    return LedgerEntry.objects.filter(~Exists(undone), undoes_sequence__isnull=True)


def _by_week(rows: QuerySet[Any], field: str, first: date) -> Mapping[date, int]:
    counted: Counter[date] = Counter()
    days = rows.filter(Q((f"{field}__date__gte", first))).annotate(day=TruncDate(field))
    for day, number in days.order_by().values_list("day").annotate(n=Count("pk")):
        counted[first + timedelta(days=(day - first).days // 7 * 7)] += number
    return counted


def _days(since: date, until: date) -> int:
    return max((until - since).days, 0)
