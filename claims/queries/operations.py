"""How the tracker runs, for those who look after it: queues, intake, feeds, history and backups. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from claims.models import Backup, Decision, Feed, Heartbeat, LedgerEntry
from claims.models.feed import FeedState
from claims.models.heartbeat import Queue
from claims.queries import chains, work
from claims.queries.chains import Head
from claims.queries.pressure import Pressure, pressure
from claims.queries.work import Due, Reason

#: A queue without a heartbeat for two intervals is read by nobody, or its workers are stuck.
STALLED = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Pulse:
    """One queue: when it last gave a sign of life, what is due in it, and how much of its work was given up."""

    queue: Queue
    beat_at: datetime | None
    is_stalled: bool
    due: tuple[Due, ...]
    given_up: int


@dataclass(frozen=True, slots=True)
class Feeds:
    """How many feeds there are in each state; those that fail are followed still."""

    followed: int
    failing: int
    gone: int
    paused: int


@dataclass(frozen=True, slots=True)
class Operations:
    """Everything that the page shows. `backup` is the last that was finished, `begun` one that was not, if newer."""

    pulses: list[Pulse]
    reasons: list[Reason]
    pressure: Pressure
    feeds: Feeds
    heads: list[Head]
    backup: Backup | None
    begun: Backup | None

    @property
    def stalled(self) -> list[Pulse]:
        """The queues that nobody reads."""
        return [pulse for pulse in self.pulses if pulse.is_stalled]


def operations(now: datetime) -> Operations:
    """Return how the tracker runs. A fixed number of SQL queries: two for each kind of work, and nine."""
    due, reasons = work.due(now), work.given_up()
    finished = Backup.objects.filter(finished_at__isnull=False).order_by("-finished_at").first()
    newest = Backup.objects.order_by("-pk").first()
    return Operations(
        pulses=_pulses(due, reasons, now),
        reasons=reasons,
        pressure=pressure(),
        feeds=feeds(),
        heads=[chains.head(LedgerEntry), chains.head(Decision)],
        backup=finished,
        begun=newest if newest and newest.finished_at is None else None,
    )


def beats() -> dict[str, datetime]:
    """Return when each queue last gave a sign of life. One SQL query."""
    return dict(Heartbeat.objects.values_list("queue", "beat_at"))


def feeds() -> Feeds:
    """Return how the feeds are doing. One SQL query over a table of hundreds."""
    followed = Q(state=FeedState.FOLLOWED.value)
    counts = Feed.objects.aggregate(
        followed=Count("pk", filter=followed),
        failing=Count("pk", filter=followed & Q(failures__gt=0)),
        gone=Count("pk", filter=Q(state=FeedState.GONE.value)),
        paused=Count("pk", filter=Q(state=FeedState.PAUSED.value)),
    )
    return Feeds(**counts)


def is_stalled(beat_at: datetime | None, now: datetime) -> bool:
    """Say whether a queue that last beat then is read by nobody."""
    return beat_at is None or now - beat_at > STALLED


def _pulses(due: list[Due], reasons: list[Reason], now: datetime) -> list[Pulse]:
    beaten, kinds = beats(), work.kinds()
    lost = {queue: sum(r.number for r in reasons if kinds[r.kind].QUEUE is queue) for queue in Queue}
    return [
        Pulse(
            queue=queue,
            beat_at=beaten.get(queue.value),
            is_stalled=is_stalled(beaten.get(queue.value), now),
            due=tuple(row for row in due if row.queue is queue),
            given_up=lost[queue],
        )
        for queue in Queue
    ]
