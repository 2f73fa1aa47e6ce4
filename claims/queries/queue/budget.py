"""Reads that may take so long and no longer: a page is better without a number than late."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import DatabaseError, OperationalError, connection, transaction

from claims.errors import ClaimsError

Found = TypeVar("Found")
#: Between two looks at the clock SQLite carries out so many of its steps.
_STEPS = 1000
#: How PostgreSQL says that it gave a statement up.
_CANCELLED = "57014"


class TooSlow(ClaimsError):
    """A read was given up because the time for it had run out."""


class Failed(ClaimsError):
    """A read went wrong; the page goes on without what it would have told."""


class Budget:
    """Some time that several reads share."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def spend(self, read: Callable[[], Found]) -> Found:
        """Return what `read` finds; raise TooSlow once the time is up, and Failed when the database refuses.

        `read` must take all of its rows before it returns, and write nothing: on PostgreSQL it is rolled back.
        """
        if self.left <= 0:
            raise TooSlow("No time is left for this count.")
        try:
            with _limited(self):
                return read()
        # SQLite's own error: with DEBUG, Django asks it to write each statement out, which is cut off as well.
        except (OperationalError, sqlite3.OperationalError) as error:
            raise (TooSlow if _was_cut_off(error) else Failed)(str(error)) from error
        except DatabaseError as error:
            raise Failed(str(error)) from error

    @property
    def left(self) -> float:
        """How many seconds are left; less than none when it was overdrawn."""
        return self._ends - time.monotonic()


def _was_cut_off(error: Exception) -> bool:
    return getattr(error.__cause__, "sqlstate", None) == _CANCELLED or str(error) == "interrupted"


@contextmanager
def _limited(budget: Budget) -> Iterator[None]:
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(max(1, int(budget.left * 1000)))])
            yield
            # Takes the setting back, which otherwise lasts as long as a transaction around this one.
            transaction.set_rollback(True)
        return
    connection.ensure_connection()
    connection.connection.set_progress_handler(lambda: budget.left <= 0, _STEPS)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)
