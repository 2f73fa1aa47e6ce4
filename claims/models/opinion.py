"""Two pairs of eyes: the rounds in which two editors judge one claim, what each held, and when two are called for."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.chain import ChainedRow, ChainQuerySet
from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.models.decision import Decision
from claims.pairing import OPEN, Ground, PairState
from claims.verdicts import Verdict

_OPEN = [state.value for state in OPEN]


class Pair(models.Model):
    """One round about one claim. Who has judged is known here; how, in the opinions."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="pairs")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=PairState.choices(), default=PairState.WAITING.value)
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: Sentences: why two are needed.
    grounds = models.JSONField(default=list)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["claim_id", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="pair_is_numbered_once"),
            models.UniqueConstraint(fields=["claim"], condition=Q(ended_at__isnull=True), name="pair_is_open_once"),
            one_of("state", PairState, "pair_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=_OPEN, ended_at__isnull=True) | (~Q(state__in=_OPEN) & Q(ended_at__isnull=False)),
                name="pair_has_ended_or_is_open",
            ),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=models.F("first_by")), name="pair_is_of_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim} round {self.number}: {PairState.of(self.state).label}"


class OpinionQuerySet(ChainQuerySet["Opinion"]):
    """Written by `append` only."""


class Opinion(ChainedRow):
    """What one editor held of a claim in one round. Sealed: shown to nobody else before the other has judged.

    `salt` keeps the digest, which anybody may read, from being guessed back into the verdict.
    """

    SEALED = (
        *("claim_public_id", "round", "verdict", "reason", "resolved_on", "evidence", "no_evidence_because"),
        *("by_name", "given_at", "salt"),
    )

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="opinions")
    claim_public_id = models.CharField(max_length=10)
    pair = models.ForeignKey(Pair, on_delete=models.PROTECT, related_name="opinions")
    round = models.PositiveIntegerField()
    verdict = models.CharField(max_length=20, choices=Verdict.choices())
    reason = models.TextField()
    resolved_on = models.DateField(null=True, blank=True)
    evidence = models.JSONField(default=list)
    no_evidence_because = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    given_at = models.DateTimeField()
    salt = models.CharField(max_length=32)
    #: The act by which it was given.
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="opinion")

    objects = OpinionQuerySet.as_manager()

    class Meta(ChainedRow.Meta):
        ordering = ["sequence"]
        default_permissions = ()
        constraints = [
            *ChainedRow.Meta.constraints,
            one_of("verdict", Verdict, "opinion_verdict_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="opinion_gives_a_reason"),
            models.UniqueConstraint(fields=["pair", "by"], name="opinion_is_given_once_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_public_id}, round {self.round}, by {self.by_name}"


class PolicySwitch(models.Model):
    """One turn of a switch of the policy, written once: the newest of a ground counts, and without any it is on."""

    ground = models.CharField(max_length=20, choices=Ground.choices())
    is_on = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    turned_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "policy switches"
        default_permissions = ()
        permissions = [("keep_policy", "Can say which claims need two editors")]
        constraints = [one_of("ground", Ground, "policy_ground_is_known")]

    def __str__(self) -> str:
        return f"{Ground.of(self.ground).label}: {'on' if self.is_on else 'off'}"
