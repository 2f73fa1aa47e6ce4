from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import transaction
from django.utils import timezone

from claims.actions import recording
from claims.celery import app
from claims.models import Analysis
from claims.tasks.analysis import analyse, nudge
from claims.tasks.sweeps import sweep_analyses
from tests.factories import make_version

pytestmark = pytest.mark.django_db

Captured = Callable[..., AbstractContextManager[list[Callable[[], object]]]]


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids that workers would be woken for: the broker is the world outside."""
    ids: list[int] = []
    monkeypatch.setattr(analyse, "apply_async", lambda args, kwargs=None, **options: ids.append(args[0]))
    return ids


def test_it_analyses_the_version() -> None:
    version = make_version()

    analyse(version.pk)

    assert Analysis.objects.get(version=version).finished_at


def test_a_version_that_is_gone_is_passed_over() -> None:
    analyse(999)


def test_a_failure_is_on_the_row_and_in_the_log_and_not_in_celery(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    version = make_version()

    def fail(**given: object) -> None:
        raise RuntimeError("no space left")

    monkeypatch.setattr(recording, "record", fail)

    with caplog.at_level(logging.ERROR):
        analyse(version.pk)

    assert Analysis.objects.get(version=version).error == "RuntimeError: no space left"
    assert f"The analysis of version {version.pk} failed." in caplog.text


def test_the_sweep_wakes_a_worker_for_each_version_that_is_due(
    woken: list[int], django_capture_on_commit_callbacks: Captured
) -> None:
    first, second, done = make_version(), make_version(), make_version()
    analyse(done.pk)

    with django_capture_on_commit_callbacks(execute=True):
        sweep_analyses()

    assert woken == [first.pk, second.pk]


def test_the_sweep_wakes_a_bounded_number(
    woken: list[int], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Captured
) -> None:
    monkeypatch.setattr("claims.tasks.sweeps.BATCH", 2)
    for _ in range(3):
        make_version()

    with django_capture_on_commit_callbacks(execute=True):
        sweep_analyses()
        sweep_analyses()  # another clock, in the same minute

    assert len(woken) == 2


def test_a_nudge_waits_for_the_commit(woken: list[int], django_capture_on_commit_callbacks: Captured) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            nudge(7)
        assert woken == []

    assert woken == [7]


def test_a_broker_that_is_away_does_not_stop_the_person(
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Captured,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise ConnectionError("connection refused")

    monkeypatch.setattr(analyse, "apply_async", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        nudge(7)

    assert "connection refused" in caplog.text


def test_every_entry_of_the_beat_schedule_is_a_task() -> None:
    app.loader.import_default_modules()

    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= app.tasks.keys()


def test_what_is_due_now_is_due_to_the_sweep() -> None:
    make_version()

    assert Analysis.objects.due(timezone.now()).count() == 1
