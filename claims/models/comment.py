"""Comments: what colleagues say to one another about a claim. What was said before an edit is kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim
from claims.models.constraints import both_or_neither


class Comment(models.Model):
    """One person's words about a claim, as they stand now."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    text = models.TextField()
    made_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: Made when the form was shown; a double click carries the same one and counts once.
    nonce = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["made_at", "id"]
        default_permissions = ("add",)
        indexes = [models.Index(fields=["claim", "made_at", "id"], name="comment_of_claim")]  # the claim's page
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_has_words"),
            both_or_neither("removed_at", "removed_by", "comment_removal_names_its_person"),
        ]

    def __str__(self) -> str:
        return f"{self.by_name} on {self.claim}"


class FormerComment(models.Model):
    """What a comment said before it was edited. Written once and never changed."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="former")
    text = models.TextField()
    until = models.DateTimeField()

    class Meta:
        ordering = ["until", "id"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["comment", "until"], name="former_comment_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.comment} until {self.until}"
