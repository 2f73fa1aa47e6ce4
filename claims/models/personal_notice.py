"""Personal notices: what one person is told, each once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.verdicts import Vocabulary


class NoticeKind(Vocabulary):
    """Why a person is told."""

    MENTION = "mention", "Somebody names you in a comment."
    ASSIGNED = "assigned", "A claim is given to you."
    COMMENT = "comment", "Somebody comments on a claim that you watch."
    VERDICT = "verdict", "A claim that you watch is settled, or its verdict is taken back."
    REOPENED = "reopened", "A claim that you watch is opened again."
    MERGED = "merged", "A claim that you watch is merged into another, or taken apart again."
    EVIDENCE = "evidence", "A claim that you watch is given evidence."
    ALERT = "alert", "What articles say of a claim that you watch has changed."
    SECOND_OPINION = "second_opinion", "A second opinion of yours is asked for, or has been given."
    DESK = "desk", "A colleague changed something that you were at work on."


class PersonalNotice(models.Model):
    """One sentence for one person. `key` says what makes two notices the same."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="personal_notices")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices())
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.CASCADE, related_name="personal_notices")
    text = models.TextField()
    key = models.CharField(max_length=200, unique=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    #: When a letter with it was sent.
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["person", "-made_at", "-id"], name="personal_notice_newest_first"),  # their page
            # The number in the masthead, on every page.
            models.Index(fields=["person"], name="personal_notice_unseen", condition=Q(seen_at__isnull=True)),
        ]
        constraints = [
            one_of("kind", NoticeKind, "personal_notice_kind_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="personal_notice_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
