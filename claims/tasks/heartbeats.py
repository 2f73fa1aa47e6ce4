"""A sign of life of each queue."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from claims.actions import heartbeats
from claims.models.heartbeat import Queue


@shared_task
def beat(queue: str) -> None:
    """Note that this queue is read: nothing else proves that a message finds its worker."""
    heartbeats.beat(queue=Queue.of(queue), now=timezone.now())
