"""Waking workers: the only module that sends messages, each an id and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims import logs
from claims.actions import turns


def wake(task: Any, ids: Iterable[int]) -> None:
    """Wake a worker for each id once the surrounding transaction is committed.

    A broker that is away is logged and nothing else: the rows wait, and the next sweep finds them.
    """
    owed, cause = list(ids), logs.request_id.get()
    transaction.on_commit(lambda: _send(task, owed, cause), robust=True)


def in_turn(every: timedelta) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Let a sweep through once in each stretch of time, however many clocks wake it."""

    def limited(sweep: Callable[[], None]) -> Callable[[], None]:
        @wraps(sweep)
        def swept() -> None:
            if turns.take(name=sweep.__name__, every=every, now=timezone.now()):
                sweep()

        swept.every = every  # type: ignore[attr-defined]
        return swept

    return limited


def _send(task: Any, ids: list[int], cause: str) -> None:
    for pk in ids:
        # No retry: who waits for it may be a person. One failure tells for all that follow.
        task.apply_async((pk,), retry=False, headers={"cause": cause})
