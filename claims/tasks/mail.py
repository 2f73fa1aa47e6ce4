"""Sending letters in the background: one at a time, and a sweep for what is due."""

from __future__ import annotations

import logging
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from claims.actions import mailing
from claims.queries import due
from claims.tasks.waking import in_turn, wake

log = logging.getLogger(__name__)
#: At most this many letters are woken in one sweep.
BATCH = 500


@shared_task
def send_letter(mail_id: int) -> None:
    """Send the letter with this id, unless it is gone, done or held by another worker.

    An error is on the row already, with the time of the next attempt: Celery must not retry it too.
    """
    try:
        mailing.run(mail_id=mail_id)
    except Exception:
        log.exception("Letter %s was not sent.", mail_id)


@shared_task
@in_turn(timedelta(minutes=1))
def sweep_mail() -> None:
    """Owe the digests that are due, and wake a worker for each letter that is, the longest overdue first."""
    mailing.open_digests(now=timezone.now())
    wake(send_letter, due.letters(now=timezone.now(), limit=BATCH))
