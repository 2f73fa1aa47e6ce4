"""Feeds that are followed, the entries that they named, and the articles that are to be fetched."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import ArticleVersion
from claims.models.constraints import one_of, web_address_or_empty
from claims.models.heartbeat import Queue
from claims.models.source import Source
from claims.models.work import OwedWork, OwedWorkQuerySet, free
from claims.verdicts import Vocabulary


class FeedState(Vocabulary):
    """Whether a feed is asked."""

    FOLLOWED = "followed", "It is asked when it is due."
    GONE = "gone", "Its site says that it is gone for good: it is asked no more until an administrator resumes it."
    PAUSED = "paused", "An administrator put it aside."


class FeedQuerySet(models.QuerySet["Feed"]):
    """Scopes of what is due."""

    def due(self, now: datetime) -> Self:
        """Followed, due, and not held by a living worker."""
        return self.filter(free(now), state=FeedState.FOLLOWED.value, due_at__lte=now)


class Feed(models.Model):
    """One feed of an outlet, what it said of itself last, and when it is asked next."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="feeds")
    url = models.CharField(max_length=2000, unique=True)
    title = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=10, blank=True, default="")
    state = models.CharField(max_length=10, choices=FeedState.choices(), default=FeedState.FOLLOWED.value)
    #: Word for word as they came, saved with the entries of the same answer or not at all.
    etag = models.TextField(blank=True, default="")
    last_modified = models.TextField(blank=True, default="")
    #: The reader that those entries were read with: another one must see the whole feed again.
    reader = models.CharField(max_length=20, blank=True, default="")
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    #: In a row, and what the last one was, in words.
    failures = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True, default="")
    #: Where its site says for good that it has moved, and how often in a row.
    moved_to = models.CharField(max_length=2000, blank=True, default="")
    moved_times = models.PositiveSmallIntegerField(default=0)
    earlier_urls = models.JSONField(default=list)
    hub = models.CharField(max_length=2000, blank=True, default="")
    topic = models.CharField(max_length=2000, blank=True, default="")
    #: An administrator may not want its hub to be asked.
    takes_pushes = models.BooleanField(default=True, db_default=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["source__name", "url"]
        indexes = [
            models.Index(fields=["due_at"], name="feed_due", condition=Q(state="followed")),  # the sweep
        ]
        constraints = [
            one_of("state", FeedState, "feed_state_is_known"),
            web_address_or_empty("url", "feed_url_is_a_web_address"),
            models.CheckConstraint(condition=~Q(url=""), name="feed_has_an_address"),
        ]

    def __str__(self) -> str:
        return self.title or self.url


class FeedEntry(models.Model):
    """An entry that a feed named. Kept when its article is unwanted: then it is never taken in again."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    #: A digest of the entry's identity; see reading/feeds/feed.py.
    digest = models.CharField(max_length=64)
    url = models.CharField(max_length=2000, blank=True, default="")
    title = models.CharField(max_length=500, blank=True, default="")
    dated = models.CharField(max_length=100, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    mark = models.CharField(max_length=64)
    is_unwanted = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)
        verbose_name_plural = "feed entries"
        constraints = [models.UniqueConstraint(fields=["feed", "digest"], name="feed_entry_is_kept_once")]

    def __str__(self) -> str:
        return self.title or self.url


class FetchQuerySet(OwedWorkQuerySet["Fetch"]):
    """What is to be fetched."""


class Fetch(OwedWork):
    """One page that is to be fetched and taken in: once for each entry and each change of it."""

    QUEUE = Queue.FETCH
    CALLED = "pages to fetch"

    url = models.CharField(max_length=2000)
    host = models.CharField(max_length=253)
    entry = models.ForeignKey(FeedEntry, null=True, blank=True, on_delete=models.CASCADE, related_name="fetches")
    #: What makes two of them the same.
    key = models.CharField(max_length=140, unique=True)
    version = models.ForeignKey(ArticleVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="fetches")
    made_at = models.DateTimeField()

    objects = FetchQuerySet.as_manager()

    class Meta(OwedWork.Meta):
        default_permissions = ("view",)
        verbose_name_plural = "fetches"
        constraints = [
            *OwedWork.Meta.constraints,
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, version__isnull=True)
                | Q(finished_at__isnull=False, version__isnull=False),
                name="fetch_finished_names_its_version",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class Host(models.Model):
    """A site as we visit it: from when on it may be asked again, and what it allows robots to read."""

    name = models.CharField(max_length=260, primary_key=True)
    free_at = models.DateTimeField()
    robots = models.TextField(blank=True, default="")
    robots_closed = models.BooleanField(default=False)
    robots_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
