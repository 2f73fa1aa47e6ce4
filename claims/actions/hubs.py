"""Asking hubs to call when a feed changes (WebSub): owing the request, sending it, asking anew in time, and ending it.

A hub's word is nobody's: what it grants, it grants at the callback (see pushes.py), whose address only it knows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from claims.actions import hosts, owed
from claims.errors import FetchError, PermanentFetchError, TemporaryFetchError
from claims.models import Feed, Subscription
from claims.models.feed import FeedState
from claims.models.subscription import SubscriptionQuerySet
from claims.net import hubs as net

#: For how long a hub is asked to call. It may grant another time.
LEASE = timedelta(days=10)
#: For how long after a request the hub may ask back.
ANSWER = timedelta(days=1)
#: A hub that took a request and does not ask back is sent it again after so long.
PATIENCE = timedelta(minutes=15)
#: A request to end is sent so often: after that the lease ends by itself.
ENOUGH = 5
_UNCONFIRMED = (
    "The hub took the request and has not asked back yet. If it never does, it cannot reach this tracker at SITE_URL."
)


def keep(*, feed: Feed, hub: str, topic: str, now: datetime) -> Subscription | None:
    """Owe the request that a feed needs which names this hub and topic, and end one at another; return what stands.

    Call it within the transaction that keeps the feed's answer. One SQL query where nothing changes.
    """
    row = Subscription.objects.wanted().filter(feed=feed).first()
    if row is not None and (row.hub, row.topic) != (hub, topic):
        end(feed_id=feed.pk, now=now)
        row = None
    if row is None and hub and topic and feed.takes_pushes:
        fresh = Subscription(feed=feed, hub=hub, topic=topic, made_at=now, due_at=now)
        Subscription.objects.bulk_create([fresh], ignore_conflicts=True)
    return row


@transaction.atomic
def end(*, feed_id: int, now: datetime) -> None:
    """Owe the hub of a feed the request to stop; one that was never asked is forgotten at once."""
    rows = Subscription.objects.wanted().filter(feed=feed_id)
    rows.filter(expected_until__isnull=True, live_until__isnull=True).delete()
    rows.update(is_ending=True, due_at=now, lease_until=None, attempts=0, gave_up_at=None)


def run(*, subscription_id: int, now: datetime | None = None, ask: Callable[..., None] = net.ask) -> bool:
    """Send the request that a row owes, unless it is not due, held by another worker or gone; say whether it was sent.

    A failure puts it off, or gives it up where trying again will not help, with the reason in words.
    """
    now = now or timezone.now()
    rows = Subscription.objects.select_related("feed").filter(pk=subscription_id)
    if (row := owed.lease(rows, now)) is None:
        return False
    if _is_settled(row, rows, now):
        return False
    if (free_at := hosts.take(name=hosts.name_of(row.hub), now=now)) is not None:
        owed.wait(row, free_at)
        return False
    # Before the request: some hubs ask back while it is on its way.
    rows.update(expected_until=now + ANSWER)
    _note(row, _sent(row, ask), now)
    return True


def callback(row: Subscription) -> str:
    """Return the address at which the hub of a row calls."""
    return f"{settings.SITE_URL}{reverse('push', args=[row.token])}"


def secret(row: Subscription) -> str:
    """Return what the hub of a row signs with. Made from the token, so that nobody finds it in the database alone."""
    return salted_hmac("claims.push", row.token, algorithm="sha256").hexdigest()


def _is_settled(row: Subscription, rows: SubscriptionQuerySet, now: datetime) -> bool:
    """End what nobody wants any more, and forget what has ended; say whether no request is to be sent now."""
    if row.is_ending:
        has_ended = not row.is_live(now) and (row.expected_until is None or row.expected_until <= now)
        return has_ended and bool(rows.delete())
    is_followed = row.feed.state == FeedState.FOLLOWED.value and row.feed.takes_pushes
    if settings.WEBSUB and is_followed:
        return False
    end(feed_id=row.feed_id, now=now)
    return True


def _sent(row: Subscription, ask: Callable[..., None]) -> FetchError:
    """Send the request; return what is wrong, or else what is still missing."""
    form = {"hub.mode": "unsubscribe" if row.is_ending else "subscribe", "hub.topic": row.topic}
    if not row.is_ending:
        form |= {"hub.secret": secret(row), "hub.lease_seconds": str(int(LEASE.total_seconds()))}
    try:
        ask(row.hub, {"hub.callback": callback(row), **form})
    except FetchError as problem:
        return problem
    return TemporaryFetchError(_UNCONFIRMED)


def _note(row: Subscription, problem: FetchError, now: datetime) -> None:
    """Write what came of a request. Where the hub has asked back meanwhile, the row is held no more: nothing then."""
    is_final = isinstance(problem, PermanentFetchError)
    if row.is_ending and (is_final or row.attempts >= ENOUGH):
        Subscription.objects.filter(pk=row.pk, is_ending=True).delete()
    elif is_final:
        owed.give_up(row, str(problem), now)
    else:
        asked = hosts.wait_asked(name=hosts.name_of(row.hub), problem=problem, now=now)
        owed.put_off(row, problem, now, least=max(asked, PATIENCE))
