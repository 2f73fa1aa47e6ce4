"""What beat runs: each sweep finds the rows that are due and wakes a worker for each. Does none of the work."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from claims.queries import due
from claims.tasks.analysis import analyse
from claims.tasks.matching import match
from claims.tasks.waking import in_turn, wake

#: At most this many are woken in one sweep: a long backlog must not fill the broker.
BATCH = 500


@shared_task
@in_turn(timedelta(minutes=1))
def sweep_analyses() -> None:
    """Wake a worker for each version whose analysis is due, the longest overdue first."""
    wake(analyse, due.analyses(now=timezone.now(), limit=BATCH))


@shared_task
@in_turn(timedelta(minutes=1))
def sweep_matchings() -> None:
    """Wake a worker for each matching that is due, the longest overdue first."""
    wake(match, due.matchings(now=timezone.now(), limit=BATCH))
