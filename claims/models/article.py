"""Articles, their immutable versions, and the work that each version still owes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from claims.errors import AppendOnly
from claims.models.constraints import one_of, web_address_or_empty
from claims.models.heartbeat import Queue
from claims.models.source import Source
from claims.models.work import OwedWork, OwedWorkQuerySet
from claims.verdicts import Vocabulary

#: In minutes: no clock is a day ahead of UTC or behind it.
DAY = 24 * 60


class Door(Vocabulary):
    """How a version came in."""

    FILE = "file", "From a file on the command line."
    URL = "url", "Fetched from its address."
    PASTE = "paste", "Pasted by a person."
    STDIN = "stdin", "From standard input."
    JSONL = "jsonl", "From a line of a JSONL file."
    FEED = "feed", "Fetched because a feed named it."
    REREAD = "reread", "Fetched again, to see whether its page had changed."


class Article(models.Model):
    """One published article, whatever its text said at different times."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    #: What makes two texts the same article: see actions/articles.py.
    identity = models.CharField(max_length=80, unique=True)
    url = models.CharField(max_length=2000, blank=True, default="")
    title = models.CharField(max_length=500)
    byline = models.CharField(max_length=500, blank=True, default="")
    #: The code of its language, such as "uk", where its page or file gives it.
    language = models.CharField(max_length=8, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    #: How many minutes the article's own clock was ahead of UTC; empty where nobody says.
    published_offset = models.SmallIntegerField(null=True, blank=True)
    first_seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-first_seen_at", "-id"]
        indexes = [
            models.Index(fields=["-first_seen_at", "-id"], name="article_newest_first"),  # the article list
            models.Index(fields=["source", "-first_seen_at", "-id"], name="article_of_source"),  # an outlet's record
        ]
        constraints = [
            web_address_or_empty("url", "article_url_is_a_web_address"),
            models.CheckConstraint(
                condition=Q(published_offset__isnull=True)
                | Q(published_at__isnull=False, published_offset__gt=-DAY, published_offset__lt=DAY),
                name="article_offset_is_of_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])

    @property
    def published_there(self) -> datetime | None:
        """When it was published, in its own time where it says which that is."""
        if self.published_at is None or self.published_offset is None:
            return self.published_at
        return self.published_at.astimezone(timezone(timedelta(minutes=self.published_offset)))

    @property
    def dated(self) -> datetime:
        """When it was published or, where nobody says, first seen."""
        return self.published_at or self.first_seen_at


class ArticleVersion(models.Model):
    """One text of an article, kept for good. A trigger refuses changes of the text."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    door = models.CharField(max_length=10, choices=Door.choices())
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["article_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_is_unique_in_article"),
            models.UniqueConstraint(fields=["article", "digest"], name="version_text_is_unique_in_article"),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_text"),
            one_of("door", Door, "version_door_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.number})"

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk is not None:
            raise AppendOnly("A version is never changed: receive the new text as a further version.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"{reverse('article', args=[self.article_id])}?version={self.number}"


class AnalysisQuerySet(OwedWorkQuerySet["Analysis"]):
    """What versions owe."""


class Analysis(OwedWork):
    """The reading that a version owes."""

    QUEUE = Queue.READ
    CALLED = "texts to read"
    TOLD_WITH = ("version",)
    TOLD_WITHOUT = ("version__text",)

    version = models.OneToOneField(ArticleVersion, on_delete=models.CASCADE, related_name="analysis")
    detector = models.CharField(max_length=40, blank=True, default="")

    objects = AnalysisQuerySet.as_manager()

    class Meta(OwedWork.Meta):
        verbose_name_plural = "analyses"
        constraints = [
            *OwedWork.Meta.constraints,
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | ~Q(detector=""), name="analysis_finished_names_its_detector"
            ),
        ]

    def __str__(self) -> str:
        return f"analysis of {self.version}"
