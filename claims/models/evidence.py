"""Evidence: a passage that bears on a claim, and how."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import ArticleVersion
from claims.models.claim import Claim
from claims.models.constraints import one_of, spanned, web_address_or_empty
from claims.verdicts import Independence, Stance, Vocabulary


class EvidenceState(Vocabulary):
    """Whether a person stands behind it."""

    ACCEPTED = "accepted", "An editor or reporter put it forward."
    REJECTED = "rejected", "An editor turned it down; kept, so that it is not proposed again."


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Scopes that read as English."""

    def standing(self, at: datetime | None = None) -> Self:
        """Those that a person stands behind, now or at a past moment."""
        if at is None:
            return self.filter(state=EvidenceState.ACCEPTED.value)
        return self.filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=at), added_at__lte=at)


class Evidence(models.Model):
    """A passage of an article, or of a page elsewhere, and its stance towards one claim."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    version = models.ForeignKey(
        ArticleVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    url = models.CharField(max_length=2000, blank=True, default="")
    passage = models.TextField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    stance = models.CharField(max_length=20, choices=Stance.choices())
    independence = models.CharField(max_length=20, choices=Independence.choices(), default=Independence.UNKNOWN.value)
    state = models.CharField(max_length=10, choices=EvidenceState.choices(), default=EvidenceState.ACCEPTED.value)
    note = models.TextField(blank=True, default="")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: Copied, since people change their names.
    by_name = models.CharField(max_length=200, default="")
    added_at = models.DateTimeField()
    #: When whoever added it took it back.
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "id"]
        verbose_name_plural = "evidence"
        constraints = [
            web_address_or_empty("url", "evidence_url_is_a_web_address"),
            one_of("stance", Stance, "evidence_stance_is_known"),
            one_of("independence", Independence, "evidence_independence_is_known"),
            one_of("state", EvidenceState, "evidence_state_is_known"),
            models.CheckConstraint(condition=~Q(url="") | Q(version__isnull=False), name="evidence_says_where_it_is"),
            models.CheckConstraint(condition=~Q(passage=""), name="evidence_quotes_a_passage"),
            spanned(Q(version__isnull=False), Q(), "start", "end", "evidence_span_lies_in_a_version"),
            models.CheckConstraint(
                condition=Q(state=EvidenceState.REJECTED) | Q(withdrawn_at__isnull=True),
                name="evidence_withdrawn_is_rejected",
            ),
        ]

    def __str__(self) -> str:
        return f"{Stance.of(self.stance).label}: {self.passage}"

    def stood(self, at: datetime) -> bool:
        """Say whether a person stood behind it at a past moment."""
        return self.added_at <= at and (self.withdrawn_at is None or self.withdrawn_at > at)

    @property
    def address(self) -> str:
        """Where a reader finds it: its page, or the article it was taken from."""
        return self.url or (self.version.article.url if self.version else "")
