"""The ledger: every verdict that was ever given, in a chain that nobody can rewrite unseen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.chain import ChainedRow, ChainQuerySet
from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.verdicts import Verdict


class LedgerEntryQuerySet(ChainQuerySet["LedgerEntry"]):
    """Written by `append` only."""


class LedgerEntry(ChainedRow):
    """One verdict on one claim. The newest entry of a claim is its current verdict."""

    SEALED = (
        "claim_public_id",
        "claim_text",
        "verdict",
        "previous_verdict",
        "decided_at",
        "resolved_on",
        "reason",
        "evidence",
        "no_evidence_because",
        "by_name",
        "undoes_sequence",
    )

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="ledger")
    claim_public_id = models.CharField(max_length=10)
    claim_text = models.TextField()
    verdict = models.CharField(max_length=20, choices=Verdict.choices())
    previous_verdict = models.CharField(max_length=20, choices=Verdict.choices())
    decided_at = models.DateTimeField()
    #: When the world knew; empty where nobody can say.
    resolved_on = models.DateField(null=True, blank=True)
    reason = models.TextField()
    #: Copies of the evidence as it stood: passage, address, stance, independence.
    evidence = models.JSONField(default=list)
    no_evidence_because = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    undoes_sequence = models.PositiveBigIntegerField(null=True, blank=True, unique=True)

    objects = LedgerEntryQuerySet.as_manager()

    class Meta(ChainedRow.Meta):
        ordering = ["sequence"]
        verbose_name_plural = "ledger entries"
        constraints = [
            *ChainedRow.Meta.constraints,
            one_of("verdict", Verdict, "ledger_verdict_is_known"),
            one_of("previous_verdict", Verdict, "ledger_previous_verdict_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="ledger_gives_a_reason"),
            models.CheckConstraint(
                condition=~Q(evidence=[]) | ~Q(no_evidence_because=""), name="ledger_has_evidence_or_says_why_none"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_public_id}: {Verdict.of(self.verdict).label}"
