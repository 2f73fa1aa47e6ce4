"""Drafts: a note that was begun on a card and not sent yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim


class Draft(models.Model):
    """The unsent note of one person on one claim. Nobody else reads it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["claim", "person"], name="draft_is_one_a_person"),
            models.CheckConstraint(condition=~Q(text=""), name="draft_has_words"),
        ]

    def __str__(self) -> str:
        return self.text
