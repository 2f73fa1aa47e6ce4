"""Asking one feed, and fetching one page, in the background."""

from __future__ import annotations

import logging

from celery import shared_task
from django.utils import timezone

from claims.actions import feeds, fetches
from claims.queries import due
from claims.tasks.analysis import analyse

log = logging.getLogger(__name__)
#: At most this many are woken in one sweep: a long backlog must not fill the broker.
BATCH = 500


@shared_task
def poll(feed_id: int) -> None:
    """Ask the feed with this id, unless it is gone, not due or held by another worker; wake the fetches it owes."""
    try:
        polled = feeds.poll(feed_id=feed_id)
    except Exception:
        log.exception("Feed %s failed.", feed_id)
        return
    if polled and polled.fresh:
        sweep_fetches.apply_async(retry=False)


@shared_task
def fetch(fetch_id: int) -> None:
    """Fetch the page of the row with this id, unless it is gone, done or held by another worker; wake its reading."""
    try:
        version = fetches.run(fetch_id=fetch_id)
    except Exception:
        log.exception("Fetch %s failed.", fetch_id)
        return
    if version is not None:
        analyse.apply_async((version.pk,), retry=False)


@shared_task
def sweep_feeds() -> None:
    """Wake a worker for each feed that is due, the longest overdue first."""
    for feed_id in due.feeds(now=timezone.now(), limit=BATCH):
        poll.delay(feed_id)


@shared_task
def sweep_fetches() -> None:
    """Wake a worker for each page that is to be fetched, the longest overdue first."""
    for fetch_id in due.fetches(now=timezone.now(), limit=BATCH):
        fetch.delay(fetch_id)
