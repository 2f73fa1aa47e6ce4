"""What administrators do to a feed that is followed: have it asked now, put it aside, or take no pushes for it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions import hosts, hubs
from claims.errors import BadInput
from claims.models import Feed, Host
from claims.models.feed import FeedState
from claims.models.roles import check_may


@transaction.atomic
def ask_now(*, feed_id: int, by: User, now: datetime) -> None:
    """Make a feed due at once.

    Raises NotAllowed without the permission, and BadInput with the reason where it must not be asked now.
    """
    check_may(by, "change_feed")
    feed = Feed.objects.select_for_update().get(pk=feed_id)
    if reason := _why_not(feed, now):
        raise BadInput(reason)
    Feed.objects.filter(pk=feed_id).update(due_at=now)


@transaction.atomic
def pause(*, feed_id: int, by: User, now: datetime) -> None:
    """Put a feed aside, with all that it named; a feed that is gone stays gone. Raises NotAllowed."""
    check_may(by, "change_feed")
    Feed.objects.filter(pk=feed_id, state=FeedState.FOLLOWED.value).update(state=FeedState.PAUSED.value)
    hubs.end(feed_id=feed_id, now=now)


@transaction.atomic
def stop_pushes(*, feed_id: int, by: User, now: datetime) -> None:
    """Have the hub of a feed stop, and ask none for it until pushes are taken again. Raises NotAllowed."""
    check_may(by, "change_feed")
    Feed.objects.filter(pk=feed_id).update(takes_pushes=False)
    hubs.end(feed_id=feed_id, now=now)


def take_pushes(*, feed_id: int, by: User) -> None:
    """Ask the hub that a feed names again, with its next answer. Raises NotAllowed."""
    check_may(by, "change_feed")
    Feed.objects.filter(pk=feed_id).update(takes_pushes=True)


def _why_not(feed: Feed, now: datetime) -> str:
    if feed.state != FeedState.FOLLOWED.value:
        return f"{feed} is not followed now: resume it first."
    if feed.lease_until and feed.lease_until > now:
        return f"{feed} is being asked already."
    if feed.status in (429, 503) and feed.due_at > now:
        # The wait that its site asked for went into due_at.
        return f"The site of {feed} asked us to wait until {feed.due_at:%d %B, %H:%M} UTC."
    if Host.objects.filter(name=hosts.name_of(feed.url), free_at__gt=now + hosts.GAP).exists():
        return f"The site of {feed} is to be left alone for a while; it is asked when it is free."
    return ""
