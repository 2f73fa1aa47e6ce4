"""Has a worker connect anew that would wait for ever, which Celery leaves waiting.

Redis' messages are counted by the worker itself, and the next one is asked for only while fewer are in hand than it may
have. Where the connection is lost while as many as it may have are in hand, nothing tells the worker: none of them can
be acknowledged, all are done, and all count as in hand for ever. See https://github.com/celery/celery/issues/8030.
"""

from __future__ import annotations

import logging
from typing import Any

from celery import bootsteps
from celery.worker import state

log = logging.getLogger(__name__)
#: Seconds between two looks. It takes two of them, so that a message between two hands is nothing.
EVERY = 15.0


def is_stuck(consumer: Any) -> bool:
    """Say whether a worker asks for no message though it has fewer in hand than it may have."""
    qos = getattr(consumer.task_consumer.channel, "qos", None)
    return qos is not None and not qos.can_consume() and len(state.reserved_requests) < qos.prefetch_count


class Reconnecting(bootsteps.StartStopStep):
    """The step of a worker's start that looks after it from then on."""

    requires = ("celery.worker.consumer.tasks:Tasks",)
    was_stuck = False

    def start(self, consumer: Any) -> None:
        """Begin to look. Workers without an event loop are those of the embedded mode, whose broker is a folder."""
        self.was_stuck = False
        if consumer.hub is not None:
            consumer.timer.call_repeatedly(EVERY, self.look, (consumer,))

    def look(self, consumer: Any) -> None:
        """Raise ConnectionResetError, which has Celery connect anew, if the worker is stuck now and was before."""
        was_stuck, self.was_stuck = self.was_stuck, is_stuck(consumer)
        if was_stuck and self.was_stuck:
            log.warning("What this worker had in hand can no longer be acknowledged: it connects to the broker anew.")
            raise ConnectionResetError("what was in hand can no longer be acknowledged")
