"""Decisions: the audit trail of everything that a person did to a claim."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KT

from claims.models.chain import ChainedRow, ChainQuerySet
from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.verdicts import Fault, Vocabulary


class Verb(Vocabulary):
    """What was done, in the past tense."""

    FOLLOWED = "followed", "Accepted as a claim and followed."
    DISMISSED = "dismissed", "Not followed."
    MERGED = "merged", "Joined to another claim."
    REWORDED = "reworded", "Its words were edited."
    SETTLED = "settled", "Given a verdict."
    REOPENED = "reopened", "Opened again."
    EVIDENCE_ADDED = "evidence_added", "Given a piece of evidence."
    MATCH_ACCEPTED = "match_accepted", "Given a piece of evidence that a machine had found."
    MATCH_TURNED_DOWN = "match_turned_down", "A suggestion for it was turned down."
    ALERT_SEEN = "alert_seen", "An alert about it was looked at."
    SEPARATED = "separated", "Taken out of the claim that it was merged into."
    SPLIT = "split", "Some of its mentions were made a claim of their own."
    KEPT_APART = "kept_apart", "Said to be another claim than the one suggested."
    PLANNED = "planned", "Given a day by which to look again, and what would settle it."
    SNOOZED = "snoozed", "Put off."
    ORIGIN_SPLIT = "origin_split", "One of its articles was given an origin of its own."
    ORIGIN_JOINED = "origin_joined", "Two of its articles were said to have one origin."
    ASSIGNED = "assigned", "Given to somebody to decide about, or taken from them."
    PRIORITISED = "prioritised", "Said to be more or less urgent."
    DISSENTED = "dissented", "Would have been decided otherwise; kept beside the decision that stands."
    JUDGED = "judged", "Judged; how is sealed until a second editor has judged too."
    MARKED_SENSITIVE = "marked_sensitive", "Said to need two editors, or not to need them any more."
    UNDONE = "undone", "A decision was taken back."


class DecisionQuerySet(ChainQuerySet["Decision"]):
    """Written by `append` only."""

    def told(self) -> Self:
        """Those that lists of history show: a sealed verdict is no one's to see, nor that it was taken back."""
        sealed = self.model._default_manager.filter(verb=Verb.JUDGED, sequence=OuterRef("undoes_sequence"))
        return self.exclude(verb=Verb.JUDGED).filter(~Exists(sealed))

    def standing(self) -> Self:
        """Decisions that were not taken back, and that take none back themselves."""
        undone = self.model._default_manager.filter(undoes_sequence=OuterRef("sequence"))
        return self.exclude(verb=Verb.UNDONE).filter(~Exists(undone))


class Decision(ChainedRow):
    """One act of one person on one claim. Copies what it must still say in ten years."""

    SEALED = ("claim_public_id", "verb", "by_name", "decided_at", "before", "after", "note", "nonce", "undoes_sequence")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    claim_public_id = models.CharField(max_length=10)
    verb = models.CharField(max_length=20, choices=Verb.choices())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField()
    #: The claim's changeable fields on either side of the act: undo restores the first. `after` also keeps the ids of
    #: rows that the act made, and what was wrong: there the digest of rows written before seals it too.
    before = models.JSONField()
    after = models.JSONField()
    note = models.TextField(blank=True, default="")
    #: Made when the form was shown; a double click or a retry carries the same one and counts once.
    nonce = models.CharField(max_length=64, unique=True)
    undoes_sequence = models.PositiveBigIntegerField(null=True, blank=True, unique=True)

    objects = DecisionQuerySet.as_manager()

    class Meta(ChainedRow.Meta):
        ordering = ["sequence"]
        permissions = [("undo_any", "Can take back what anybody decided")]
        indexes = [
            # What one person decided last: the offer to undo it, and their own history.
            models.Index(fields=["by", "-sequence"], name="decision_of_a_person"),
            # Which claim a claim was taken out of: its page.
            models.Index(KT("after__split_claim_id"), name="decision_split_off", condition=Q(verb="split")),
            # What was ever merged into a claim: its page as of a past moment.
            models.Index(KT("after__merged_into_id"), name="decision_merged_into", condition=Q(verb="merged")),
        ]
        constraints = [*ChainedRow.Meta.constraints, one_of("verb", Verb, "decision_verb_is_known")]

    @property
    def fault(self) -> Fault | None:
        """What the person said that the detector got wrong."""
        return Fault.of(self.after["fault"]) if self.after.get("fault") else None

    def __str__(self) -> str:
        return f"{self.by_name} {Verb.of(self.verb).label} {self.claim_public_id}"
