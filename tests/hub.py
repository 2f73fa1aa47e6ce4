"""A hub on this machine: takes requests over HTTP, asks back and pushes as the specification of WebSub says.

And a feed that names it: its site, visits to it, and what is owed to the hub.
"""

from __future__ import annotations

import hmac
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django.utils import timezone

from claims.actions import feeds, hubs
from claims.models import Feed, Host, Subscription
from claims.net import hubs as net
from claims.queries import due, pushing
from tests.feed_site import FeedSite
from tests.net.site import Answer, Site, plain
from tests.reading.feeds.samples import RSS

CHALLENGE = "c-4711 <b>&amp;"
TOPIC = "https://lowe.example/feed.xml"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass
class Hub:
    """What a hub was asked last, and what it does about it. It asks back and pushes when the test says so."""

    site: Site
    answer: Answer = field(default_factory=lambda: plain(b"", status="202 Accepted"))
    asked: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.site.scripts["/hub"] = self._take

    @property
    def url(self) -> str:
        """Where it is asked."""
        return self.site.url("/hub")

    @property
    def ask(self) -> Callable[..., None]:
        """What asks it, over a real connection."""
        return partial(net.ask, deadline=5, reach=self.site.reach())

    def asks_back(self, **changed: str) -> Any:
        """Ask the subscriber whether the last request was its own; return its answer."""
        told = self.asked[-1]
        said = {"mode": told["hub.mode"], "topic": told["hub.topic"], "challenge": CHALLENGE}
        if told["hub.mode"] == "subscribe":
            said["lease_seconds"] = told["hub.lease_seconds"]
        return self.call({**said, **changed})

    def denies(self, reason: str = "No more room.", **changed: str) -> Any:
        """Tell the subscriber that it is not called."""
        return self.call({"mode": "denied", "topic": self.asked[-1]["hub.topic"], "reason": reason, **changed})

    def call(self, said: dict[str, str]) -> Any:
        """Call the subscriber with these words."""
        return Client().get(self.callback, {f"hub.{name}": value for name, value in said.items()})

    def pushes(self, body: bytes = b"<rss/>", *, method: str = "sha256", signature: str | None = None) -> Any:
        """Push what the feed says now, signed; return the subscriber's answer."""
        secret = next(told["hub.secret"] for told in reversed(self.asked) if "hub.secret" in told)
        signed = f"{method}={hmac.new(secret.encode(), body, method).hexdigest()}"
        headers = {"X-Hub-Signature": signed if signature is None else signature}
        return Client().post(
            self.callback, body, "application/rss+xml", headers={k: v for k, v in headers.items() if v}
        )

    @property
    def callback(self) -> str:
        """The path at which it was last asked to call."""
        return urlsplit(self.asked[-1]["hub.callback"]).path

    def _take(self, connection: socket.socket, site: Site) -> None:
        self.asked.append({name: values[0] for name, values in parse_qs(site.posted.decode()).items()})
        self.answer(connection, site)


def naming(hub: Hub, *, topic: str = TOPIC, etag: str = '"1"') -> FeedSite:
    """The feed's site: its feed names the hub."""
    return FeedSite(RSS.replace(b"https://hub.example/", hub.url.encode()).replace(TOPIC.encode(), topic.encode()),
                    etag=etag)  # fmt: skip


def visit(feed: Feed, site: FeedSite, *, now: object = None) -> None:
    """Ask the feed, whenever it is due."""
    now = now or timezone.now()
    Feed.objects.update(due_at=now)
    # No pause between two visits to a site: they are no part of this.
    Host.objects.all().delete()
    polled = feeds.poll(feed_id=feed.pk, now=now, ask=site, chance=Random(1))  # type: ignore[arg-type]
    assert polled is not None
    assert not polled.problem


def asked(hub: Hub, *, now: object = None) -> int:
    """Send what is owed to hubs; return how many requests were sent."""
    now = now or timezone.now()
    Host.objects.all().delete()
    ids = due.subscriptions(now=now, limit=9)  # type: ignore[arg-type]
    return sum(hubs.run(subscription_id=pk, now=now, ask=hub.ask) for pk in ids)  # type: ignore[arg-type]


def subscribed(hub: Hub) -> Subscription:
    """Let the hub be asked and grant it; return the subscription."""
    assert asked(hub) == 1
    assert hub.asks_back().status_code == 200
    return Subscription.objects.get()


def told(feed: Feed) -> str:
    return pushing.told(Feed.objects.get(pk=feed.pk), timezone.now())
