"""Entries of feeds that nobody wants: what they name is never taken in again, until somebody wants it after all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from claims.actions import feeds
from claims.models import FeedEntry, Fetch
from claims.models.roles import check_may

TOLD = "Its entry was marked as unwanted: it is not fetched."


@transaction.atomic
def unwant(*, entry_ids: Sequence[int], by: User, now: datetime) -> int:
    """Mark entries as unwanted, and give up the fetches that they still owe; return how many were wanted before.

    An article that was taken in stays: claims hang on it. Raises NotAllowed without the permission.
    """
    check_may(by, "change_feed")
    rows = FeedEntry.objects.filter(pk__in=entry_ids, is_unwanted=False)
    owed = Fetch.objects.filter(entry__in=list(rows), finished_at__isnull=True, gave_up_at__isnull=True)
    owed.update(gave_up_at=now, error=TOLD, lease_until=None)
    return rows.update(is_unwanted=True)


@transaction.atomic
def want(*, entry_ids: Sequence[int], by: User, now: datetime) -> int:
    """Take entries in after all: what was not fetched because they were unwanted is owed again; return how many."""
    check_may(by, "change_feed")
    rows = list(FeedEntry.objects.filter(pk__in=entry_ids, is_unwanted=True))
    FeedEntry.objects.filter(pk__in=[row.pk for row in rows]).update(is_unwanted=False)
    given_up = Q(entry__in=rows, error=TOLD, gave_up_at__isnull=False)
    Fetch.objects.filter(given_up).update(gave_up_at=None, error="", due_at=now, attempts=0)
    feeds.owe([row for row in rows if row.url], now=now)
    return len(rows)
