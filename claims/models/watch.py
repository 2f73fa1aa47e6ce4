"""Watches: who wants to be told what becomes of a claim."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.models.claim import Claim


class Watch(models.Model):
    """One person's wish to be told about one claim."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="watches")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches")
    since = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["claim", "person"], name="watch_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.person} watches {self.claim}"
