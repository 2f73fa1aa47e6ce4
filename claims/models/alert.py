"""Alerts: what changed in what articles say of a claim, without anybody saying so."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from claims.models.article import ArticleVersion
from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.verdicts import Vocabulary


class AlertKind(Vocabulary):
    """What happened."""

    CAVEAT_ADDED = "caveat_added", "A later version of the article flags it as not verified; the earlier did not."
    CAVEAT_REMOVED = "caveat_removed", "A later version of the article repeats it without its caveat."
    CAVEAT_MOVED = "caveat_moved", "A later version of the article has its caveat in another place."
    CAVEAT_REWORDED = "caveat_reworded", "A later version of the article words its caveat in another way."
    FIGURE_CHANGED = "figure_changed", "A later version of the article gives another figure."
    CAVEAT_LOST = "caveat_lost", "Another article repeats it without its caveat, and gives no new evidence."
    CONTRADICTED = "contradicted", "It is settled, and new evidence speaks against its verdict."
    ZOMBIE = "zombie", "It is refuted, and an article repeats it as a fact."


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
