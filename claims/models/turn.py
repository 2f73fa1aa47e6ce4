"""Whose turn it is: of several clocks that wake the same sweep, one is heard."""

from __future__ import annotations

from django.db import models


class Turn(models.Model):
    """The stretch of time, counted from 1970 in lengths of its own, in which something was last done."""

    name = models.CharField(max_length=40, primary_key=True)
    slot = models.BigIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name}: {self.slot}"
