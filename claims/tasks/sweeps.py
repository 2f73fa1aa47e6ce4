"""What beat runs: each sweep finds the rows that are due and wakes a worker for each. Does none of the work."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from claims.queries import due
from claims.tasks.analysis import analyse
from claims.tasks.matching import match

#: At most this many are woken in one sweep: a long backlog must not fill the broker.
BATCH = 500


@shared_task
def sweep_analyses() -> None:
    """Wake a worker for each version whose analysis is due, the longest overdue first."""
    for version_id in due.analyses(now=timezone.now(), limit=BATCH):
        analyse.delay(version_id)


@shared_task
def sweep_matchings() -> None:
    """Wake a worker for each matching that is due, the longest overdue first."""
    for matching_id in due.matchings(now=timezone.now(), limit=BATCH):
        match.delay(matching_id)
