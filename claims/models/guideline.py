"""Guidelines: how the desk wants each kind of question answered, in versions that are written once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.constraints import one_of
from claims.models.review import ReviewKind


class Guideline(models.Model):
    """One version of the guidelines for one kind of question, in plain paragraphs. The newest is shown."""

    kind = models.CharField(max_length=20, choices=ReviewKind.choices())
    number = models.PositiveIntegerField()
    text = models.TextField()
    #: Nobody, for those that came with the tracker.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200, blank=True, default="")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "number"]
        default_permissions = ()
        permissions = [("keep_guidelines", "Can write the guidelines of the desk")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="guideline_version_is_written_once"),
            one_of("kind", ReviewKind, "guideline_kind_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="guideline_says_something"),
        ]

    def __str__(self) -> str:
        return f"{ReviewKind.of(self.kind).label}, version {self.number}"
