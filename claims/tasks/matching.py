"""Matching in the background: one row of owed matching at a time."""

from __future__ import annotations

import logging

from celery import shared_task

from claims.actions import matching

log = logging.getLogger(__name__)


@shared_task
def match(matching_id: int) -> None:
    """Do the matching with this id, unless it is gone, done or held by another worker.

    An error is on the row already, with the time of the next attempt: Celery must not retry it too.
    """
    try:
        matching.run(matching_id=matching_id)
    except Exception:
        log.exception("Matching %s failed.", matching_id)
