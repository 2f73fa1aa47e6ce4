"""Renamings: what a speaker or an outlet was called before an administrator corrected the name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.source import Source
from claims.models.speaker import Speaker


class Renaming(models.Model):
    """One corrected name. Written once: a page as of a day before it shows the name of that day."""

    speaker = models.ForeignKey(Speaker, null=True, blank=True, on_delete=models.PROTECT, related_name="renamings")
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="renamings")
    before = models.CharField(max_length=300)
    after = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    renamed_at = models.DateTimeField()

    class Meta:
        ordering = ["renamed_at", "id"]
        default_permissions = ()
        indexes = [models.Index(fields=["renamed_at"], name="renaming_by_moment")]  # names as of a moment
        constraints = [
            models.CheckConstraint(
                condition=Q(speaker__isnull=False, source__isnull=True) | Q(speaker__isnull=True, source__isnull=False),
                name="renaming_is_of_a_speaker_or_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
