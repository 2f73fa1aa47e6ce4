from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from kombu.transport.virtual import QoS

from claims.celery import app
from claims.reconnecting import Reconnecting, is_stuck


class Timer:
    def __init__(self) -> None:
        self.entries: list[tuple[Any, ...]] = []

    def call_repeatedly(self, seconds: float, do: Any, arguments: tuple[Any, ...]) -> None:
        self.entries.append((do, arguments))

    def fire(self) -> None:
        for do, arguments in self.entries:
            do(*arguments)


def worker(in_hand: int, may_have: int = 2) -> SimpleNamespace:
    """A worker that counts so many messages as in hand, none of which it works on."""
    channel: Any = SimpleNamespace(do_restore=False)
    qos = QoS(channel, may_have)
    for tag in range(in_hand):
        qos.append(SimpleNamespace(), str(tag))
    consumer = SimpleNamespace(channel=SimpleNamespace(qos=qos))
    return SimpleNamespace(task_consumer=consumer, hub=object(), timer=Timer())


@pytest.mark.parametrize(("in_hand", "stuck"), [(0, False), (1, False), (2, True)])
def test_a_worker_that_may_ask_for_nothing_and_does_nothing_is_stuck(in_hand: int, stuck: bool) -> None:
    assert is_stuck(worker(in_hand)) is stuck


def test_a_worker_at_work_is_not_stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("celery.worker.state.reserved_requests", {"a task", "another"})

    assert not is_stuck(worker(2))


def test_it_connects_anew_when_it_is_stuck_for_two_looks() -> None:
    stuck, step = worker(2), Reconnecting(SimpleNamespace())
    step.start(stuck)

    stuck.timer.fire()
    with pytest.raises(ConnectionResetError):
        stuck.timer.fire()


def test_a_message_between_two_hands_is_nothing() -> None:
    busy, step = worker(2), Reconnecting(SimpleNamespace())
    step.start(busy)

    busy.timer.fire()
    busy.task_consumer.channel.qos.ack("0")
    busy.timer.fire()
    busy.timer.fire()


def test_rabbitmq_counts_by_itself() -> None:
    consumer = SimpleNamespace(channel=SimpleNamespace())

    assert not is_stuck(SimpleNamespace(task_consumer=consumer))


def test_every_worker_has_the_step() -> None:
    assert Reconnecting in app.steps["consumer"]
