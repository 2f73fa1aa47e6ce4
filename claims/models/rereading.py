"""How the page of an article stands, and when it is looked at again."""

from __future__ import annotations

from django.db import models

from claims.models.article import Article
from claims.models.constraints import one_of
from claims.models.copy import Copy
from claims.models.heartbeat import Queue
from claims.models.work import OwedWork, OwedWorkQuerySet
from claims.reading.standing import PageState


class RereadingQuerySet(OwedWorkQuerySet["Rereading"]):
    """Pages that are to be looked at."""


class Rereading(OwedWork):
    """The page of one article that was fetched. Finished: it is old enough to be let be."""

    QUEUE = Queue.FETCH
    CALLED = "pages to look at again"
    TOLD_WITH = ("article",)

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="rereading")
    state = models.CharField(max_length=10, choices=PageState.choices(), default=PageState.AVAILABLE.value)
    state_since = models.DateTimeField()
    #: What the site answered, in words, where the page is not available.
    words = models.TextField(blank=True, default="")
    looked_at = models.DateTimeField()
    #: When its text or its state last changed.
    changed_at = models.DateTimeField()
    #: Looks in a row that saw nothing; the attempts of a row are those of its workers.
    failures = models.PositiveIntegerField(default=0)
    #: The body that the page had last, with the validators that go back with the next question.
    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="+")

    objects = RereadingQuerySet.as_manager()

    class Meta(OwedWork.Meta):
        default_permissions = ("view",)
        constraints = [*OwedWork.Meta.constraints, one_of("state", PageState, "rereading_state_is_known")]

    def __str__(self) -> str:
        return f"page of {self.article}"
