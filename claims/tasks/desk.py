"""Looking after the desk: claims that wake, reservations that ran out, and who has left."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from claims.actions import asleep, presence, reservations
from claims.tasks.waking import in_turn


@shared_task
@in_turn(timedelta(minutes=1))
def sweep_desk() -> None:
    """Wake the claims whose time has come, give back reservations that ran out, and forget who has left."""
    now = timezone.now()
    asleep.wake_due(now)
    reservations.sweep(now=now)
    presence.sweep(now=now)
