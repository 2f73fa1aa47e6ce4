"""What is owed, by kind: how much is due and since when, and what was given up, by its reason. Reads only.

Nothing is counted further than a person needs to know: the cost of a look does not grow with what waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.apps import apps
from django.db.models import Count, Min, QuerySet

from claims.models import Feed
from claims.models.heartbeat import Queue
from claims.models.work import OwedWork, OwedWorkQuerySet

#: Counted up to here; "or more" from here on.
COUNTED = 10_000
#: As many rows of a kind that were given up are looked at, the newest; and as many of one reason are shown.
LOOKED_AT, SHOWN = 200, 5


@dataclass(frozen=True, slots=True)
class Due:
    """What is due of one kind and held by nobody: how much, up to COUNTED, and since when."""

    queue: Queue
    name: str
    number: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A row that was given up, and what it is."""

    pk: int
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """What was given up for one reason, newest first: SHOWN at most, and how many there are of those looked at."""

    kind: str
    name: str
    told: str
    number: int
    rows: tuple[GivenUp, ...]

    @property
    def key(self) -> int:
        """A row by which the reason is named."""
        return self.rows[0].pk

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.rows)


def kinds() -> dict[str, type[OwedWork]]:
    """Return every kind of owed work by its name in addresses."""
    return {m._meta.model_name or "": m for m in apps.get_app_config("claims").get_models() if issubclass(m, OwedWork)}


def due(now: datetime) -> list[Due]:
    """Return what is due of each kind, feeds first. One SQL query for each."""
    asked = _due(Queue.FETCH, "feeds to ask", Feed.objects.due(now))
    return [asked, *(_due(kind.QUEUE, kind.CALLED, _rows(kind).due(now)) for kind in kinds().values())]


def lost() -> dict[str, int]:
    """Return how much was given up of each kind, up to COUNTED. One SQL query for each."""
    return {kind.CALLED: _rows(kind).given_up()[:COUNTED].count() for kind in kinds().values()}


def given_up() -> list[Reason]:
    """Return the newest of what was given up, by kind and reason. One SQL query for each kind."""
    return [reason for name, kind in kinds().items() for reason in _reasons(name, kind)]


def _rows(kind: type[OwedWork]) -> OwedWorkQuerySet[Any]:
    return cast("OwedWorkQuerySet[Any]", kind._default_manager.all())


def _due(queue: Queue, name: str, rows: QuerySet[Any]) -> Due:
    found = rows.order_by("due_at")[: COUNTED + 1].aggregate(number=Count("pk"), oldest=Min("due_at"))
    return Due(queue, name, min(found["number"], COUNTED), found["oldest"])


def _reasons(name: str, kind: type[OwedWork]) -> list[Reason]:
    newest = (
        _rows(kind).given_up().select_related(*kind.TOLD_WITH).defer(*kind.TOLD_WITHOUT).order_by("-gave_up_at", "-pk")
    )
    told: dict[str, list[OwedWork]] = {}
    for row in newest[:LOOKED_AT]:
        told.setdefault(row.error, []).append(row)
    return [
        Reason(name, kind.CALLED, error, len(found), tuple(map(_shown, found[:SHOWN]))) for error, found in told.items()
    ]


def _shown(row: OwedWork) -> GivenUp:
    return GivenUp(row.pk, row.told(), row.gave_up_at or row.due_at)
