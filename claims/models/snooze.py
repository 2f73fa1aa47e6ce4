"""Snoozes: claims that were put off, and what wakes them."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim


class SnoozeQuerySet(models.QuerySet["Snooze"]):
    """Scopes of what sleeps."""

    def over(self, now: datetime) -> Self:
        """Those whose time has come."""
        return self.filter(until__lte=now)


class Snooze(models.Model):
    """One sleeping claim: nothing that is asked about it waits in the queue until its time, or until evidence comes.

    The row stands while the claim sleeps, and goes when it wakes: the queue leaves out every claim that has one.
    """

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.CASCADE, related_name="snooze")
    until = models.DateTimeField(null=True, blank=True)
    until_evidence = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SnoozeQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["until"], name="snooze_by_end", condition=Q(until__isnull=False))]  # the sweep
        constraints = [
            models.CheckConstraint(condition=Q(until__isnull=False) | Q(until_evidence=True), name="snooze_has_an_end")
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} sleeps"
