"""Having work tried again that was given up: one row, or all of a kind that were given up for the same reason."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from claims.errors import BadInput
from claims.models.roles import check_may
from claims.models.work import OwedWork

log = logging.getLogger(__name__)
#: So many rows are made due in one statement: a worker that comes for one of them does not wait for all.
BATCH = 1000
_GONE = "It is not given up any more: it was tried again already, or is gone."


def try_again(*, kind: type[OwedWork], pk: int, by: User, now: datetime) -> int:
    """Make one row due again that was given up, as if it had never been tried. Return 1.

    Raises NotAllowed without the permission, and BadInput where it is given up no more.
    """
    check_may(by, "run_tracker")
    if not _renew(kind, [pk], now):
        raise BadInput(_GONE)
    log.warning("%s has %s %s tried again.", by.get_username(), kind._meta.model_name, pk)
    return 1


def try_all_again(*, kind: type[OwedWork], like: int, by: User, now: datetime) -> int:
    """Make due again all rows that were given up for the reason of the row `like`; return how many.

    Raises NotAllowed without the permission, and BadInput where that row is given up no more.
    """
    check_may(by, "run_tracker")
    rows: Any = kind._default_manager.all()
    if (row := rows.given_up().filter(pk=like).first()) is None:
        raise BadInput(_GONE)
    same, done = rows.given_up().filter(error=row.error, gave_up_at__lte=now).order_by("pk"), 0
    while ids := list(same.values_list("pk", flat=True)[:BATCH]):
        done += _renew(kind, ids, now)
    log.warning("%s has %d of %s tried again.", by.get_username(), done, kind._meta.model_name)
    return done


def _renew(kind: type[OwedWork], ids: list[int], now: datetime) -> int:
    rows: Any = kind._default_manager.all()
    fresh = {"gave_up_at": None, "attempts": 0, "lease_until": None, "due_at": now}
    return int(rows.given_up().filter(pk__in=ids).update(**fresh))
