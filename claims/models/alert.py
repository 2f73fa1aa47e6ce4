"""Alerts: what changed in what articles say of a claim, without anybody saying so."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from claims.models.article import ArticleVersion
from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.verdicts import AlertKind


class Alert(models.Model):
    """One such change, raised once, with the words of both sides. `why` is what the editor reads.

    `before` is empty for a caveat that was added, `after` for one that was removed with nothing in its place.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="alerts")
    kind = models.CharField(max_length=20, choices=AlertKind.choices())
    #: What makes two alerts the same.
    key = models.CharField(max_length=100, unique=True)
    before_version = models.ForeignKey(
        ArticleVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="alerts_before"
    )
    before_start = models.PositiveIntegerField(null=True, blank=True)
    before_end = models.PositiveIntegerField(null=True, blank=True)
    before = models.TextField(blank=True, default="")
    after_version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="alerts_after")
    after_start = models.PositiveIntegerField(null=True, blank=True)
    after_end = models.PositiveIntegerField(null=True, blank=True)
    after = models.TextField(blank=True, default="")
    why = models.TextField()
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ["-raised_at", "-id"]
        default_permissions = ("view",)
        constraints = [
            one_of("kind", AlertKind, "alert_kind_is_known"),
            models.CheckConstraint(condition=~Q(why=""), name="alert_says_why"),
            models.CheckConstraint(condition=~Q(before="", after=""), name="alert_quotes_a_side"),
        ]

    def __str__(self) -> str:
        return f"{AlertKind.of(self.kind).label}: {self.claim}"
