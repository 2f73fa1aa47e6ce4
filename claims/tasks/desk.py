"""Looking after the desk: claims that wake, reservations that ran out, and who has left."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from claims.actions import asleep, presence, reservations


@shared_task
def sweep_desk() -> None:
    """Wake the claims whose time has come, give back reservations that ran out, and forget who has left."""
    now = timezone.now()
    asleep.wake_due(now)
    reservations.sweep(now=now)
    presence.sweep(now=now)
