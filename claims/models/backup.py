"""The backups that were made: what the operations page tells of the last one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Backup(models.Model):
    """One backup. Begun and not finished means that it goes on still, or broke off. The file itself lies elsewhere."""

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    #: SHA-256 of the whole file, in hexadecimal.
    digest = models.CharField(max_length=64, blank=True, default="")
    bytes = models.PositiveBigIntegerField(default=0)
    #: The database that it was made of: sqlite or postgresql.
    engine = models.CharField(max_length=20)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["-finished_at"], name="backup_latest")]  # the operations page
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, digest="") | (Q(finished_at__isnull=False) & ~Q(digest="")),
                name="backup_finished_has_its_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"backup of {self.started_at:%Y-%m-%d %H:%M}"
