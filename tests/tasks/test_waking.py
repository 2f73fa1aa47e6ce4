"""Messages: where they go, how little they carry, and that none is sent from anywhere but one place."""

from __future__ import annotations

import ast
import inspect
import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from kombu import Connection

from claims import logs
from claims.celery import QUEUES, app
from claims.models.heartbeat import Queue
from claims.tasks.analysis import analyse
from claims.tasks.waking import wake
from tests.test_architecture import HOUSE, MODULES

Captured = Callable[..., AbstractContextManager[list[Callable[[], object]]]]

app.loader.import_default_modules()
OURS = sorted(name for name in app.tasks if name.startswith("claims."))
SWEEPS = [name for name in OURS if name.rpartition(".")[2].startswith("sweep_")]


def queue_of(name: str) -> str:
    return str(app.amqp.router.route({}, name)["queue"].name)


def test_the_queues_that_tasks_go_to_are_the_queues_there_are() -> None:
    assert set(QUEUES) == {queue.value for queue in Queue}
    assert set(app.amqp.queues) == set(QUEUES)


@pytest.mark.parametrize(
    ("task", "queue"),
    [
        ("feeds.poll", "fetch"),
        ("feeds.fetch", "fetch"),
        ("analysis.analyse", "read"),
        ("matching.match", "match"),
        ("mail.send_letter", "notify"),
        ("bulk.go_on", "upkeep"),
    ],
)
def test_each_kind_of_work_has_a_queue_of_its_own(task: str, queue: str) -> None:
    assert queue_of(f"claims.tasks.{task}") == queue


@pytest.mark.parametrize("name", SWEEPS)
def test_sweeps_never_wait_behind_the_work_that_they_wake(name: str) -> None:
    assert queue_of(name) == "upkeep"


@pytest.mark.parametrize("name", OURS)
def test_a_task_takes_an_id_and_nothing_else(name: str) -> None:
    takes = [str(given.annotation) for given in inspect.signature(app.tasks[name].run).parameters.values()]

    assert takes in ([], ["int"]) or (name, takes) == ("claims.tasks.heartbeats.beat", ["str"])


@pytest.mark.parametrize("name", SWEEPS)
def test_a_sweep_is_in_the_schedule_and_takes_turns(name: str) -> None:
    [seconds] = [entry["schedule"] for entry in app.conf.beat_schedule.values() if entry["task"] == name]

    assert vars(app.tasks[name].run)["every"] <= timedelta(seconds=seconds)


def test_what_beat_sends_is_dropped_when_nobody_reads_it() -> None:
    for name, entry in app.conf.beat_schedule.items():
        assert 0 < entry["options"]["expires"] <= max(600, entry["schedule"]), name


def test_a_message_is_small() -> None:
    with Connection("memory://") as connection:
        sent: Any = analyse.apply_async
        sent((2**62,), headers={"cause": "x" * 64}, connection=connection)
        message: Any = connection.SimpleQueue("read").get(timeout=1)

    assert len(message.body) <= 128
    assert len(json.dumps([message.headers, message.properties])) <= 1536


def test_messages_are_json_acknowledged_late_and_leave_no_result() -> None:
    conf = app.conf
    assert (conf.task_serializer, conf.accept_content) == ("json", ["json"])
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.task_ignore_result
    assert not conf.result_backend
    assert conf.worker_prefetch_multiplier == 1
    assert 0 < conf.task_soft_time_limit < conf.task_time_limit
    assert conf.worker_max_tasks_per_child
    assert conf.worker_max_memory_per_child


def test_only_one_module_sends_messages() -> None:
    sent = {"delay", "apply_async", "send_task", "delay_on_commit", "apply_async_on_commit", "retry"}
    allowed = {HOUSE / "tasks" / "waking.py": {"apply_async"}, HOUSE / "celery.py": {"send_task"}}
    for path in MODULES:
        called = {
            node.func.attr
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert called & sent <= allowed.get(path, set()), f"{path}: wake workers with tasks.waking.wake"


def test_a_message_carries_the_request_that_caused_it(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Captured, db: None
) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(analyse, "apply_async", lambda args, **options: sent.append((args, options)))
    token = logs.request_id.set("request-1234")
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        wake(analyse, [1, 2])
    logs.request_id.reset(token)

    assert sent == [((pk,), {"retry": False, "headers": {"cause": "request-1234"}}) for pk in (1, 2)]


def test_a_broker_that_is_away_is_told_once_for_a_whole_sweep(
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Captured,
    caplog: pytest.LogCaptureFixture,
    db: None,
) -> None:
    tried = []

    def refuse(args: Any, **options: Any) -> None:
        tried.append(args)
        raise ConnectionError("connection refused")

    monkeypatch.setattr(analyse, "apply_async", refuse)
    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        wake(analyse, range(500))

    assert tried == [(0,)]
    assert len(caplog.records) == 1


def test_nothing_is_sent_for_what_is_rolled_back(django_capture_on_commit_callbacks: Captured, db: None) -> None:
    with django_capture_on_commit_callbacks() as waiting, transaction.atomic():
        wake(analyse, [1])
        transaction.set_rollback(True)

    assert waiting == []
