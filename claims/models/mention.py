"""What reading a version found: flags, mentions of claims, and their figures, each with its own span."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from claims.flagging.marked import MARKED
from claims.models.article import ArticleVersion
from claims.models.claim import Claim
from claims.models.constraints import one_of, ordered, spanned
from claims.models.speaker import Speaker
from claims.text.spans import Quote, Span
from claims.verdicts import Bound, FlagKind, Precision, Scope


class Quoted(models.Model):
    """Words of a version: offsets, the exact words, and what stands around them.

    A trigger compares `exact` with the version's text on every insert.
    """

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.TextField(blank=True, default="")
    suffix = models.TextField(blank=True, default="")

    class Meta:
        abstract = True

    @property
    def span(self) -> Span:
        """The offsets as a value."""
        return Span(self.start, self.end)

    @property
    def led_by(self) -> str:
        """The whole words kept from before it, of its own paragraph."""
        _, broken, near = self.prefix.rpartition("\n")
        return near if broken else near.partition(" ")[2]

    @property
    def followed_by(self) -> str:
        """The whole words kept from after it, of its own paragraph."""
        near, broken, _ = self.suffix.partition("\n")
        return near if broken else near.rpartition(" ")[0]


def quoted(quote: Quote) -> dict[str, Any]:
    """Return the columns of Quoted for a quote."""
    span = quote.span
    return {
        "start": span.start,
        "end": span.end,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }


class Flag(Quoted):
    """A caveat in a version: its kind, the phrase that matched, and the cue's words."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=20, choices=FlagKind.choices())
    phrase = models.CharField(max_length=40)
    detector = models.CharField(max_length=40)

    class Meta:
        ordering = ["version_id", "start"]
        constraints = [
            models.UniqueConstraint(fields=["version", "start", "end", "kind"], name="flag_is_recorded_once"),
            ordered("start", "end", "flag_span_is_not_empty"),
            one_of("kind", FlagKind, "flag_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.exact}"


class Mention(Quoted):
    """A claim as one version words it: who, when and where, each with the span that says so."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="mentions")
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="mentions")
    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="mentions")
    scope = models.CharField(max_length=20, choices=Scope.choices())
    rule = models.CharField(max_length=60)
    speaker = models.ForeignKey(Speaker, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions")
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    event_date = models.DateField(null=True, blank=True)
    event_precision = models.CharField(max_length=10, choices=Precision.choices(), blank=True, default="")
    event_start = models.PositiveIntegerField(null=True, blank=True)
    event_end = models.PositiveIntegerField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True, default="")
    place_start = models.PositiveIntegerField(null=True, blank=True)
    place_end = models.PositiveIntegerField(null=True, blank=True)
    #: Sentences for the editor, one for each part that is a guess.
    guesses = models.JSONField(default=list)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["version_id", "start"]
        # Which versions report a claim, told without the mentions themselves: the claims page, for each of its rows.
        indexes = [models.Index(fields=["claim", "version", "id"], name="mention_of_claim")]
        constraints = [
            models.UniqueConstraint(fields=["flag", "start", "end"], name="mention_is_recorded_once"),
            ordered("start", "end", "mention_span_is_not_empty"),
            one_of("scope", Scope, "mention_scope_is_known"),
            spanned(
                Q(speaker__isnull=False),
                Q(speaker__isnull=True),
                "speaker_start",
                "speaker_end",
                "mention_speaker_has_its_span",
            ),
            spanned(
                Q(event_date__isnull=False, event_precision__gt=""),
                Q(event_date__isnull=True, event_precision=""),
                "event_start",
                "event_end",
                "mention_event_date_has_its_span",
            ),
            spanned(Q(place__gt=""), Q(place=""), "place_start", "place_end", "mention_place_has_its_span"),
        ]

    def __str__(self) -> str:
        return self.exact

    @property
    def by_hand(self) -> bool:
        """Whether a person marked it, and not the detector."""
        return self.rule == MARKED


class Figure(models.Model):
    """A quantity in a mention. `value` is empty for vague words, which `exact` keeps."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="figures")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    total = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    bound = models.CharField(max_length=10, choices=Bound.choices(), default=Bound.EXACT.value)
    unit = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering = ["mention_id", "start"]
        constraints = [
            models.UniqueConstraint(fields=["mention", "start", "end"], name="figure_is_recorded_once"),
            ordered("start", "end", "figure_span_is_not_empty"),
            one_of("bound", Bound, "figure_bound_is_known"),
            models.CheckConstraint(
                condition=Q(high__isnull=True) | Q(value__isnull=False, value__lte=F("high"), bound=Bound.RANGE),
                name="figure_high_ends_a_range",
            ),
        ]

    def __str__(self) -> str:
        return self.exact
