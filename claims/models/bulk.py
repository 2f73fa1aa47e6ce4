"""Deciding about many claims at once: one piece of owed work, a row for each claim, and one way back for all."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.models.heartbeat import Queue
from claims.models.work import OwedWork, OwedWorkQuerySet
from claims.verdicts import Vocabulary


class BulkVerb(Vocabulary):
    """What is done to each of many claims."""

    FOLLOW = "follow", "Follow them."
    DISMISS = "dismiss", "Dismiss them, for one reason."
    ACKNOWLEDGE = "acknowledge", "Note that what only asks for a look was seen."
    ASSIGN = "assign", "Give them to somebody."
    SNOOZE = "snooze", "Put their follow-ups off until a day."
    UNDO = "undo", "Take back what an earlier run decided."


class Outcome(Vocabulary):
    """What came of one claim of a run."""

    WAITING = "waiting", "It is its turn later."
    DONE = "done", "Decided as asked."
    REFUSED = "refused", "Not open to it, or changed since it was chosen."
    LEFT = "left", "The run was taken back before its turn came."


class BulkRunQuerySet(OwedWorkQuerySet["BulkRun"]):
    """Runs that are due."""


class BulkRun(OwedWork):
    """One run over many claims. `options` says what its verb needs: because, to (the id of a person), until."""

    QUEUE = Queue.UPKEEP
    CALLED = "runs over many claims"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=20, choices=BulkVerb.choices())
    options = models.JSONField(default=dict)
    note = models.TextField(blank=True, default="")
    begun_at = models.DateTimeField()
    nonce = models.CharField(max_length=64, unique=True)
    #: The run that this one takes back.
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone")

    objects = BulkRunQuerySet.as_manager()

    class Meta(OwedWork.Meta):
        default_permissions = ()
        ordering = ["-id"]
        constraints = [*OwedWork.Meta.constraints, one_of("verb", BulkVerb, "bulkrun_verb_is_known")]

    def __str__(self) -> str:
        return f"run {self.pk}: {BulkVerb.of(self.verb).label}"


class BulkClaim(models.Model):
    """One claim of a run, as it stood when it was chosen, and what came of it. `sequences` are of its decisions."""

    run = models.ForeignKey(BulkRun, on_delete=models.PROTECT, related_name="claims")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    seen = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices(), default=Outcome.WAITING.value)
    reason = models.TextField(blank=True, default="")
    sequences = models.JSONField(default=list)

    class Meta:
        default_permissions = ()
        indexes = [
            # The next batch of a run.
            models.Index(fields=["run", "id"], name="bulkclaim_waiting", condition=Q(outcome="waiting")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "claim"], name="bulkclaim_is_once_in_a_run"),
            one_of("outcome", Outcome, "bulkclaim_outcome_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} in run {self.run_id}"
