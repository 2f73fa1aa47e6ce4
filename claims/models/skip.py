"""Skips: a claim that an editor left to others. No decision, and counted against nobody."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.verdicts import Vocabulary


class SkipReason(Vocabulary):
    """Why somebody left a claim to others."""

    UNSAID = "unsaid", "No reason was given."
    UNSURE = "unsure", "Not sure what to make of it."
    NOT_MY_BEAT = "not_my_beat", "Another desk knows more about it."
    CONFLICT_OF_INTEREST = "conflict_of_interest", "Should not be the one to decide about it."


class Skip(models.Model):
    """One leaving of one claim by one person. What is asked about it later is asked of that person too."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="skips")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=20, choices=SkipReason.choices(), default=SkipReason.UNSAID.value)
    #: Made when the card was shown; a double click or a retry carries the same one and counts once.
    nonce = models.CharField(max_length=64, unique=True)
    skipped_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["claim", "person", "skipped_at"], name="skip_by_claim_and_person"),  # the queue
            models.Index(fields=["-skipped_at"], name="skip_newest_first"),  # the count of reasons
        ]
        constraints = [one_of("reason", SkipReason, "skip_reason_is_known")]

    def __str__(self) -> str:
        return f"{self.person_id} skipped {self.claim_id}"
