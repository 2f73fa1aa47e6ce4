"""How the hub of a feed stands, in words for those who look after the feeds. Reads only."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.db.models import Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime

from claims.models import Feed, Subscription


def with_hubs(feeds: QuerySet[Feed]) -> QuerySet[Feed]:
    """Return the feeds so that `told` costs one SQL query for all of them."""
    return feeds.prefetch_related(Prefetch("subscriptions", queryset=Subscription.objects.wanted()))


def told(feed: Feed, now: datetime) -> str:
    """Return how the hub of a feed stands; "" for a feed that names none, or whose hub was never asked."""
    if not feed.takes_pushes:
        return "Stopped by an administrator."
    row = next((row for row in feed.subscriptions.all() if not row.is_ending), None)
    if row is None:
        return ""
    return " ".join([_standing(row, now), *_trouble(row), *_record(row)])


def _standing(row: Subscription, now: datetime) -> str:
    host = urlsplit(row.hub).hostname
    if not row.is_live(now) or row.live_since is None or row.live_until is None:
        lapsed = f" Its lease ended {_at(row.live_until)}." if row.live_until else ""
        return f"{host} does not push{'' if row.gave_up_at else ' yet'}.{lapsed}"
    manner = "asked once a day meanwhile" if row.is_believed else "asked as often as without it"
    return f"{host} pushes since {_at(row.live_since)}, until {_at(row.live_until)} or longer; {manner}."


def _trouble(row: Subscription) -> list[str]:
    return [row.error.rstrip(".") + "."] if row.error else []


def _record(row: Subscription) -> list[str]:
    pushed = [f"Last push {_at(row.pushed_at)}, {row.taken:,} in all."] if row.pushed_at else []
    refused = [f"Pushes with a wrong signature, ignored: {row.refused:,}."] if row.refused else []
    return pushed + refused


def _at(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y, H:i")
