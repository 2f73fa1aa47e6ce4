"""Presence: who has a claim open, and how much of it they saw. Keeps nobody from anything."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models

from claims.models.claim import Claim

#: Whoever gave no sign for so long is taken to have left.
GONE = timedelta(minutes=5)


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Scopes of who is there."""

    def there(self, now: datetime) -> Self:
        """Those who gave a sign lately."""
        return self.filter(seen_at__gt=now - GONE)

    def gone(self, now: datetime) -> Self:
        """Those who gave none."""
        return self.filter(seen_at__lte=now - GONE)


class Presence(models.Model):
    """One person at one claim: when they opened its card, gave the last sign, and which revision they were shown."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    revision = models.PositiveIntegerField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["seen_at"], name="presence_by_sign")]  # the sweep
        constraints = [models.UniqueConstraint(fields=["claim", "person"], name="presence_is_one_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.claim_id}"
