"""How many claims there would be with another answer to a filter, the other filters as they are. Reads only.

Every count ends, in number and in time, as those of the queue do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db.models import Count

from claims.models import Claim, Mention
from claims.queries.claims import Narrowing, Sought
from claims.queries.estimate import estimated
from claims.queries.keyset import nearest
from claims.queries.queue.budget import Budget, Failed, TooSlow
from claims.queries.queue.counts import COUNTED, SKIPPED, UNKNOWN, Left
from claims.verdicts import FlagKind, Verdict, Vocabulary
from claims.workflow import State

#: The filter of each facet and the words that it takes, then those whose answers are names. As addresses call them.
_WORDED: dict[str, type[Vocabulary]] = {"workflow": State, "verdict": Verdict, "kind": FlagKind}
FACETS = (*_WORDED, "speaker", "outlet")
#: How many seconds the counts may take together: less than those of the queue, since the list itself is the page.
SECONDS = 0.15
#: How many of the claims reported last are looked at, where each look is dear.
LOOKED = 3000
#: As many names are shown of those that a filter takes.
NAMED = 8

#: What is read of each claim: its id, and a column for each facet but the last.
_READ = ("pk", *_WORDED, "speaker__name")
#: Those columns of some claims and whether there may be more, or what is said where they could not be read.
_Read = tuple[list[tuple[Any, ...]], bool] | str
#: The field of a narrowing that a facet is about, where it is called otherwise, and what asks for nothing.
_FIELDS: dict[str, tuple[str, Any]] = {"speaker": ("speakers", ()), "outlet": ("outlets", ())}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a filter: as an address carries it, as it is read, and how many claims there are with it."""

    value: str
    label: str
    number: Left


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its answers in the order of their numbers. `instead` is said where nothing could be counted."""

    name: str
    answers: tuple[Answer, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims a narrowing leaves, and its facets."""

    all: Left
    facets: list[Facet]


def counts(narrowing: Narrowing, sought: Sought | None = None) -> Counts:
    """Return how many claims there are, and the answers to each of FACETS among those reported last.

    One query and one for the outlets, one more for each facet whose filter is set, and one to estimate; another for
    each that reads claims where a look at one is dear, and what `sought` has not asked yet.
    """
    sought = sought or Sought(narrowing)
    # What has to be asked first is no count, and takes none of their time.
    sought.parted(narrowing)
    budget = Budget(SECONDS)
    read: dict[Narrowing, _Read] = {}
    for name in FACETS:
        wider = _without(narrowing, name)
        # Two filters that are not set leave the same claims.
        if wider not in read:
            read[wider] = _spent(budget, partial(_latest, sought, wider))
    facets = [_facet(name, read[_without(narrowing, name)], budget) for name in FACETS]
    return Counts(_all(sought, read.get(narrowing), budget), facets)


def _without(narrowing: Narrowing, name: str) -> Narrowing:
    field, nothing = _FIELDS.get(name, (name, ""))
    cleared: dict[str, Any] = {field: nothing}
    return replace(narrowing, **cleared)


def _latest(sought: Sought, narrowing: Narrowing) -> tuple[list[tuple[Any, ...]], bool]:
    claims, dear = sought.parted(narrowing)
    if not dear:
        rows = list(claims.order_by("-reported_at", "-pk").values_list(*_READ)[:COUNTED])
        return rows, len(rows) == COUNTED
    looked_at = nearest(claims, "reported_at", LOOKED).values("pk")
    is_cut = looked_at.count() == LOOKED
    return list(Claim.objects.filter(dear, pk__in=looked_at).order_by().values_list(*_READ)), is_cut


def _spent(budget: Budget, read: Callable[[], tuple[list[tuple[Any, ...]], bool]]) -> _Read:
    try:
        return budget.spend(read)
    except TooSlow:
        return SKIPPED
    except Failed:
        return UNKNOWN


def _facet(name: str, read: _Read, budget: Budget) -> Facet:
    if isinstance(read, str):
        return Facet(name, instead=read)
    rows, is_cut = read
    if name == "outlet":
        return _of_outlets([row[0] for row in rows], is_cut, budget)
    counted = Counter(row[1 + FACETS.index(name)] for row in rows)
    del counted[None]
    if name not in _WORDED:
        return Facet(name, tuple(Answer(it, it, Left(n, is_cut)) for it, n in counted.most_common(NAMED)))
    words = [(_WORDED[name].of(it), number) for it, number in counted.most_common()]
    return Facet(name, tuple(Answer(word.value, word.label, Left(number, is_cut)) for word, number in words))


def _of_outlets(claims: list[int], is_cut: bool, budget: Budget) -> Facet:
    outlet = "version__article__source__name"
    told = Mention.objects.filter(claim__in=claims).order_by().values_list(outlet)
    most = told.annotate(n=Count("claim", distinct=True)).order_by("-n", outlet)[:NAMED]
    read = _spent(budget, lambda: (list(most), is_cut))
    if isinstance(read, str):
        return Facet("outlet", instead=read)
    return Facet("outlet", tuple(Answer(name, name, Left(number, is_cut)) for name, number in read[0]))


def _all(sought: Sought, read: _Read | None, budget: Budget) -> Left:
    """Return how many claims there are: counted where they are few, else as many as the database takes them for."""
    if read is None:
        read = _spent(budget, partial(_latest, sought, sought.narrowing))
    if isinstance(read, str):
        return Left(0, instead=read)
    rows, is_cut = read
    if not is_cut:
        return Left(len(rows))
    claims, dear = sought.parted(sought.narrowing)
    about = estimated(claims.filter(dear))
    return Left(about, instead=f"about {about:,}") if about > COUNTED else Left(len(rows), more=True)
