"""How often the detector is right, by the decisions that editors took: for each phrase, and for each scope rule.

A claim counts once for each phrase and rule that found it. Reads only; everything is added up in SQL.

- Right: the claim is followed, settled or merged now. Wrong: it is dismissed as not a claim.
- Dismissed as a duplicate or out of scope says nothing about the detector, nor does a decision that was taken back.
- What a person marked by hand was not found by the detector, and is left out.
- Reworded says that the phrase was right and the span wrong: it is counted apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.fields.json import KT
from django.db.models.functions import DenseRank, RowNumber

from claims.flagging.marked import MARKED
from claims.insight.intervals import wilson
from claims.models import Decision, Mention
from claims.models.decision import Verb
from claims.verdicts import DismissReason, Fault
from claims.workflow import State

#: How many of the last wrong claims are shown as examples.
EXAMPLES = 3

_FATES = [verb.value for verb in (Verb.FOLLOWED, Verb.DISMISSED, Verb.MERGED, Verb.SETTLED, Verb.REOPENED)]
RIGHT = Q(claim__workflow__in=[State.TRIAGED, State.SETTLED, State.MERGED])
WRONG = Q(claim__workflow=State.DISMISSED, claim__dismissed_because=DismissReason.NOT_A_CLAIM)


@dataclass(frozen=True, slots=True)
class Miss:
    """A claim that an editor dismissed as none, with the words that made it one."""

    claim: str
    cue: str


@dataclass(frozen=True, slots=True)
class Score:
    """What editors made of the claims that one phrase, or one rule, found."""

    name: str
    right: int = 0
    wrong: int = 0
    reworded: int = 0
    faults: Mapping[Fault, int] = field(default_factory=dict)
    misses: Sequence[Miss] = ()

    @property
    def decided(self) -> int:
        """On how many claims the score rests."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """The share of right ones; None before the first decision."""
        return self.right / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the precision: honest where few were decided, and never outside 0 to 1."""
        return wilson(self.right, self.decided)


def phrases(since: datetime | None = None) -> list[Score]:
    """Return a score for each phrase that found a claim, worst first. Three SQL queries.

    `since` leaves out claims whose fate was decided, and words that were changed, before.
    """
    return _scores("flag__phrase", since)


def rules(since: datetime | None = None) -> list[Score]:
    """Return a score for each scope rule that covered a claim's words, worst first. Three SQL queries."""
    return _scores("rule", since)


def _scores(group: str, since: datetime | None) -> list[Score]:
    faults, misses = _faults(group, since), _misses(group, since)
    found = [
        Score(row["name"], row["right"], row["wrong"], row["reworded"], faults[row["name"]], misses[row["name"]])
        for row in _counts(group, since)
    ]
    return sorted(found, key=_badness)


def _badness(score: Score) -> tuple[float, int, str]:
    return (2.0 if score.precision is None else score.precision), -score.decided, score.name


def _counts(group: str, since: datetime | None) -> Iterator[Mapping[str, Any]]:
    decided = Exists(_standing(since).filter(claim=OuterRef("claim"), verb__in=_FATES))
    reworded = Exists(_standing(since).filter(claim=OuterRef("claim"), verb=Verb.REWORDED))
    rows = _found().order_by().annotate(name=F(group), decided=decided, was_reworded=reworded).values("name")
    return rows.annotate(
        right=Count("claim", RIGHT & Q(decided=True), distinct=True),
        wrong=Count("claim", WRONG & Q(decided=True), distinct=True),
        reworded=Count("claim", Q(was_reworded=True), distinct=True),
    ).iterator()


def _faults(group: str, since: datetime | None) -> defaultdict[str, dict[Fault, int]]:
    """What editors said was wrong. A dismissal counts only while the claim is dismissed."""
    still = Q(verb=Verb.REWORDED) | Q(verb=Verb.DISMISSED) & WRONG
    rows = _standing(since).filter(still, after__has_key="fault", claim__mentions__isnull=False).order_by()
    joined = rows.annotate(
        name=F(f"claim__mentions__{group}"), found_by=F("claim__mentions__rule"), said=KT("after__fault")
    )
    named = joined.exclude(found_by=MARKED).values("name", "said")
    found: defaultdict[str, dict[Fault, int]] = defaultdict(dict)
    for row in named.annotate(claims=Count("claim", distinct=True)).order_by("-claims", "said").iterator():
        found[row["name"]][Fault.of(row["said"])] = row["claims"]
    return found


def _misses(group: str, since: datetime | None) -> defaultdict[str, list[Miss]]:
    """The last claims that were dismissed as none, each once, with the cue of its first mention."""
    decided = Exists(_standing(since).filter(claim=OuterRef("claim"), verb=Verb.DISMISSED))
    last_first = [F("claim__changed_at").desc(), F("claim").desc()]
    rows = (
        _found()
        .filter(WRONG, decided)
        .annotate(
            name=F(group),
            rank=Window(DenseRank(), partition_by=F(group), order_by=last_first),
            nth=Window(RowNumber(), partition_by=[F(group), F("claim")], order_by=F("pk").asc()),
        )
    )
    rows = rows.filter(rank__lte=EXAMPLES, nth=1).order_by("name", "rank")
    found: defaultdict[str, list[Miss]] = defaultdict(list)
    for name, claim, cue in rows.values_list("name", "claim__public_id", "flag__exact"):
        found[name].append(Miss(claim, " ".join(cue.split())))
    return found


def _found() -> QuerySet[Mention]:
    return Mention.objects.exclude(rule=MARKED)


def _standing(since: datetime | None) -> QuerySet[Decision]:
    standing = Decision.objects.standing()
    return standing.filter(decided_at__gte=since) if since else standing
