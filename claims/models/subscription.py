"""What hubs were asked about feeds (WebSub): to call when a feed changes, for as long as they grant."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from claims.models.constraints import both_or_neither, web_address_or_empty
from claims.models.feed import Feed
from claims.models.heartbeat import Queue
from claims.models.work import OwedWork, OwedWorkQuerySet


def new_token() -> str:
    """Return a token that nobody guesses: 256 bits of chance, in letters of an address."""
    return secrets.token_urlsafe(32)


class SubscriptionQuerySet(OwedWorkQuerySet["Subscription"]):
    """Scopes of what hubs were asked."""

    def wanted(self) -> Self:
        """Those that are not being ended: one for each feed at most."""
        return self.filter(is_ending=False)


class Subscription(OwedWork):
    """One hub, asked about one feed. What is owed is the next request to it: to begin, to go on, or to end.

    It is never finished: one that ended at its hub is deleted, as nothing is left to look after.
    """

    #: A hub may be away over a weekend: the last attempt comes some three days after the first.
    MOST_ATTEMPTS = 12
    QUEUE = Queue.FETCH
    CALLED = "requests to hubs"
    TOLD_WITH = ("feed",)

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="subscriptions")
    hub = models.CharField(max_length=2000)
    topic = models.CharField(max_length=2000)
    #: What the address ends in at which the hub calls. The secret of its signatures is made from it, and not kept.
    token = models.CharField(max_length=64, unique=True, default=new_token)
    made_at = models.DateTimeField()
    is_ending = models.BooleanField(default=False)
    #: The hub may ask back until then: it was sent a request that it has not answered for yet.
    expected_until = models.DateTimeField(null=True, blank=True)
    live_since = models.DateTimeField(null=True, blank=True)
    live_until = models.DateTimeField(null=True, blank=True)
    pushed_at = models.DateTimeField(null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    #: It pushed, and no visit since found anything of which it had not told.
    is_believed = models.BooleanField(default=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta(OwedWork.Meta):
        default_permissions = ()
        constraints = [
            *OwedWork.Meta.constraints,
            web_address_or_empty("hub", "subscription_hub_is_a_web_address"),
            both_or_neither("live_since", "live_until", "subscription_is_live_from_and_until"),
            models.UniqueConstraint(fields=["feed"], condition=Q(is_ending=False), name="subscription_wanted_is_one"),
        ]

    def is_live(self, now: datetime) -> bool:
        """Say whether the hub has granted to call at this moment."""
        return self.live_until is not None and self.live_until > now

    def told(self) -> str:
        """Return which hub was asked about which feed."""
        return f"{self.feed}, at {self.hub}"

    def __str__(self) -> str:
        return self.hub
