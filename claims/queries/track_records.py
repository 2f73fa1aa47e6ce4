"""The records of speakers and outlets: what became of what they say, in plain numbers and without a score. Reads only.

Whatever there is much of is counted to a bound and within a time, and the page says which: no name is so often in the
news that its page is slow.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, OuterRef, QuerySet, Subquery

from claims.insight.intervals import wilson
from claims.models import Alert, Article, Claim, LedgerEntry, Mention, Source, Speaker
from claims.queries.claim_rows import ClaimRow, dressed, row
from claims.queries.keyset import Cursor, window
from claims.queries.queue.budget import Budget, Failed, TooSlow
from claims.verdicts import AlertKind, FlagKind, Verdict
from claims.workflow import State

#: Fewer settled claims than these say nothing about a share.
ENOUGH = 10
#: The time to settlement is taken from so many of the settled claims, those reported last.
TIMED = 1000
#: An outlet's record is that of so many of its articles, those added last.
ARTICLES = 500
#: Claims listed beside a record.
PAGE = 25
#: Seconds that the numbers of one page may take.
SECONDS = 0.5
DROPPED = (AlertKind.CAVEAT_REMOVED, AlertKind.CAVEAT_LOST)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some were so. `low` and `high` are the ends of Wilson's 95 % interval."""

    so: int
    of: int

    @property
    def is_enough(self) -> bool:
        """Whether there are enough to speak of a share."""
        return self.of >= ENOUGH

    @property
    def percent(self) -> int:
        """The share, in hundredths."""
        return round(100 * self.so / self.of) if self.of else 0

    @property
    def interval(self) -> tuple[int, int]:
        """The interval, in hundredths."""
        low, high = wilson(self.so, self.of)
        return round(100 * low), round(100 * high)


@dataclass(frozen=True, slots=True)
class Record:
    """What became of some claims: how many there are of each verdict (of those settled), caveat and state.

    `days` is the median time from report to settlement, None without any settled; `timed` of how many.
    """

    verdicts: dict[Verdict, int]
    kinds: dict[FlagKind, int]
    open: int
    settled: int
    dismissed: int
    confirmed: Share
    days: float | None
    timed: int

    @property
    def claims(self) -> int:
        """All that were not merged into others."""
        return self.open + self.settled + self.dismissed


@dataclass(frozen=True, slots=True)
class Claims:
    """A page of claims, latest first, with the cursors of its neighbours."""

    rows: list[ClaimRow]
    older: str
    newer: str


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A speaker; `record` is None where counting took too long."""

    pk: int
    name: str
    aliases: tuple[str, ...]
    record: Record | None
    claims: Claims


@dataclass(frozen=True, slots=True)
class SourcePage:
    """An outlet; its record is that of the claims in `read` of its articles, all of them unless `is_cut`.

    `dropped` counts the claims that these articles repeated later without the caveat.
    """

    pk: int
    name: str
    host: str
    read: int
    is_cut: bool
    dropped: int
    record: Record | None
    claims: Claims


def speaker(pk: int, *, older: Cursor | None = None, newer: Cursor | None = None) -> SpeakerPage | None:
    """Return the page of a speaker, or None. Six SQL queries at most."""
    found = Speaker.objects.filter(pk=pk).prefetch_related("aliases").first()
    if found is None:
        return None
    own = Claim.objects.filter(speaker=found)
    aliases = tuple(alias.folded for alias in found.aliases.all()[:50])
    return SpeakerPage(pk, found.name, aliases, _in_time(own), _page(own, older, newer))


def source(pk: int, *, older: Cursor | None = None, newer: Cursor | None = None) -> SourcePage | None:
    """Return the page of an outlet, or None. Eight SQL queries at most."""
    found = Source.objects.filter(pk=pk).first()
    if found is None:
        return None
    newest = Article.objects.filter(source=found).order_by("-first_seen_at", "-pk").values_list("pk", flat=True)
    articles = list(newest[: ARTICLES + 1])
    read = articles[:ARTICLES]
    mentioned = Mention.objects.filter(version__article__in=read).order_by().values_list("claim_id", flat=True)
    claims = Claim.objects.filter(pk__among=list(mentioned.distinct()))
    return SourcePage(
        pk=pk,
        name=found.name,
        host=found.host,
        read=len(read),
        is_cut=len(articles) > ARTICLES,
        dropped=_dropped(read),
        record=_in_time(claims),
        claims=_page(claims, older, newer),
    )


def _dropped(articles: Collection[int]) -> int:
    rows = Alert.objects.filter(after_version__article__in=articles, kind__in=[kind.value for kind in DROPPED])
    return rows.order_by().values("claim").distinct().count()


def _in_time(claims: QuerySet[Claim]) -> Record | None:
    try:
        return Budget(SECONDS).spend(lambda: _record(claims))
    except (TooSlow, Failed):
        return None


def _record(claims: QuerySet[Claim]) -> Record:
    # Rows are counted, not ids: an index that covers the three is all that is read.
    counted = claims.exclude(workflow=State.MERGED.value).order_by().values_list("workflow", "verdict", "kind")
    states: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for workflow, verdict, kind, number in counted.annotate(number=Count("*")):
        states[workflow] += number
        kinds[kind] += number
        verdicts[verdict] += number if workflow == State.SETTLED else 0
    days = _days(claims) if states[State.SETTLED] else []
    settled = states[State.SETTLED]
    return Record(
        verdicts={verdict: verdicts[verdict] for verdict in Verdict if verdicts[verdict]},
        kinds={kind: kinds[kind] for kind in FlagKind if kinds[kind]},
        open=states[State.DETECTED] + states[State.TRIAGED],
        settled=settled,
        dismissed=states[State.DISMISSED],
        confirmed=Share(verdicts[Verdict.CONFIRMED], settled),
        days=statistics.median(days) if days else None,
        timed=len(days),
    )


def _days(claims: QuerySet[Claim]) -> list[float]:
    """Return the days from report to the verdict that stands, of the settled claims reported last."""
    entries = LedgerEntry.objects.filter(claim=OuterRef("pk")).order_by("-sequence").values("decided_at")[:1]
    settled = claims.filter(workflow=State.SETTLED.value).order_by("-reported_at", "-pk")
    timed = settled.annotate(decided_at=Subquery(entries)).values_list("reported_at", "decided_at")[:TIMED]
    return [_between(reported, decided) for reported, decided in timed if decided]


def _between(reported: datetime, decided: datetime) -> float:
    return max(decided - reported, timedelta(0)) / timedelta(days=1)


def _page(claims: QuerySet[Claim], older: Cursor | None, newer: Cursor | None) -> Claims:
    rows = claims.exclude(workflow=State.MERGED.value)
    page = dressed(window(rows, "reported_at", older=older, newer=newer, size=PAGE))
    return Claims([row(claim) for claim in page.rows], str(page.older or ""), str(page.newer or ""))
