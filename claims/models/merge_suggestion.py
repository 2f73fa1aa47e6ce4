"""Suggestions that two claims are one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.models.claim import Claim
from claims.models.constraints import both_or_neither, one_of
from claims.verdicts import Vocabulary


class MergeState(Vocabulary):
    """What a person made of it."""

    SUGGESTED = "suggested", "A machine thinks that the two are one; it changes nothing."
    MERGED = "merged", "An editor merged them."
    APART = "apart", "An editor said that they are two; never suggested again."


class MergeSuggestion(models.Model):
    """Two claims that may be one, the one recorded first as `earlier`, and why a machine thinks so."""

    earlier = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="later_likes")
    later = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="earlier_likes")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    algorithm = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=MergeState.choices(), default=MergeState.SUGGESTED.value)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="merge_is_suggested_once"),
            models.CheckConstraint(condition=Q(earlier__lt=F("later")), name="merge_names_the_earlier_claim_first"),
            one_of("state", MergeState, "merge_state_is_known"),
            both_or_neither("decided_at", "decided_by", "merge_deciding_names_its_person"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} / {self.later}"
