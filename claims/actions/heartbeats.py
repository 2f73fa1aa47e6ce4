"""Writing down that a queue is read."""

from __future__ import annotations

from datetime import datetime

from claims.models import Heartbeat
from claims.models.heartbeat import Queue


def beat(*, queue: Queue, now: datetime) -> None:
    """Note that a worker did a task of this queue just now."""
    Heartbeat.objects.update_or_create(queue=queue.value, defaults={"beat_at": now})
