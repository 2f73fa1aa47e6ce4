"""Reservations: who works on a claim just now, and until when. A lease, and no part of history."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim
from claims.models.constraints import both_or_neither


class ReservationQuerySet(models.QuerySet["Reservation"]):
    """Scopes of leases."""

    def live(self, now: datetime) -> Self:
        """Those that hold at this moment: one that has run out counts as none."""
        return self.filter(until__gt=now)

    def of_others(self, person: User, now: datetime) -> Self:
        """Those that keep `person` from deciding."""
        return self.live(now).exclude(holder=person)

    def run_out(self, now: datetime) -> Self:
        """Those that hold no longer, and were not given back."""
        return self.filter(until__lte=now)


class Reservation(models.Model):
    """A claim and who has it in hand until a moment; nobody where both are empty.

    The row stays when it is given back, so that `token`, which grows with each taking, never comes twice for a claim:
    a form that carries an older one comes from somebody who has lost the claim since.
    """

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.CASCADE, related_name="reservation")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    token = models.PositiveBigIntegerField(default=1)
    until = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField()

    objects = ReservationQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["until"], name="reservation_by_end", condition=Q(until__isnull=False)),  # the sweep
        ]
        constraints = [both_or_neither("holder", "until", "reservation_names_holder_and_end")]

    def __str__(self) -> str:
        return f"{self.claim_id} until {self.until}"

    def is_live(self, now: datetime) -> bool:
        """Say whether it holds at this moment."""
        return self.until is not None and self.until > now

    def is_held_by(self, person: User, now: datetime) -> bool:
        """Say whether this person has the claim in hand."""
        return self.is_live(now) and self.holder_id == person.pk
