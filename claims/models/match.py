"""Matches: passages of later articles that a machine thinks bear on a claim, and the matching that rows still owe."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import ArticleVersion
from claims.models.claim import Claim
from claims.models.constraints import both_or_neither, one_of, ordered
from claims.models.evidence import Evidence
from claims.models.heartbeat import Queue
from claims.models.work import OwedWork, OwedWorkQuerySet
from claims.verdicts import Stance, Vocabulary


class MatchState(Vocabulary):
    """What a person made of a match."""

    SUGGESTED = "suggested", "A machine proposes it; it changes nothing."
    ACCEPTED = "accepted", "An editor made it a piece of evidence."
    SET_ASIDE = "set_aside", "It is about the claim, but of no use as evidence."
    NOT_ABOUT = "not_about", "An editor said that it is not about this claim; never suggested again."


class MatchQuerySet(models.QuerySet["Match"]):
    """Scopes that read as English."""

    def suggested(self) -> Self:
        """Those that nobody has decided about, the surest first."""
        return self.filter(state=MatchState.SUGGESTED.value).order_by("-is_highlighted", "-confidence", "id")


class Match(models.Model):
    """One version's best passage for one claim, with the stance that a machine reads in it, and why.

    `start` and `end` are the passage's offsets into the version's text; where its title tells, of its first sentence.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="matches")
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="matches")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    passage = models.TextField()
    stance = models.CharField(max_length=20, choices=Stance.choices())
    related = models.FloatField()
    confidence = models.FloatField()
    #: Sure enough to stand out: the upper of two thresholds. Below the lower one nothing is suggested.
    is_highlighted = models.BooleanField(default=False)
    #: Sentences for the editor.
    reasons = models.JSONField(default=list)
    algorithm = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=MatchState.choices(), default=MatchState.SUGGESTED.value)
    evidence = models.OneToOneField(Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="match")
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-id"]
        verbose_name_plural = "matches"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["claim", "version"], name="match_is_found_once"),
            models.CheckConstraint(condition=~Q(passage=""), name="match_quotes_a_passage"),
            one_of("stance", Stance, "match_stance_is_known"),
            one_of("state", MatchState, "match_state_is_known"),
            ordered("start", "end", "match_span_is_not_empty"),
            both_or_neither("decided_at", "decided_by", "match_deciding_names_its_person"),
            models.CheckConstraint(
                condition=Q(state=MatchState.SUGGESTED, decided_at__isnull=True)
                | (~Q(state=MatchState.SUGGESTED) & Q(decided_at__isnull=False)),
                name="match_is_decided_or_suggested",
            ),
            models.CheckConstraint(
                condition=Q(state=MatchState.ACCEPTED, evidence__isnull=False)
                | (~Q(state=MatchState.ACCEPTED) & Q(evidence__isnull=True)),
                name="match_accepted_names_its_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{Stance.of(self.stance).label}: {self.passage}"


class MatchingQuerySet(OwedWorkQuerySet["Matching"]):
    """What versions and claims owe."""


class Matching(OwedWork):
    """The matching that a new version owes to the open claims, or a new claim to the versions before it."""

    QUEUE = Queue.MATCH
    CALLED = "comparisons"
    TOLD_WITH = ("version", "claim")
    TOLD_WITHOUT = ("version__text",)

    version = models.OneToOneField(
        ArticleVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="matching"
    )
    claim = models.OneToOneField(Claim, null=True, blank=True, on_delete=models.CASCADE, related_name="matching")
    #: Which algorithm did it: another one makes it due again.
    algorithm = models.CharField(max_length=40, blank=True, default="")

    objects = MatchingQuerySet.as_manager()

    class Meta(OwedWork.Meta):
        verbose_name_plural = "matching"
        default_permissions = ("view",)
        constraints = [
            *OwedWork.Meta.constraints,
            models.CheckConstraint(
                condition=Q(version__isnull=True, claim__isnull=False) | Q(version__isnull=False, claim__isnull=True),
                name="matching_is_of_a_version_or_a_claim",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | ~Q(algorithm=""), name="matching_finished_names_its_algorithm"
            ),
        ]

    def __str__(self) -> str:
        return f"matching of {self.version or self.claim}"
