"""Phrases that editors add to the detector's table, and the history of each."""

from __future__ import annotations

from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from claims.errors import AppendOnly
from claims.flagging.added import Covered
from claims.models.chain import ChainedRow, ChainQuerySet
from claims.models.constraints import one_of
from claims.verdicts import FlagKind, Vocabulary


class PhraseVerb(Vocabulary):
    """What was done to an added phrase, in the past tense."""

    ADDED = "added", "Added to the detector's table."
    CHANGED = "changed", "Given other words, another kind, reach or example."
    RETIRED = "retired", "Taken out of use; articles read with it keep their flags."
    RESTORED = "restored", "Taken into use again."


class AddedPhraseQuerySet(models.QuerySet["AddedPhrase"]):
    """Scopes that read as English. Nothing is deleted."""

    def active(self) -> Self:
        """Phrases in use, in the order of their ids."""
        return self.filter(retired_at__isnull=True).order_by("pk")

    def delete(self) -> NoReturn:
        raise AppendOnly("A phrase is never deleted, for flags name it: retire it.")


class AddedPhrase(models.Model):
    """A row of the phrase table in an editor's own language: see flagging/added.py. Flags name it by `public_id`."""

    public_id = models.CharField(max_length=10, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=FlagKind.choices())
    #: The pattern, as `added.plain` writes it.
    words = models.CharField(max_length=200)
    reach = models.CharField(max_length=20, choices=Covered.choices())
    #: What it must catch, and what it must not.
    example = models.TextField()
    counter = models.TextField()
    note = models.TextField(blank=True, default="")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    #: Raised by each change; a form carries the one it was shown, so the second of two editors is told.
    revision = models.PositiveIntegerField(default=1)

    objects = AddedPhraseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        permissions = [("keep_phrases", "Can add, change and retire phrases of the detector")]
        constraints = [
            one_of("kind", FlagKind, "phrase_kind_is_known"),
            one_of("reach", Covered, "phrase_reach_is_known"),
            models.CheckConstraint(condition=~Q(words=""), name="phrase_has_words"),
            models.CheckConstraint(condition=~Q(example="") & ~Q(counter=""), name="phrase_has_both_examples"),
            models.UniqueConstraint(
                fields=["words"], condition=Q(retired_at__isnull=True), name="phrase_in_use_has_words_of_its_own"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.words}"

    def get_absolute_url(self) -> str:
        return reverse("admin:phrase", args=[self.public_id])

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: flags name it."""
        raise AppendOnly("A phrase is never deleted, for flags name it: retire it.")

    @property
    def active(self) -> bool:
        """Whether texts are read with it."""
        return self.retired_at is None


class PhraseChangeQuerySet(ChainQuerySet["PhraseChange"]):
    """Written by `append` only."""


class PhraseChange(ChainedRow):
    """One act of one person on one added phrase. Copies what it must still say in ten years."""

    SEALED = ("phrase_public_id", "verb", "by_name", "changed_at", "before", "after", "note", "nonce")
    SUBJECT = "phrase_public_id", "phrase__public_id"

    phrase = models.ForeignKey(AddedPhrase, on_delete=models.PROTECT, related_name="changes")
    phrase_public_id = models.CharField(max_length=10)
    verb = models.CharField(max_length=10, choices=PhraseVerb.choices())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    #: The row on either side of the act.
    before = models.JSONField()
    after = models.JSONField()
    note = models.TextField(blank=True, default="")
    #: Made when the form was shown; a double click or a retry carries the same one and counts once.
    nonce = models.CharField(max_length=64, unique=True)

    objects = PhraseChangeQuerySet.as_manager()

    class Meta(ChainedRow.Meta):
        ordering = ["sequence"]
        default_permissions = ("view",)
        constraints = [*ChainedRow.Meta.constraints, one_of("verb", PhraseVerb, "phrase_change_verb_is_known")]

    def __str__(self) -> str:
        return f"{self.by_name} {PhraseVerb.of(self.verb).label} {self.phrase_public_id}"
