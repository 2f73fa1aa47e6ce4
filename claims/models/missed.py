"""Passages that the detector missed: who marked which words, when, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.models.article import ArticleVersion
from claims.models.chain import ChainedRow, ChainQuerySet
from claims.models.claim import Claim
from claims.models.constraints import one_of
from claims.models.mention import Flag
from claims.verdicts import FlagKind


class MissedPassageQuerySet(ChainQuerySet["MissedPassage"]):
    """Written by `append` only."""


class MissedPassage(ChainedRow):
    """One passage that one person marked by hand. Copies what it must still say in ten years."""

    SEALED = (
        "claim_public_id",
        "version_digest",
        "cue",
        "kind",
        "covers",
        "speaker",
        "by_name",
        "marked_at",
        "note",
        "nonce",
    )

    #: The claim of the first covered words. `covers` names those of the others.
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="missed_passages")
    claim_public_id = models.CharField(max_length=10)
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="missed_passages")
    version_digest = models.CharField(max_length=64)
    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="missed_passages")
    #: The caveat: its offsets in the version, and its words.
    cue = models.JSONField()
    kind = models.CharField(max_length=20, choices=FlagKind.choices())
    #: The covered words in the order in which they were marked: offsets, words, and the public id of their claim.
    covers = models.JSONField()
    #: Who said it, where the editor named somebody.
    speaker = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    marked_at = models.DateTimeField()
    note = models.TextField(blank=True, default="")
    #: Made when the form was shown; a double click or a retry carries the same one and counts once.
    nonce = models.CharField(max_length=64, unique=True)

    objects = MissedPassageQuerySet.as_manager()

    class Meta(ChainedRow.Meta):
        ordering = ["sequence"]
        default_permissions = ("view",)
        constraints = [*ChainedRow.Meta.constraints, one_of("kind", FlagKind, "missed_kind_is_known")]

    def __str__(self) -> str:
        return f"{self.by_name} marked {self.claim_public_id}"
