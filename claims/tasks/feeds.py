"""Asking one feed or one hub, fetching one page, and looking at one again, in the background."""

from __future__ import annotations

import logging
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from claims.actions import feeds, fetches, hubs, rereading
from claims.queries import due
from claims.queries.pressure import pressure
from claims.tasks.analysis import analyse
from claims.tasks.waking import in_turn, wake

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
    if polled and polled.fresh and not pressure().stops_fetching:
        wake(fetch, due.fetches_of(feed_id=feed_id, now=timezone.now(), limit=BATCH))


@shared_task
def fetch(fetch_id: int) -> None:
    """Fetch the page of the row with this id, unless it is gone, done or held by another worker; wake its reading."""
    try:
        version = fetches.run(fetch_id=fetch_id)
    except Exception:
        log.exception("Fetch %s failed.", fetch_id)
        return
    if version is not None:
        wake(analyse, [version.pk])


@shared_task
def reread(rereading_id: int) -> None:
    """Look at the page of the row with this id, unless it is not due or held; wake the reading of a change."""
    try:
        version = rereading.run(rereading_id=rereading_id)
    except Exception:
        log.exception("Looking at page %s again failed.", rereading_id)
        return
    if version is not None:
        wake(analyse, [version.pk])


@shared_task
def ask_hub(subscription_id: int) -> None:
    """Send the request that this row owes a hub, unless it is gone, not due or held by another worker."""
    try:
        hubs.run(subscription_id=subscription_id)
    except Exception:
        log.exception("Asking the hub of subscription %s failed.", subscription_id)


@shared_task
@in_turn(timedelta(minutes=1))
def sweep_feeds() -> None:
    """Wake a worker for each feed that is due, the longest overdue first, unless too much waits to be read."""
    if pressure().stops_asking:
        return
    wake(poll, due.feeds(now=timezone.now(), limit=BATCH))


@shared_task
@in_turn(timedelta(seconds=5))
def sweep_fetches() -> None:
    """Wake a worker for each site's next page that is to be fetched, unless too much waits to be read."""
    if pressure().stops_fetching:
        return
    wake(fetch, due.fetches(now=timezone.now(), limit=BATCH))


@shared_task
@in_turn(timedelta(minutes=1))
def sweep_rereadings() -> None:
    """Wake a worker for each page that is to be looked at again, the longest overdue first, unless too much waits."""
    if pressure().stops_fetching:
        return
    wake(reread, due.rereadings(now=timezone.now(), limit=BATCH))


@shared_task
@in_turn(timedelta(minutes=1))
def sweep_hubs() -> None:
    """Wake a worker for each request that is owed to a hub: the first, those before a lease ends, and the last."""
    wake(ask_hub, due.subscriptions(now=timezone.now(), limit=BATCH))
