"""Work that a row owes: when it is due, who holds it, how it ended. Workers lease it, so lost messages lose none."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from claims.models.heartbeat import Queue

Row = TypeVar("Row", bound="OwedWork")

#: Longer than the hard time limit of a task, so that a lease outlives every living worker.
LEASE = timedelta(minutes=5)
#: No clock that is right to some minutes gives a lease beyond this: one that does comes from a clock that jumped.
VOID = 2 * LEASE


def free(now: datetime) -> Q:
    """Return the condition that no living worker holds a row: its lease ran out, or is none that could be given now."""
    return Q(lease_until__isnull=True) | Q(lease_until__lte=now) | Q(lease_until__gt=now + VOID)


class OwedWorkQuerySet(models.QuerySet[Row]):
    """Scopes of pending work."""

    def due(self, now: datetime) -> Self:
        """Unfinished, due, not held by a living worker, and not given up."""
        return self.filter(free(now), finished_at__isnull=True, gave_up_at__isnull=True, due_at__lte=now)

    def given_up(self) -> Self:
        """What waits for a person: it was tried often enough, or trying again would not help."""
        return self.filter(gave_up_at__isnull=False)


class OwedWork(models.Model):
    """The columns of pending work, and what must hold among them."""

    #: After so many attempts a row is given up, and keeps the reason for a person to see.
    MOST_ATTEMPTS: ClassVar[int] = 5
    #: Where its tasks wait for a worker.
    QUEUE: ClassVar[Queue]
    #: What people call them.
    CALLED: ClassVar[str]
    #: What a row is told with, and which long columns are not needed for it.
    TOLD_WITH: ClassVar[tuple[str, ...]] = ()
    TOLD_WITHOUT: ClassVar[tuple[str, ...]] = ()

    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    gave_up_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True, default="")

    class Meta:
        abstract = True
        indexes = [
            # The sweep asks for what is due every minute: what is finished or given up stays out of its index.
            models.Index(
                fields=["due_at"], name="%(class)s_owed", condition=Q(finished_at__isnull=True, gave_up_at__isnull=True)
            ),
            # The register of what was given up.
            models.Index(fields=["gave_up_at"], name="%(class)s_given_up", condition=Q(gave_up_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(gave_up_at__isnull=True),
                name="%(class)s_is_finished_or_given_up_never_both",
            ),
        ]

    def told(self) -> str:
        """Return what is owed, in words for those who look after the tracker."""
        return str(self)
