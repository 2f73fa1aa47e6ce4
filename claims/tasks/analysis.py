"""Analysing one version in the background."""

from __future__ import annotations

import logging

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from claims.actions import analyses
from claims.queries import due
from claims.tasks.matching import match

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
    for matching_id in due.matchings_after(version_id=version_id, now=timezone.now()):
        match.apply_async((matching_id,), retry=False)


def nudge(version_id: int) -> None:
    """Wake a worker for this version once the surrounding transaction is committed.

    A broker that is away is logged and nothing else: the row waits, and the next sweep finds it.
    """
    transaction.on_commit(lambda: analyse.apply_async((version_id,), retry=False), robust=True)
