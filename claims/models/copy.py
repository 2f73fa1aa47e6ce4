"""What a page was at one moment: the answer that was read, its headers, and the digest of the body in the archive."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from claims.models.article import ArticleVersion
from claims.models.constraints import web_address_or_empty


class Copy(models.Model):
    """One answer of an article's site. The body lies in the archive under its digest; see net/archive.py.

    A body whose text brought nothing new is not kept again: then `is_kept` is false, and the digest says what it was.
    With status 304 the site itself said that the body with this digest still stands. A trigger refuses changes.
    """

    #: Whose text the body holds: what stands in front of an article, or in its place, is never kept.
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="copies")
    url = models.CharField(max_length=2000)
    status = models.PositiveSmallIntegerField()
    #: [name, value] in their order; cookies are left out.
    headers = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    is_kept = models.BooleanField()
    fetched_at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)
        verbose_name_plural = "copies"
        indexes = [
            models.Index(fields=["digest"], name="copy_by_digest", condition=Q(is_kept=True)),  # what a file belongs to
        ]
        constraints = [
            web_address_or_empty("url", "copy_url_is_a_web_address"),
            models.CheckConstraint(condition=~Q(digest=""), name="copy_has_a_digest"),
            models.CheckConstraint(
                condition=Q(is_kept=False) | ~Q(status=304), name="copy_of_not_modified_has_no_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url} at {self.fetched_at:%Y-%m-%d %H:%M}"
