"""A hub, a publisher and the tracker, each on a port of its own: nothing between them but HTTP."""

from __future__ import annotations

import hmac
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode
from urllib.request import Request, urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from pytest_django import Settings

from claims.actions import feeds, hubs
from claims.models import Feed, FeedEntry, Host, Subscription
from claims.net import feeds as net_feeds
from claims.net import hubs as net_hubs
from claims.tasks.feeds import poll
from tests.net.site import Site, plain, running_site

pytestmark = pytest.mark.django_db
Told = TypeVar("Told")
ACCEPTED = plain(b"", status="202 Accepted")


def published(site: Site, *stories: int) -> None:
    """Let the publisher's feed name these stories."""
    entries = "".join(f"<item><guid>{n}</guid><title>Story {n}</title><link>/story/{n}</link></item>" for n in stories)
    links = f'Link: <{site.url("/hub")}>; rel="hub", <{site.url("/feed")}>; rel="self"\r\n'
    body = f"<rss version='2.0'><channel><title>Lowe</title>{entries}</channel></rss>".encode()
    site.scripts["/feed"] = plain(body, content_type="application/rss+xml", headers=links)


class Front:
    """The tracker on a port. Answers from the test's own thread, which is where its database is."""

    def __init__(self) -> None:
        self.server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet)
        self.server.timeout = 0.05
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def during(self, act: Callable[[], Told]) -> Told:
        """Answer whoever calls while `act` goes on elsewhere; return what came of it."""
        with ThreadPoolExecutor(1) as elsewhere:
            going_on = elsewhere.submit(act)
            while not going_on.done():
                self.server.handle_request()
            return going_on.result()


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def front(settings: Settings) -> Iterator[Front]:
    made = Front()
    settings.WEBSUB, settings.SITE_URL = True, made.url
    # As a test's own client does: the test's transaction outlives each request.
    around = (request_started, request_finished)
    for moment in around:
        moment.disconnect(close_old_connections)
    with made.server:
        yield made
    for moment in around:
        moment.connect(close_old_connections)


def called(url: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
    """Call the tracker as a hub does: with the answer's status, and what it says."""
    try:
        with urlopen(Request(url, body, headers), timeout=10) as answer:
            assert "Set-Cookie" not in answer.headers
            return answer.status, answer.read().decode()
    except HTTPError as answer:
        return answer.code, ""


def push(front: Front, callback: str, body: bytes, signature: str) -> int:
    """Push to the tracker; return the status of its answer."""
    return front.during(lambda: called(callback, body, **{"X-Hub-Signature": signature}))[0]


def test_from_a_feed_that_names_its_hub_to_a_story_that_was_pushed(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll, "apply_async", lambda args, **options: None)
    asked: list[dict[str, list[str]]] = []

    with running_site() as site:
        # This hub asks back before it answers.
        def hub(connection: socket.socket, site: Site) -> None:
            asked.append(told := parse_qs(site.posted.decode()))
            said = {"hub.mode": told["hub.mode"][0], "hub.topic": told["hub.topic"][0], "hub.challenge": "a+b c"}
            back = called(f"{told['hub.callback'][0]}?{urlencode({**said, 'hub.lease_seconds': '86400'})}")
            (ACCEPTED if back == (200, "a+b c") else plain(b"", status="400 Bad"))(connection, site)

        site.scripts["/hub"] = hub
        published(site, 1)
        reach = site.reach()
        feed = feeds.add(url=site.url("/feed"), by=None, now=timezone.now())
        ask = partial(net_feeds.ask, deadline=10, reach=reach)
        assert feeds.poll(feed_id=feed.pk, ask=ask) is not None
        Host.objects.all().delete()
        row = Subscription.objects.get()

        def ask_hub(url: str, form: dict[str, str]) -> None:
            front.during(partial(net_hubs.ask, url, form, deadline=15, reach=reach))

        assert hubs.run(subscription_id=row.pk, ask=ask_hub)
        row.refresh_from_db()
        assert (row.error, row.is_live(timezone.now())) == ("", True)

        published(site, 2, 1)
        Feed.objects.update(asked_at=None)
        secret, callback, body = asked[0]["hub.secret"][0].encode(), asked[0]["hub.callback"][0], b"<rss>a lie</rss>"
        assert push(front, callback, body, "sha256=" + "0" * 64) == 204
        assert Feed.objects.get().due_at > timezone.now()
        assert push(front, callback, body, f"sha256={hmac.new(secret, body, 'sha256').hexdigest()}") == 204
        Host.objects.all().delete()
        assert feeds.poll(feed_id=feed.pk, ask=ask) is not None

    assert sorted(FeedEntry.objects.values_list("title", flat=True)) == ["Story 1", "Story 2"]
    assert push(front, callback[:-3] + "x/", body, "") == 404
