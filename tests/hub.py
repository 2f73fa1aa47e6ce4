"""A hub on this machine: takes requests over HTTP, asks back and pushes as the specification of WebSub says."""

from __future__ import annotations

import hmac
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client

from claims.net import hubs
from tests.net.site import Answer, Site, plain

CHALLENGE = "c-4711 <b>&amp;"


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
        return partial(hubs.ask, deadline=5, reach=self.site.reach())

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
