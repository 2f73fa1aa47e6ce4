"""Analysing one version in the background."""

from __future__ import annotations

import logging

from celery import shared_task
from django.utils import timezone

from claims.actions import analyses
from claims.queries import due
from claims.tasks.matching import match
from claims.tasks.waking import wake

log = logging.getLogger(__name__)


@shared_task
def analyse(version_id: int) -> None:
    """Analyse the version with this id, unless it is gone, done or held by another worker, and wake its matching.

    An error is on the row already, with the time of the next attempt: Celery must not retry it too.
    """
    try:
        analyses.run(version_id=version_id)
    except Exception:
        log.exception("The analysis of version %s failed.", version_id)
        return
    wake(match, due.matchings_after(version_id=version_id, now=timezone.now()))


def nudge(version_id: int) -> None:
    """Wake a worker for this version once the surrounding transaction is committed."""
    wake(analyse, [version_id])
