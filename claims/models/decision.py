"""Decisions: the audit trail of everything that a person did to a claim."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.models.chain import ChainedRow, ChainQuerySet
from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.verdicts import Vocabulary


class Verb(Vocabulary):
    """What was done, in the past tense."""

    FOLLOWED = "followed", "Accepted as a claim and followed."
    DISMISSED = "dismissed", "Not followed."
    MERGED = "merged", "Joined to another claim."
    REWORDED = "reworded", "Its words were edited."
    SETTLED = "settled", "Given a verdict."
    REOPENED = "reopened", "Opened again."
    EVIDENCE_ADDED = "evidence_added", "Given a piece of evidence."
    UNDONE = "undone", "The person's last decision was taken back."


class DecisionQuerySet(ChainQuerySet["Decision"]):
    """Written by `append` only."""


class Decision(ChainedRow):
    """One act of one person on one claim. Copies what it must still say in ten years."""

    SEALED = ("claim_public_id", "verb", "by_name", "decided_at", "before", "after", "note", "nonce", "undoes_sequence")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    claim_public_id = models.CharField(max_length=10)
    verb = models.CharField(max_length=20, choices=Verb.choices())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField()
    #: The claim's changeable fields on either side of the act: undo restores the first.
    before = models.JSONField()
    after = models.JSONField()
    note = models.TextField(blank=True, default="")
    #: Made when the form was shown; a double click or a retry carries the same one and counts once.
    nonce = models.CharField(max_length=64, unique=True)
    undoes_sequence = models.PositiveBigIntegerField(null=True, blank=True, unique=True)

    objects = DecisionQuerySet.as_manager()

    class Meta(ChainedRow.Meta):
        ordering = ["sequence"]
        constraints = [*ChainedRow.Meta.constraints, one_of("verb", Verb, "decision_verb_is_known")]

    def __str__(self) -> str:
        return f"{self.by_name} {Verb.of(self.verb).label} {self.claim_public_id}"
