"""How many claims there would be with another state, verdict or caveat, the other filters as they are. Reads only.

Every count ends, in number and in time, as those of the queue do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from claims.queries.claims import Narrowing, found_by, narrowed
from claims.queries.queue.budget import Budget, Failed, TooSlow
from claims.queries.queue.counts import COUNTED, SECONDS, SKIPPED, UNKNOWN, Left
from claims.verdicts import FlagKind, Verdict, Vocabulary
from claims.workflow import State

#: The filter of each facet, and the words that it takes.
FACETS: dict[str, type[Vocabulary]] = {"workflow": State, "verdict": Verdict, "kind": FlagKind}

#: The three columns of some claims, or what is said where they could not be read.
_Read = list[tuple[Any, ...]] | str


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its answers in the order of their numbers. `instead` is said where nothing could be counted."""

    name: str
    answers: tuple[tuple[Vocabulary, Left], ...] = ()
    instead: str = ""


def facets(narrowing: Narrowing) -> list[Facet]:
    """Return the answers to each of FACETS among the claims reported last. Three queries at most, and one for words."""
    budget, words = Budget(SECONDS), found_by(narrowing.words)
    read: dict[Narrowing, _Read] = {}
    for name in FACETS:
        wider = _without(narrowing, name)
        # Two filters that are not set leave the same claims.
        if wider not in read:
            read[wider] = _latest(wider, words, budget)
    return [_facet(name, place, read[_without(narrowing, name)]) for place, name in enumerate(FACETS)]


def _without(narrowing: Narrowing, name: str) -> Narrowing:
    nothing: dict[str, Any] = {name: ""}
    return replace(narrowing, **nothing)


def _latest(narrowing: Narrowing, words: Q, budget: Budget) -> _Read:
    rows = narrowed(narrowing, words=words).order_by("-reported_at", "-pk").values_list(*FACETS)[:COUNTED]
    try:
        return budget.spend(lambda: list(rows))
    except TooSlow:
        return SKIPPED
    except Failed:
        return UNKNOWN


def _facet(name: str, place: int, read: _Read) -> Facet:
    if isinstance(read, str):
        return Facet(name, instead=read)
    is_cut = len(read) == COUNTED
    counted = Counter(row[place] for row in read).most_common()
    return Facet(name, tuple((FACETS[name].of(word), Left(number, is_cut)) for word, number in counted))
