"""Owed work ends once, is held no longer than a worker may live, and is there for everything that came in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, Exists, F, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from claims.models import (
    Analysis,
    ArticleVersion,
    Claim,
    Feed,
    FeedEntry,
    Fetch,
    Matching,
    Mention,
    OutgoingMail,
    ReviewItem,
    Subscription,
)
from claims.models.feed import FeedState
from claims.models.outgoing_mail import Outcome
from claims.models.review import ReviewKind
from claims.models.work import VOID, OwedWork
from claims.queries.invariants.promise import named
from claims.workflow import State

_FINISHED, _GIVEN_UP, _LEASED = Q(finished_at__isnull=False), Q(gave_up_at__isnull=False), Q(lease_until__isnull=False)


def ends(now: datetime) -> Iterator[str]:
    """Yield each piece of work that ended twice, is held after its end, or was given up without a word."""
    unsound = _FINISHED & _GIVEN_UP | _FINISHED & _LEASED | _GIVEN_UP & _LEASED | _GIVEN_UP & Q(error="")
    for kind in OwedWork.__subclasses__():
        yield from _each(kind._default_manager.filter(unsound))


def leases(now: datetime) -> Iterator[str]:
    """Yield what is held for longer than any worker may hold it: nobody would take it up again in time."""
    for kind in OwedWork.__subclasses__():
        yield from _each(kind._default_manager.filter(lease_until__gt=now + VOID))
    yield from _each(Feed.objects.filter(lease_until__gt=now + VOID))


def letters(now: datetime) -> Iterator[str]:
    """Yield each letter that ended without an outcome, and each sent notice that does not know it."""
    yield from _each(OutgoingMail.objects.filter(_FINISHED, outcome=""))
    yield from _each(
        OutgoingMail.objects.filter(outcome=Outcome.SENT.value, notice__mailed_at__isnull=True, notice__isnull=False)
    )


def fetched(now: datetime) -> Iterator[str]:
    """Yield each entry of a feed whose page nobody owes to fetch, and each fetch that ended without its version."""
    key = Concat(Cast(OuterRef("pk"), CharField()), Value(":"), OuterRef("mark"))
    named_pages = FeedEntry.objects.exclude(url="").filter(is_unwanted=False)
    yield from _each(named_pages.filter(~Exists(Fetch.objects.filter(key=key))))
    yield from _each(Fetch.objects.filter(_FINISHED, version__isnull=True))


def pushed(now: datetime) -> Iterator[str]:
    """Yield each subscription that goes on although its feed is not followed, or wants no pushes, any more."""
    unwanted = ~Q(feed__state=FeedState.FOLLOWED.value) | Q(feed__takes_pushes=False)
    yield from _each(Subscription.objects.wanted().filter(unwanted, live_until__gt=now))


def read(now: datetime) -> Iterator[str]:
    """Yield each version that nobody owes to read, or whose matching nobody owes, and each such claim."""
    yield from _each(ArticleVersion.objects.filter(~Exists(Analysis.objects.filter(version=OuterRef("pk")))))
    analysed = Analysis.objects.filter(_FINISHED, version=OuterRef("pk"))
    unmatched = ~Exists(Matching.objects.filter(version=OuterRef("pk")))
    yield from _each(ArticleVersion.objects.filter(Exists(analysed), unmatched))
    said = Mention.objects.filter(claim=OuterRef("pk"), version__analysis__finished_at__isnull=False)
    yield from _each(
        Claim.objects.standing().filter(Exists(said), ~Exists(Matching.objects.filter(claim=OuterRef("pk"))))
    )


def asked(now: datetime) -> Iterator[str]:
    """Yield each detected claim about which the desk is not asked, and each claim that no article mentions."""
    question = ReviewItem.objects.filter(claim=OuterRef("pk"), closed_at__isnull=True, kind=ReviewKind.NEW_CLAIM.value)
    yield from _each(Claim.objects.filter(~Exists(question), workflow=State.DETECTED.value))
    mention = Mention.objects.filter(claim=OuterRef("pk"))
    yield from _each(Claim.objects.standing().filter(~Exists(mention)))


def numbered(now: datetime) -> Iterator[str]:
    """Yield each article whose versions are not numbered from one on without a gap."""
    articles = ArticleVersion.objects.order_by("article").values("article")
    gaps = articles.annotate(last=Max("number"), there=Count("pk")).exclude(last=F("there"))
    yield from named(gaps.values_list("article", flat=True).iterator(), "article {}")


def _each(rows: QuerySet[Any]) -> Iterator[str]:
    keys = rows.order_by("pk").values_list("pk", flat=True)
    yield from named(keys.iterator(), f"{rows.model._meta.verbose_name} {{}}")
