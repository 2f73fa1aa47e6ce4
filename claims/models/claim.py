"""Claims: what articles reported as unverified, followed to its fate."""

from __future__ import annotations

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from claims.models.constraints import one_of
from claims.models.speaker import Speaker
from claims.verdicts import DismissReason, FlagKind, Priority, Verdict
from claims.workflow import Move, State, can

#: Crockford's base 32: no I, L, O or U, so that an id can be read out on the telephone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_public_id() -> str:
    """Return a fresh public id of eight characters (40 random bits), such as C-7K3Q9DXA."""
    return "C-" + "".join(secrets.choice(ALPHABET) for _ in range(8))


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Scopes that read as English."""

    def standing(self) -> Self:
        """Claims that are neither dismissed nor merged away."""
        return self.exclude(workflow__in=[State.DISMISSED, State.MERGED])


class Claim(models.Model):
    """One assertion, in canonical words. `verdict` caches the fold of its ledger."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    text = models.TextField()
    kind = models.CharField(max_length=20, choices=FlagKind.choices())
    workflow = models.CharField(max_length=20, choices=State.choices(), default=State.DETECTED.value)
    verdict = models.CharField(max_length=20, choices=Verdict.choices(), default=Verdict.UNVERIFIED.value)
    speaker = models.ForeignKey(Speaker, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    #: When an article first reported it, and the day that it speaks of.
    reported_at = models.DateTimeField()
    event_date = models.DateField(null=True, blank=True)
    dismissed_because = models.CharField(max_length=20, choices=DismissReason.choices(), blank=True, default="")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed")
    #: Whose it is to decide about, and how soon. Neither raises the revision: they change nothing that was claimed.
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    priority = models.CharField(max_length=10, choices=Priority.choices(), default=Priority.NONE.value)
    #: Needs two editors, as one of them says. Does not raise the revision either.
    is_sensitive = models.BooleanField(default=False)
    #: Raised by each change; a form carries the one it was shown, so the second of two editors is told.
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "-id"]
        permissions = [("decide_claim", "Can decide what becomes of a claim")]
        indexes = [
            # The claims page, by each of its filters. The columns behind the order let the others be told, and all
            # three be counted, from the index alone.
            models.Index(fields=["-reported_at", "-id", "workflow", "verdict", "kind"], name="claim_newest"),
            models.Index(fields=["workflow", "-reported_at", "-id", "verdict", "kind"], name="claim_in_workflow"),
            models.Index(fields=["verdict", "-reported_at", "-id", "workflow", "kind"], name="claim_with_verdict"),
            models.Index(fields=["kind", "-reported_at", "-id", "workflow", "verdict"], name="claim_of_kind"),
            # The same by a speaker, and a speaker's page.
            models.Index(
                fields=["speaker", "-reported_at", "-id", "workflow", "verdict", "kind"], name="claim_said_by"
            ),
            models.Index(fields=["-changed_at", "-id"], name="claim_lately_changed"),  # home
            # A speaker's record, counted from the index alone.
            models.Index(fields=["speaker", "workflow", "verdict", "kind"], name="claim_record_of_speaker"),
            # The claims that were given to somebody.
            models.Index(
                fields=["assignee", "-changed_at", "-id"],
                name="claim_by_assignee",
                condition=Q(assignee__isnull=False),
            ),
            # Claims of one event, for those that may be one claim.
            models.Index(
                fields=["event_date", "-reported_at", "-id"],
                name="claim_of_event_day",
                condition=Q(event_date__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="claim_has_words"),
            one_of("kind", FlagKind, "claim_kind_is_known"),
            one_of("workflow", State, "claim_workflow_is_known"),
            one_of("verdict", Verdict, "claim_verdict_is_known"),
            one_of("priority", Priority, "claim_priority_is_known"),
            models.CheckConstraint(
                condition=Q(workflow=State.MERGED, merged_into__isnull=False)
                | (~Q(workflow=State.MERGED) & Q(merged_into__isnull=True)),
                name="claim_merged_names_its_target",
            ),
            models.CheckConstraint(
                condition=Q(workflow=State.DISMISSED, dismissed_because__in=[r.value for r in DismissReason])
                | (~Q(workflow=State.DISMISSED) & Q(dismissed_because="")),
                name="claim_dismissed_says_why",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="claim_is_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.text}"

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.public_id])

    @property
    def state(self) -> State:
        """The workflow state as its vocabulary's word."""
        return State.of(self.workflow)

    @property
    def finding(self) -> Verdict:
        """The current verdict as its vocabulary's word."""
        return Verdict.of(self.verdict)

    def can(self, move: Move) -> bool:
        """Say whether the workflow table has `move` from where this claim stands."""
        return can(self.state, move)


class ClaimKey(models.Model):
    """A key under which a later draft finds its claim again: see actions/recording.py."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "claim"], name="claim_key_is_kept_once")]

    def __str__(self) -> str:
        return self.key
