"""The figures of the work as it stands, for programs that watch it. Reads only, and counts nothing without a bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from claims.models import Backup, Decision, LedgerEntry
from claims.models.heartbeat import Queue
from claims.queries import work
from claims.queries.operations import beats, feeds, is_stalled
from claims.queries.pressure import pressure

Values = list[tuple[Sequence[str], float]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One family of figures: values by their labels. One that `only_grows` never falls."""

    name: str
    told: str
    values: Values
    labels: Sequence[str] = ()
    only_grows: bool = False


def figures(now: datetime) -> list[Figure]:
    """Return all figures. A fixed number of SQL queries: two for each kind of work, and eight."""
    return [*_work(now), *_queues(now), *_intake(), *_history(now)]


def _work(now: datetime) -> list[Figure]:
    due, kinds = work.due(now), ("queue", "kind")
    return [
        Figure(
            "tracker_due",
            f"Work that is due and held by nobody, counted up to {work.COUNTED}.",
            [((row.queue.value, row.name), row.number) for row in due],
            kinds,
        ),
        Figure(
            "tracker_oldest_due_seconds",
            "For how long the oldest of it has been due.",
            [((row.queue.value, row.name), _age(row.oldest, now)) for row in due],
            kinds,
        ),
        Figure(
            "tracker_given_up",
            f"Work that was given up and waits for a person, counted up to {work.COUNTED}.",
            [((name,), number) for name, number in work.lost().items()],
            ("kind",),
        ),
    ]


def _queues(now: datetime) -> list[Figure]:
    beaten = beats()
    beating = {queue.value: beaten.get(queue.value) for queue in Queue}
    return [
        Figure(
            "tracker_heartbeat_age_seconds",
            "Since when no worker has given a sign of life through the queue; absent before the first one.",
            [((queue,), _age(at, now)) for queue, at in beating.items() if at],
            ("queue",),
        ),
        Figure(
            "tracker_queue_stalled",
            "1 where a queue is read by nobody.",
            [((queue,), float(is_stalled(at, now))) for queue, at in beating.items()],
            ("queue",),
        ),
    ]


def _intake() -> list[Figure]:
    standing = feeds()
    states = {name: float(getattr(standing, name)) for name in standing.__slots__}
    paused = float(pressure().stops_asking)
    return [
        Figure("tracker_feeds", "Feeds by state.", [((name,), value) for name, value in states.items()], ("state",)),
        Figure("tracker_intake_paused", "1 while intake pauses because too much waits.", [((), paused)]),
    ]


def _history(now: datetime) -> list[Figure]:
    # The number of a chain's last row is how many there are: nothing is counted.
    decided = Decision.objects.aggregate(last=Max("sequence"))["last"] or 0
    verdicts = LedgerEntry.objects.aggregate(last=Max("sequence"))["last"] or 0
    backed_up = Backup.objects.aggregate(last=Max("finished_at"))["last"]
    return [
        Figure("tracker_decisions", "Decisions that editors made.", [((), decided)], only_grows=True),
        Figure("tracker_ledger_entries", "Verdicts in the ledger.", [((), verdicts)], only_grows=True),
        Figure(
            "tracker_backup_age_seconds",
            "For how long the last backup has been finished; absent before the first one.",
            [((), _age(backed_up, now))] if backed_up else [],
        ),
    ]


def _age(moment: datetime | None, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds()) if moment else 0.0
