"""Intake pauses by itself while too much waits to be read, and goes on by itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from claims.actions import analyses, feeds, hubs
from claims.models import Fetch, Host, Subscription, Turn
from claims.queries import due
from claims.queries.pressure import pressure
from claims.tasks.feeds import ask_hub, fetch, poll, sweep_feeds, sweep_fetches, sweep_hubs
from tests.conftest import NOW
from tests.factories import make_version

pytestmark = pytest.mark.django_db

Captured = Callable[..., AbstractContextManager[list[Callable[[], object]]]]


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What workers would be woken for: the broker is the world outside."""
    kinds: list[str] = []
    monkeypatch.setattr(poll, "apply_async", lambda args, **options: kinds.append("poll"))
    monkeypatch.setattr(fetch, "apply_async", lambda args, **options: kinds.append("fetch"))
    return kinds


def swept(woken: list[str], captured: Captured) -> list[str]:
    """What the next minute's sweeps wake."""
    woken.clear()
    Turn.objects.all().delete()
    with captured(execute=True):
        sweep_feeds()
        sweep_fetches()
    return list(woken)


def owed_fetches(number: int, site: str = "a") -> None:
    for it in range(number):
        address, key = f"https://{site}.example/{it}", f"{site}{it}"
        Fetch.objects.create(url=address, host=f"{site}.example:443", key=key, made_at=NOW, due_at=NOW)


def test_intake_pauses_above_the_mark_and_goes_on_below_it(
    woken: list[str], settings: Settings, django_capture_on_commit_callbacks: Captured
) -> None:
    settings.HIGH_WATER = 2
    feeds.add(url="https://lowe.example/feed.xml", by=None, now=NOW)
    owed_fetches(1)
    versions = [make_version(), make_version()]

    assert swept(woken, django_capture_on_commit_callbacks) == []
    assert "2 texts or more wait to be read" in str(pressure())

    analyses.run(version_id=versions[0].pk)
    assert swept(woken, django_capture_on_commit_callbacks) == ["poll", "fetch"]
    assert str(pressure()) == ""


def test_feeds_are_put_off_while_too_many_pages_wait_and_the_pages_are_fetched(
    woken: list[str], settings: Settings, django_capture_on_commit_callbacks: Captured
) -> None:
    settings.HIGH_WATER = 3
    feeds.add(url="https://lowe.example/feed.xml", by=None, now=NOW)
    owed_fetches(3)

    assert swept(woken, django_capture_on_commit_callbacks) == ["fetch"]
    assert "Feeds are not asked now" in str(pressure())


def test_every_site_has_its_turn_however_many_pages_another_one_names() -> None:
    owed_fetches(4)
    owed_fetches(2, site="b")
    Fetch.objects.filter(key="a1").update(due_at=NOW - timedelta(hours=2))
    Fetch.objects.filter(key="b1").update(due_at=NOW - timedelta(hours=1))

    with CaptureQueriesContext(connection) as asked:
        found = due.fetches(now=NOW, limit=2)

    assert [Fetch.objects.get(pk=pk).key for pk in found] == ["a1", "b1"]
    assert len(asked) == 1
    assert due.fetches(now=NOW, limit=1) == found[:1]


def test_without_a_mark_intake_never_pauses(
    woken: list[str], settings: Settings, django_capture_on_commit_callbacks: Captured
) -> None:
    settings.HIGH_WATER = 0
    feeds.add(url="https://lowe.example/feed.xml", by=None, now=NOW)
    for _ in range(3):
        make_version()

    assert swept(woken, django_capture_on_commit_callbacks) == ["poll"]


def test_an_administrator_may_have_a_feed_asked_all_the_same(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HIGH_WATER = 1
    make_version()
    asked: list[int] = []
    monkeypatch.setattr("claims.actions.feeds.poll", lambda feed_id: asked.append(feed_id))

    poll(7)  # by hand: the pause holds for what beat wakes

    assert asked == [7]


def test_a_hub_is_asked_once_however_many_beats_there_are(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, django_capture_on_commit_callbacks: Captured
) -> None:
    feed = feeds.add(url="https://lowe.example/feed.xml", by=None, now=NOW)
    hubs.keep(feed=feed, hub="https://hub.example/", topic=feed.url, now=NOW)
    settings.WEBSUB = True
    sent: list[str] = []
    monkeypatch.setattr(hubs, "run", partial(hubs.run, ask=lambda hub, form: sent.append(form["hub.mode"])))
    monkeypatch.setattr(ask_hub, "apply_async", lambda args, **options: ask_hub(*args))

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            sweep_hubs()
        # A second clock, and one whose turn was forgotten.
        Turn.objects.all().delete()
        Host.objects.all().delete()
    ask_hub(Subscription.objects.get().pk)
    ask_hub(987654)

    assert sent == ["subscribe"]


def test_a_hub_that_breaks_the_tracker_breaks_no_worker(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(**given: object) -> None:
        raise RuntimeError("no space left")

    monkeypatch.setattr(hubs, "run", fail)
    ask_hub(1)
    assert "Asking the hub of subscription 1 failed." in caplog.text
