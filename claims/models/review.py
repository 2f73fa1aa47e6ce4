"""Review items: what waits for a person's decision, and why."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from claims.models.alert import Alert
from claims.models.claim import Claim
from claims.models.constraints import both_or_neither, one_of
from claims.models.snooze import Snooze
from claims.verdicts import Vocabulary


class ReviewKind(Vocabulary):
    """Why a claim is on the desk."""

    NEW_CLAIM = "new_claim", "Nobody has decided about this claim yet."
    EVIDENCE = "evidence", "A later article may bear on this claim."
    DRIFT = "drift", "What an article says of this claim changed."
    ZOMBIE = "zombie", "This claim is refuted, and an article repeats it as a fact."
    REOPENED = "reopened", "This claim is settled, and new evidence speaks against its verdict."
    SAME_CLAIM = "same_claim", "This claim may be another one in other words."
    FIGURES = "figures", "Two who speak of this claim give figures that cannot both be right."
    OVERDUE = "overdue", "This claim should have been looked at by now."
    SECOND_OPINION = "second_opinion", "One editor has judged this claim; another has to, without knowing how."


#: Kinds that close by being looked at; the others by the decision that they ask for.
LOOKED_AT = (ReviewKind.DRIFT, ReviewKind.ZOMBIE, ReviewKind.REOPENED, ReviewKind.FIGURES, ReviewKind.OVERDUE)


class ReviewItemQuerySet(models.QuerySet["ReviewItem"]):
    """Scopes of the queue."""

    def waiting(self) -> Self:
        """Open and not put off, the most urgent first."""
        return self.awake().filter(closed_at__isnull=True).order_by("look_by", "id")

    def awake(self) -> Self:
        """Those about claims that nobody has put off."""
        return self.exclude(Exists(Snooze.objects.filter(claim_id=OuterRef("claim_id"))))


class ReviewItem(models.Model):
    """One question to the desk about one claim. `why` tells the editor why it is here."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="review_items")
    kind = models.CharField(max_length=20, choices=ReviewKind.choices(), default=ReviewKind.NEW_CLAIM.value)
    #: The alert that it asks about, where one raised it.
    alert = models.OneToOneField(Alert, null=True, blank=True, on_delete=models.PROTECT, related_name="review_item")
    weight = models.PositiveIntegerField(default=0)
    why = models.TextField()
    opened_at = models.DateTimeField()
    #: Its place in the queue: when it was asked and how long its weight lets it wait (see matching/weight.py).
    look_by = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReviewItemQuerySet.as_manager()

    class Meta:
        ordering = ["look_by", "id"]
        indexes = [
            # The queue: only what is open, in the order that it is worked off.
            models.Index(fields=["look_by", "id"], name="review_urgent", condition=Q(closed_at__isnull=True)),
            # The same for one kind of question.
            models.Index(
                fields=["kind", "look_by", "id"], name="review_urgent_by_kind", condition=Q(closed_at__isnull=True)
            ),
            # The queue by the day of asking, in either direction.
            models.Index(fields=["opened_at", "id"], name="review_oldest", condition=Q(closed_at__isnull=True)),
            # What was answered lately: the progress of the day.
            models.Index(fields=["closed_at"], name="review_answered", condition=Q(closed_at__isnull=False)),
        ]
        constraints = [
            one_of("kind", ReviewKind, "review_kind_is_known"),
            both_or_neither("closed_at", "closed_by", "review_closing_names_its_person"),
            models.CheckConstraint(condition=~Q(why=""), name="review_says_why"),
            models.UniqueConstraint(
                fields=["claim", "kind"],
                condition=Q(closed_at__isnull=True, alert__isnull=True),
                name="review_is_open_once_for_a_claim",
            ),
        ]

    def __str__(self) -> str:
        return f"{ReviewKind.of(self.kind).label}: {self.claim}"
