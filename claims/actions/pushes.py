"""What hubs say at their callback: that they grant a request or deny it, and that a feed has changed.

What a hub pushes makes its feed due, and nothing else: the feed's own site says what is in it. So a hub that lies, or
is not who it seems, can cost that site a visit in PUSH_GAP at most, and put no word into the tracker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.db import transaction
from django.db.models import F

from claims.actions import hubs
from claims.models import Feed, Subscription
from claims.models.feed import FeedState
from claims.reading import signatures
from claims.reading.decoding import cleaned
from claims.reading.feeds import schedule

#: A hub that grants more is asked anew all the same.
LONGEST = timedelta(days=30)
#: It is asked anew when this share of the time is over, and not sooner than in so long.
RENEWED_AT, SOONEST = 2 / 3, timedelta(minutes=15)
_SECONDS = re.compile(r"[0-9]{1,10}")


def of(token: str) -> Subscription | None:
    """Return what a callback's address stands for. One SQL query, whatever the token."""
    return Subscription.objects.filter(token=token).first()


def confirm(*, row: Subscription, mode: str, topic: str, seconds: str, now: datetime) -> bool:
    """Take a hub's word that it grants what it was asked for; say whether that was asked of it, and is wanted still.

    `seconds` is for how long, "" where the hub does not say.
    """
    expected = Subscription.objects.filter(pk=row.pk, expected_until__gt=now, is_ending=mode == "unsubscribe")
    lease = _granted(seconds)
    if topic != row.topic or lease is None:
        return False
    if mode == "unsubscribe":
        return bool(expected.delete()[0])
    since = row.live_since if row.is_live(now) else now
    # The worker that sent the request may hold the row still: with the lease gone it writes nothing on it any more.
    told = {"expected_until": None, "lease_until": None, "attempts": 0, "gave_up_at": None, "error": ""}
    live = {"live_since": since, "live_until": now + lease, "due_at": now + max(lease * RENEWED_AT, SOONEST)}
    return mode == "subscribe" and bool(expected.update(**told, **live))


def deny(*, row: Subscription, topic: str, reason: str, now: datetime) -> bool:
    """Take a hub's word that it does not call, or not any more; say whether it was asked to."""
    said = " ".join(cleaned(reason).split())[:300]
    told = {"gave_up_at": now, "error": f"The hub denied it: {said or 'it did not say why'}"}
    gone = {"live_since": None, "live_until": None, "expected_until": None, "lease_until": None}
    wanted = Subscription.objects.wanted().filter(pk=row.pk)
    return topic == row.topic and bool(wanted.update(**told, **gone))


def take(*, row: Subscription, signature: str, body: Iterable[bytes], now: datetime) -> bool | None:
    """Take a push: make its feed due as soon as it may be asked; say whether that is at once.

    None where the signature is not good: that is counted, and ignored. Of the body nothing but the signature is read.
    """
    if not signatures.is_signed(signature, secret=hubs.secret(row), body=body):
        Subscription.objects.filter(pk=row.pk).update(refused=F("refused") + 1)
        return None
    with transaction.atomic():
        # The feed first, as when an answer is written: so of a push and an answer at once the later sees the earlier.
        feed = Feed.objects.select_for_update().get(pk=row.feed_id)
        Subscription.objects.filter(pk=row.pk).update(pushed_at=now, taken=F("taken") + 1, is_believed=True)
        return _bring_forward(feed, now)


def answered(*, feed: Feed, hub: str, topic: str, fresh: int, due_at: datetime, now: datetime, chance: Random) -> None:
    """See to the hub of a feed that answered at `now`, and to when the feed is due, which is `due_at` without a hub.

    Call it within the transaction of the answer, after it was written; `feed` is as it was before.

    - A push that came meanwhile may tell of more than the answer holds: the feed is asked once more.
    - A hub is believed from its first push on, until a visit finds something of which it did not tell.
    - While it is believed, the feed is asked once a day. Where it told and nothing is there yet, the site may be slow.
    """
    if not settings.WEBSUB:
        return
    row = hubs.keep(feed=feed, hub=hub, topic=topic, now=now)
    if row is None or row.live_since is None or row.live_until is None or not row.is_live(now):
        return
    if row.pushed_at and row.pushed_at > now:
        due_at = min(due_at, schedule.after_push(asked_at=now, now=now))
    elif _has_missed(row, feed, fresh):
        Subscription.objects.filter(pk=row.pk).update(is_believed=False)
    elif row.is_believed and _has_told(row, feed) == bool(fresh):
        due_at = schedule.with_hub(due_at, live_until=row.live_until, now=now, chance=chance)
    Feed.objects.filter(pk=feed.pk).update(due_at=due_at)


def _bring_forward(feed: Feed, now: datetime) -> bool:
    due_at = schedule.after_push(asked_at=feed.asked_at, now=now)
    # A site that asked to be left alone is.
    if feed.state != FeedState.FOLLOWED.value or feed.status in (429, 503) or feed.due_at <= due_at:
        return False
    Feed.objects.filter(pk=feed.pk).update(due_at=due_at)
    return due_at <= now


def _has_told(row: Subscription, feed: Feed) -> bool:
    """Say whether the hub pushed since the visit before."""
    return row.pushed_at is not None and (feed.asked_at is None or row.pushed_at > feed.asked_at)


def _has_missed(row: Subscription, feed: Feed, fresh: int) -> bool:
    was_live = row.live_since is not None and feed.asked_at is not None and row.live_since <= feed.asked_at
    return bool(fresh) and was_live and not _has_told(row, feed)


def _granted(seconds: str) -> timedelta | None:
    """Return for how long a hub grants, what it was asked for where it does not say; None for nonsense."""
    if not seconds:
        return hubs.LEASE
    if not _SECONDS.fullmatch(seconds) or not int(seconds):
        return None
    return min(timedelta(seconds=int(seconds)), LONGEST)
