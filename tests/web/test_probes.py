"""What programs ask: whether the process lives, whether it can work, and the figures. No session, no sign-in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from claims.actions import heartbeats
from claims.models import Analysis, Feed, Heartbeat
from claims.models.heartbeat import Queue
from claims.net import broker
from tests.conftest import NOW
from tests.factories import make_version
from tests.web.people import browser_of

pytestmark = pytest.mark.django_db

TOKEN = "a-token-of-the-newsroom"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """All is well: the workers beat, and the broker (the world outside) answers."""
    monkeypatch.setattr(broker, "answers", lambda: True)
    for queue in Queue:
        heartbeats.beat(queue=queue, now=timezone.now())


@contextmanager
def without_database() -> Iterator[None]:
    def refuse(*args: Any) -> None:
        raise OperationalError("the server closed the connection: password=hunter2")

    with connection.execute_wrapper(refuse):
        yield


def readiness(**options: Any) -> tuple[int, Any]:
    answer = Client().get("/readyz", **options)
    return answer.status_code, answer.json()


def test_a_process_that_lives_says_so_whatever_else_is_away() -> None:
    with without_database():
        answer = Client().get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_it_is_ready_when_everything_is_there() -> None:
    assert readiness() == (200, {"ready": True})


def test_it_is_not_ready_without_its_database() -> None:
    with without_database():
        assert readiness() == (503, {"ready": False})


def test_it_is_not_ready_without_its_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "answers", lambda: False)

    assert readiness() == (503, {"ready": False})


def test_it_is_not_ready_before_its_migrations_are_applied() -> None:
    MigrationRecorder.Migration.objects.filter(app="claims").order_by("-name")[0].delete()

    assert readiness() == (503, {"ready": False})


def test_a_release_before_the_newest_migration_stays_ready() -> None:
    MigrationRecorder.Migration.objects.create(app="claims", name="9999_of_the_next_release")

    assert readiness()[0] == 200


@pytest.mark.parametrize("queue", list(Queue))
def test_it_is_not_ready_when_a_queue_is_read_by_nobody(queue: Queue) -> None:
    Heartbeat.objects.filter(queue=queue.value).update(beat_at=NOW)
    assert readiness()[0] == 503
    Heartbeat.objects.filter(queue=queue.value).delete()
    assert readiness()[0] == 503


def test_what_is_wrong_is_told_only_to_who_may_see_figures(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN
    Heartbeat.objects.filter(queue="match").delete()

    assert readiness() == (503, {"ready": False})
    failings = {"heartbeat": "No worker has read for two minutes: match."}
    assert readiness(headers=BEARER) == (503, {"ready": False, "failings": failings})


def test_asking_often_asks_the_broker_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = count()
    monkeypatch.setattr(broker, "answers", lambda: next(asked) >= 0)
    browser = Client()

    for _ in range(20):
        browser.get("/readyz")

    assert next(asked) == 1


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_a_probe_touches_no_session_and_needs_no_host_name(path: str, settings: Settings, reader: User) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.METRICS_TOKEN = TOKEN
    browser = browser_of(reader)
    sessions = list(Session.objects.values())

    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(path, headers={**BEARER, "Host": "10.1.2.3:8000"})

    assert answer.status_code == 200
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]
    assert not [query for query in queries if "session" in query["sql"]]
    assert list(Session.objects.values()) == sessions
    assert browser.post(path).status_code == 405
    assert browser.head(path, headers=BEARER).content == b""


def test_readiness_costs_few_queries() -> None:
    with CaptureQueriesContext(connection) as queries:
        readiness()

    assert len(queries) <= 3


def test_there_are_no_figures_unless_somebody_is_let_in() -> None:
    assert Client().get("/metrics").status_code == 404


def test_figures_need_the_token(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN
    wrong: list[dict[str, str]] = [{}, {"Authorization": "Bearer"}, {"Authorization": f"Bearer {TOKEN}x"}]

    assert {Client().get("/metrics", headers=sent).status_code for sent in wrong} == {403}
    assert Client().get("/metrics", headers=BEARER).status_code == 200


def test_figures_are_for_networks_that_are_let_in_and_come_through_no_proxy(settings: Settings) -> None:
    settings.METRICS_NETWORKS = [ip_network("10.0.0.0/8")]

    def status(address: str, **headers: str) -> int:
        return Client(REMOTE_ADDR=address).get("/metrics", headers=headers).status_code

    assert status("10.20.30.40") == 200
    assert status("192.0.2.1") == 403
    assert status("") == 403
    assert status("10.20.30.40", **{"X-Forwarded-For": "10.9.9.9"}) == 403
    assert status("10.20.30.40", Forwarded="for=10.9.9.9") == 403


def figures(settings: Settings) -> dict[str, float]:
    settings.METRICS_TOKEN = TOKEN
    text = Client().get("/metrics", headers=BEARER).content.decode()
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def test_the_figures_tell_how_the_work_stands(settings: Settings) -> None:
    for _ in range(3):
        make_version()
    lost = Analysis.objects.order_by("pk")[0]
    Analysis.objects.filter(pk=lost.pk).update(gave_up_at=NOW, error="no space left")
    Feed.objects.create(url="https://a.example/", source=lost.version.article.source, due_at=NOW, added_at=NOW)

    found = figures(settings)

    assert found['tracker_due{kind="texts to read",queue="read"}'] == 2
    assert found['tracker_oldest_due_seconds{kind="feeds to ask",queue="fetch"}'] > 1_000_000
    assert found['tracker_given_up{kind="texts to read"}'] == 1
    assert found['tracker_feeds{state="followed"}'] == 1
    assert found['tracker_queue_stalled{queue="fetch"}'] == 0
    assert found['tracker_heartbeat_age_seconds{queue="fetch"}'] < 60
    assert (found["tracker_intake_paused"], found["tracker_decisions_total"]) == (0, 0)


def test_requests_are_counted_by_view_and_status_and_never_by_address(settings: Settings, reader: User) -> None:
    counted = 'tracker_requests_total{status="200",view="claims"}'
    before = figures(settings).get(counted, 0)
    browser = browser_of(reader)
    for words in ("secret-words", "others"):
        browser.get("/claims/", {"q": words})
    browser.get("/secret-words/")

    found = figures(settings)

    assert found[counted] == before + 2
    assert found['tracker_request_seconds_count{view="claims"}'] >= 2
    assert found['tracker_requests_total{status="404",view="none"}'] >= 1
    assert not [name for name in found if "secret" in name]


def test_the_figures_are_text_that_prometheus_reads(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN
    answer = Client().get("/metrics", headers=BEARER)

    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    for line in answer.content.decode().splitlines():
        assert re.fullmatch(r'# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"\n]*",?)+\})? [-+.\deinfINF]+', line), line


def test_the_figures_cost_the_same_however_much_waits(settings: Settings) -> None:
    settings.METRICS_TOKEN, costs = TOKEN, []
    for more in (1, 10):
        for _ in range(more):
            make_version()
        with CaptureQueriesContext(connection) as queries:
            Client().get("/metrics", headers=BEARER)
        costs.append(len(queries))
        assert not [query["sql"] for query in queries if "COUNT(" in query["sql"] and not _bounded(query["sql"])]

    assert costs[0] == costs[1] <= 22, costs


def _bounded(sql: str) -> bool:
    """Whether a count is over a table of hundreds, or over no more rows than a limit says."""
    return "LIMIT" in sql or 'FROM "claims_feed"' in sql
