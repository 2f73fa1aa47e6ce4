"""The claims page: which claims, narrowed by what, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.db.models import Exists, Q, QuerySet

from claims.models import Article, ArticleVersion, Claim, ClaimWords
from claims.queries import past
from claims.queries.claim_rows import ClaimRow, dressed, row
from claims.queries.days import from_day, until_day
from claims.queries.keyset import Cursor, Window, window
from claims.queries.worded import Worded, holding
from claims.text.asked import asked

PUBLIC_ID = re.compile(r"[Cc]-[0-9A-Za-z]{8}")
#: The workflow filter's word for "dismissed and merged ones too".
ANY = "any"
#: An outlet with more articles than these has so many claims that a page of them is met soon.
FEW_ARTICLES = 5000


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a reader asked for; an empty value asks for nothing.

    `speakers` and `outlets` are ids, and so is `assignee`, of a person; 0 stands for nobody.
    """

    words: str = ""
    workflow: str = ""
    verdict: str = ""
    kind: str = ""
    speakers: tuple[int, ...] = ()
    outlets: tuple[int, ...] = ()
    beat: str = ""
    language: str = ""
    assignee: int | None = None
    priority: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimList:
    """One page of claims, and the cursors of its neighbours as addresses carry them ("" where the list ends)."""

    rows: list[ClaimRow]
    older: str
    newer: str


class Sought:
    """What a narrowing looks for. What has to be asked first is asked once, for the page and for its counts."""

    def __init__(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing

    @cached_property
    def words(self) -> Worded | None:
        """The words, where there are any to look for in the index; an id is none."""
        typed = self.narrowing.words.strip()
        return Worded(ClaimWords, asked(typed)) if typed and not PUBLIC_ID.fullmatch(typed) else None

    @cached_property
    def versions(self) -> list[int] | None:
        """What the outlets published, where that is few: see `versions_of`. Two SQL queries at most."""
        return versions_of(self.narrowing.outlets) if self.narrowing.outlets else None

    @property
    def claims(self) -> QuerySet[Claim]:
        """The claims before words are asked."""
        return narrowed(self.narrowing, words=Q() if self.words else None, versions=self.versions)

    def parted(self, narrowing: Narrowing) -> tuple[QuerySet[Claim], Q]:
        """Return the claims that `narrowing`, which may differ in its other filters, leaves, as an index tells.

        The second is a further condition on them, as a rule an empty one: words that many hold, what outlets of many
        articles report. To look whether a claim meets it is dear.
        """
        words, dear = Q() if self.words else None, Q()
        if self.words and not self.words.seem_common and self.words.few is not None:
            words = self.words.holding
        elif self.words:
            dear = self.words.among_many
        many = narrowing if self.versions is None else replace(narrowing, outlets=())
        for said in _of_mentions(many):
            dear &= Q(Exists(past.mentions_of_each(None).filter(said)))
        told = replace(narrowing, beat="", language="", outlets=() if self.versions is None else narrowing.outlets)
        return narrowed(told, words=words, versions=self.versions), dear

    def page(self, older: Cursor | None, newer: Cursor | None) -> Window[Claim]:
        """Return the page of claims. Two SQL queries, up to two more for words and two for outlets."""
        if self.words:
            return dressed(self.words.page(self.claims, "reported_at", older=older, newer=newer))
        return dressed(window(self.claims, "reported_at", older=older, newer=newer))


def listed(
    narrowing: Narrowing, *, older: Cursor | None = None, newer: Cursor | None = None, sought: Sought | None = None
) -> ClaimList:
    """Return a page of the claims that `narrowing` leaves, newest first. As many SQL queries as `Sought.page` says."""
    page = (sought or Sought(narrowing)).page(older, newer)
    return ClaimList([row(claim) for claim in page.rows], str(page.older or ""), str(page.newer or ""))


def any_recorded() -> bool:
    """Say whether there is a claim at all: an empty list must tell "none yet" from "none left by the filters"."""
    return Claim.objects.exists()


def narrowed(
    narrowing: Narrowing,
    at: datetime | None = None,
    *,
    words: Q | None = None,
    versions: Collection[int] | None = None,
) -> QuerySet[Claim]:
    """Return the claims that `narrowing` leaves, in no order; `at`: with the mentions of a past moment.

    `words`: the condition that its words come to, which otherwise costs a query; `versions`: all that its outlets
    published, where that is known.
    """
    claims = _in_workflow(narrowing.workflow).filter(found_by(narrowing.words) if words is None else words)
    claims = claims.filter(*_of_claim(narrowing))
    for said in _of_mentions(narrowing, versions):
        claims = claims.filter(Exists(past.mentions_of_each(at).filter(said)))
    return claims


def _of_claim(narrowing: Narrowing) -> list[Q]:
    """Return the conditions on the claim's own columns."""
    asked: list[tuple[bool, Q]] = [
        (bool(narrowing.verdict), Q(verdict=narrowing.verdict)),
        (bool(narrowing.kind), Q(kind=narrowing.kind)),
        (bool(narrowing.speakers), Q(speaker_id__in=narrowing.speakers)),
        (narrowing.assignee is not None, Q(assignee_id=narrowing.assignee or None)),
        (bool(narrowing.priority), Q(priority=narrowing.priority)),
    ]
    days = [
        from_day("reported_at", narrowing.since) if narrowing.since else Q(),
        until_day("reported_at", narrowing.until) if narrowing.until else Q(),
    ]
    return [*(condition for is_asked, condition in asked if is_asked), *days]


def _of_mentions(narrowing: Narrowing, versions: Collection[int] | None = None) -> list[Q]:
    """Return the conditions on the articles that report the claim, each on any of them."""
    published = Q(version__article__source_id__in=narrowing.outlets)
    if versions is not None:
        published = Q(version__pk__among=versions)
    asked: list[tuple[bool, Q]] = [
        (bool(narrowing.outlets), published),
        (bool(narrowing.beat), Q(version__article__source__beat__iexact=narrowing.beat)),
        (bool(narrowing.language), Q(version__article__language=narrowing.language)),
    ]
    return [condition for is_asked, condition in asked if is_asked]


def versions_of(outlets: Collection[int]) -> list[int] | None:
    """Return the versions (ids) that these outlets (ids) published, None where they are many. Two SQL queries at most.

    Each claim that is looked at, and thousands are for one page, otherwise costs looks into versions and articles, as
    many as it has mentions.
    """
    articles = Article.objects.filter(source__in=outlets).order_by().values_list("pk", flat=True)
    few = list(articles[: FEW_ARTICLES + 1])
    if len(few) > FEW_ARTICLES:
        return None
    return list(ArticleVersion.objects.filter(article__pk__among=few).order_by().values_list("pk", flat=True))


def _in_workflow(workflow: str) -> QuerySet[Claim]:
    if workflow == ANY:
        return Claim.objects.all()
    return Claim.objects.filter(workflow=workflow) if workflow else Claim.objects.standing()


def worded(typed: str) -> Q:
    """Return the condition that a claim has this id or, for anything else, holds these words; none holds no word."""
    if not typed.strip():
        return Q()
    if PUBLIC_ID.fullmatch(typed.strip()):
        return Q(public_id=typed.strip().upper())
    looked_for = asked(typed)
    return Q(searched__words__found=looked_for) if looked_for else Q(pk__in=[])


def found_by(typed: str) -> Q:
    """Return the same, for claims that are put in order by their dates: see `holding`. One SQL query for words."""
    is_worded = typed.strip() and not PUBLIC_ID.fullmatch(typed.strip())
    return holding(ClaimWords, asked(typed)) if is_worded else worded(typed)
