"""`poll` and `import_opml`: what they do, print and refuse. The web is a scripted one."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.actions import feeds, fetches
from claims.actions.feeds import Polled
from claims.models import Feed, Fetch
from claims.queries import due
from claims.tasks import feeds as tasks
from tests.reading.feeds.test_opml import LIST

pytestmark = pytest.mark.django_db


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def feed() -> Feed:
    return feeds.add(url="https://lowe.example/feed.xml", by=None, now=timezone.now())


def answering(monkeypatch: pytest.MonkeyPatch, polled: Polled) -> None:
    def poll(*, feed_id: int, **_: Any) -> Polled:
        Feed.objects.filter(pk=feed_id).update(due_at=timezone.now() + timedelta(days=1))
        return polled

    monkeypatch.setattr(feeds, "poll", poll)


def test_poll_asks_what_is_due_and_counts_it(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, Polled(fresh=2))

    assert json.loads(run("poll", "--once", "--json")) == {
        "asked": 1,
        "fresh": 2,
        "reread": 0,
        "fetched": 0,
        "failed": 0,
    }


def test_poll_tells_what_failed_and_exits_with_one(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, Polled(problem="Its site is busy."))

    with pytest.raises(CommandError, match="1 feeds failed"):
        run("poll", "--once")


def test_a_list_is_followed_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(LIST)

    with pytest.raises(CommandError, match="2 lines were refused"):
        run("import_opml", str(path))

    assert Feed.objects.get().source.name == "Ports"


def test_a_dry_run_follows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(LIST[: LIST.index(b'<outline type="rss" text="Again"')] + b"</outline></body></opml>")

    told = json.loads(run("import_opml", str(path), "--dry-run", "--json"))

    assert told["outcome"] == "would be followed"
    assert not Feed.objects.exists()


@pytest.mark.parametrize("content", [None, b"no list"])
def test_what_is_no_list_is_refused_in_words(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "feeds.opml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError, match=r"cannot be read|no OPML"):
        run("import_opml", str(path))


def test_tasks_wake_what_is_due_and_survive_what_breaks(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[int] = []
    monkeypatch.setattr(tasks, "wake", lambda task, ids: woken.extend(ids))
    tasks.sweep_feeds()
    assert woken == [feed.pk] == due.feeds(now=timezone.now(), limit=9)

    def broken(**_: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(feeds, "poll", broken)
    monkeypatch.setattr(fetches, "run", broken)
    tasks.poll(feed.pk)
    tasks.fetch(1)
    tasks.sweep_fetches()
    assert not Fetch.objects.exists()
