"""Going on with runs over many claims."""

from __future__ import annotations

import logging
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from claims.actions import bulk
from claims.queries import due
from claims.tasks.waking import in_turn, wake

log = logging.getLogger(__name__)
BATCH = 50


@shared_task
def go_on(run_id: int) -> None:
    """Go on with the run with this id, unless it is gone, done or held by another worker; wake the next turn of it.

    An error is on the row already, with the time of the next attempt: Celery must not retry it too.
    """
    try:
        bulk.run(run_id=run_id)
    except Exception:
        log.exception("Run %s over many claims failed.", run_id)
        return
    if run_id in due.bulk_runs(now=timezone.now(), limit=BATCH):
        wake(go_on, [run_id])


@shared_task
@in_turn(timedelta(minutes=1))
def sweep_bulk_runs() -> None:
    """Wake a worker for each run that is due."""
    wake(go_on, due.bulk_runs(now=timezone.now(), limit=BATCH))


def nudge(run_id: int) -> None:
    """Wake a worker for this run once the surrounding transaction is committed; a lost nudge is found by the sweep."""
    wake(go_on, [run_id])
