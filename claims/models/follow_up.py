"""Follow-ups: by when a followed claim is looked at again, what would settle it, and the notices given about it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.verdicts import Vocabulary


class Stage(Vocabulary):
    """How long a follow-up has been waiting past its day."""

    ON_TIME = "on_time", "Its day has not come."
    LATE = "late", "Its day has passed."
    OVERDUE = "overdue", "Its day passed a week ago or more."
    ESCALATED = "escalated", "Its day passed three weeks ago or more: the administrators are told."


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """Scopes of what is due."""

    def due(self, now: datetime) -> Self:
        """Those whose next stage, or the end of whose snooze, has come."""
        return self.filter(next_at__lte=now)


class FollowUp(models.Model):
    """The promise to look at a claim again. Made when a claim is followed, closed when it is settled."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="follow_up")
    #: What would settle it, in a sentence: "A body that is no party publishes a count."
    criteria = models.TextField()
    check_by = models.DateField()
    stage = models.CharField(max_length=10, choices=Stage.choices(), default=Stage.ON_TIME.value)
    snoozed_until = models.DateField(null=True, blank=True)
    #: Asleep until a suggestion of evidence comes in.
    until_evidence = models.BooleanField(default=False)
    #: When a sweep has something to do about it; empty while nothing is due.
    next_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["next_at"], name="follow_up_due", condition=Q(next_at__isnull=False)),  # the sweep
        ]
        constraints = [
            one_of("stage", Stage, "follow_up_stage_is_known"),
            models.CheckConstraint(condition=~Q(criteria=""), name="follow_up_says_what_would_settle_it"),
        ]

    def __str__(self) -> str:
        return f"{self.claim} by {self.check_by}"


class Notice(models.Model):
    """One message to the desk about a follow-up: exactly one for each stage of each promised day."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="notices")
    stage = models.CharField(max_length=10, choices=Stage.choices())
    check_by = models.DateField()
    text = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-id"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["-made_at", "-id"], name="notice_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "check_by", "stage"], name="notice_is_given_once_a_stage"),
            one_of("stage", Stage, "notice_stage_is_known"),
        ]

    def __str__(self) -> str:
        return self.text


class SeenNotice(models.Model):
    """That one person has seen a message to the desk."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="seen")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["notice", "person"], name="notice_is_seen_once_by_a_person")]

    def __str__(self) -> str:
        return f"{self.person} saw “{self.notice}”"
