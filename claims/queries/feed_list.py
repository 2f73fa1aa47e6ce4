"""The feeds that are followed, as a list that every feed reader takes."""

from __future__ import annotations

from datetime import datetime

from claims.models import Feed
from claims.models.feed import FeedState
from claims.reading.feeds import opml


def as_opml(now: datetime) -> bytes:
    """Return the feeds that are followed or paused as OPML, grouped by outlet. One SQL query."""
    rows = Feed.objects.exclude(state=FeedState.GONE.value).order_by("source__name", "url")
    return opml.written(rows.values_list("source__name", "title", "url").iterator(), title="Followed feeds", now=now)
