"""Work that rows owe: leasing a row to this worker, and putting it off when the work failed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import F, QuerySet

from claims.errors import ClaimsError
from claims.models.work import LEASE as LEASE
from claims.models.work import OwedWork, OwedWorkQuerySet

Row = TypeVar("Row", bound=OwedWork)

FIRST_RETRY = timedelta(minutes=1)
#: What a row keeps whose last attempt ended without a word.
KILLED = (
    "It was tried {attempts} times, and the last time its worker died without a word: it ran out of memory or time, "
    "or was killed. It is not tried again by itself, so that other work goes on."
)


def lease(rows: OwedWorkQuerySet[Row], now: datetime) -> Row | None:
    """Lease the one row of `rows` to this worker; None if it is not due, held by another, done or gone.

    The attempt is counted before it begins, so that work which kills its workers is given up like any other.
    """
    most = rows.model.MOST_ATTEMPTS
    if rows.due(now).filter(attempts__lt=most).update(lease_until=now + LEASE, attempts=F("attempts") + 1):
        return rows.get()
    spent = {"lease_until": None, "gave_up_at": now, "error": KILLED.format(attempts=most)}
    rows.due(now).filter(attempts__gte=most).update(**spent)
    return None


def finish(row: OwedWork, **outcome: Any) -> bool:
    """Write `outcome` onto a row whose lease is still held; say whether it was. Whoever lost it must not write."""
    return bool(_held(row).filter(finished_at__isnull=True).update(error="", **outcome))


def keep(row: OwedWork, now: datetime) -> None:
    """Hold a row for longer, if its lease is still held."""
    until = now + LEASE
    if _held(row).update(lease_until=until):
        row.lease_until = until


def let_go(row: OwedWork) -> None:
    """Give a row back unfinished, due at once: nothing failed, there is only more of it than one turn takes."""
    _held(row).update(lease_until=None, attempts=0)


def put_off(row: OwedWork, error: Exception, now: datetime, *, least: timedelta = timedelta()) -> None:
    """Put a row off with back-off, for `least` at least; after its last attempt it keeps the error for a person."""
    wait = max(FIRST_RETRY * 2 ** (row.attempts - 1), least)
    gave_up = now if row.attempts >= row.MOST_ATTEMPTS else None
    # Ours are sentences for people; of others the name often says more than the rest.
    told = str(error) if isinstance(error, ClaimsError) else f"{type(error).__name__}: {error}"
    _held(row).update(lease_until=None, due_at=now + wait, error=told[:2000], gave_up_at=gave_up)


def wait(row: OwedWork, until: datetime) -> None:
    """Leave a row until a moment, as if it had not been tried: nothing was wrong with it."""
    _held(row).update(lease_until=None, due_at=until, attempts=F("attempts") - 1)


def give_up(row: OwedWork, told: str, now: datetime) -> None:
    """Give a row up: trying again will not help. It keeps the sentence for a person to see."""
    _held(row).update(lease_until=None, gave_up_at=now, error=told[:2000])


def _held(row: OwedWork) -> QuerySet[Any]:
    return type(row)._default_manager.filter(pk=row.pk, lease_until=row.lease_until)
