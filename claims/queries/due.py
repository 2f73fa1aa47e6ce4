"""What is due: ids of the rows whose work nobody holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, Window
from django.db.models.functions import RowNumber

from claims.models import Analysis, BulkRun, Feed, Fetch, Matching, OutgoingMail, Rereading, Subscription
from claims.models.feed import FetchQuerySet

#: What is due within so long is worth waiting for.
SOON = timedelta(seconds=10)


def analyses(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` versions whose analysis is due, the longest overdue first."""
    rows = Analysis.objects.due(now).order_by("due_at", "id")
    return list(rows.values_list("version_id", flat=True)[:limit])


def matchings(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` rows of matching that are due, the longest overdue first."""
    rows = Matching.objects.due(now).order_by("due_at", "id")
    return list(rows.values_list("id", flat=True)[:limit])


def letters(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` letters that are due, the longest overdue first."""
    rows = OutgoingMail.objects.due(now).order_by("due_at", "id")
    return list(rows.values_list("id", flat=True)[:limit])


def feeds(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` feeds that are due, the longest overdue first."""
    return list(Feed.objects.due(now).order_by("due_at", "id").values_list("id", flat=True)[:limit])


def fetches(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` pages that are to be fetched: of each site the longest overdue.

    One of each, as a site is visited once in a while: more would only find it taken, and push other sites out.
    """
    return _one_of_each_site(Fetch.objects.due(now), limit)


def fetches_of(*, feed_id: int, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` pages that a feed named and that are to be fetched, one of each site."""
    return _one_of_each_site(Fetch.objects.due(now).filter(entry__feed=feed_id), limit)


def _one_of_each_site(rows: FetchQuerySet, limit: int) -> list[int]:
    place = Window(RowNumber(), partition_by="host", order_by=["due_at", "id"])
    firsts = rows.alias(place=place).filter(place=1).order_by("due_at", "id")
    return list(firsts.values_list("id", flat=True)[:limit])


def rereadings(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` pages that are to be looked at again, the longest overdue first."""
    return list(Rereading.objects.due(now).order_by("due_at", "id").values_list("id", flat=True)[:limit])


def subscriptions(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` rows that owe a hub a request, the longest overdue first."""
    return list(Subscription.objects.due(now).order_by("due_at", "id").values_list("id", flat=True)[:limit])


def is_soon(*, now: datetime) -> bool:
    """Say whether a feed or a page is due within seconds: its site is only to be left alone for a moment."""
    return any(model.objects.due(now + SOON).exists() for model in (Feed, Fetch, Rereading))


def bulk_runs(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` runs over many claims that are due, the longest overdue first."""
    return list(BulkRun.objects.due(now).order_by("due_at", "id").values_list("id", flat=True)[:limit])


def matchings_after(*, version_id: int, now: datetime) -> list[int]:
    """Return the ids of the matching that a version and the claims it mentions owe by now."""
    of_version, of_claims = Q(version=version_id), Q(claim__mentions__version=version_id)
    rows = Matching.objects.due(now).filter(of_version | of_claims).distinct().order_by("id")
    return list(rows.values_list("id", flat=True))
