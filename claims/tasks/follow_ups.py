"""Bringing follow-ups into the stage of the day."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from claims.actions import follow_ups
from claims.tasks.waking import in_turn


@shared_task
@in_turn(timedelta(minutes=15))
def sweep_follow_ups() -> None:
    """Advance every follow-up that is due. Does the work itself: what it leaves, the next sweep finds."""
    follow_ups.advance(now=timezone.now())
