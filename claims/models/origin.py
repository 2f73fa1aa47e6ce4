"""Origins: articles that tell the same report, by copying or rewriting it, are one origin and count once."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.models.article import Article


class Origin(models.Model):
    """One report, however many articles tell it."""

    opened_at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"origin {self.pk}"


class OriginMember(models.Model):
    """An article's place in its origin, and why. One that a person placed is never moved by a machine."""

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="origin_member")
    origin = models.ForeignKey(Origin, on_delete=models.PROTECT, related_name="members")
    #: What of the article's newest text tells whether another is a copy: see matching/origins.py.
    signature = models.JSONField(default=dict)
    why = models.TextField(blank=True, default="")
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    placed_at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.article} in {self.origin}"


class OriginPlacing(models.Model):
    """Where an article was put, and when: written once for each placing, so that any past moment can be told."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="origin_placings")
    origin = models.ForeignKey(Origin, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True, default="")
    by_person = models.BooleanField(default=False)
    placed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["article", "-placed_at", "-id"], name="origin_placing_newest_first")]  # as of

    def __str__(self) -> str:
        return f"{self.article} in {self.origin} from {self.placed_at}"


class OriginKey(models.Model):
    """A key that two articles of one origin are likely to share: found by it, then compared."""

    member = models.ForeignKey(OriginMember, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=40)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["key", "member"], name="origin_key_is_kept_once")]

    def __str__(self) -> str:
        return self.key
