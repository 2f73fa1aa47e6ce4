"""Keeping the desk tidy: what ran out, and who has left."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from claims.actions import presence, reservations


@shared_task
def sweep_desk() -> None:
    """Give back reservations that ran out and forget who has left. Both counted as nothing before that."""
    now = timezone.now()
    reservations.sweep(now=now)
    presence.sweep(now=now)
