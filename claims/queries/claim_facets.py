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


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its answers in the order of their numbers. `instead` is said where nothing could be counted."""

    name: str
    answers: tuple[tuple[Vocabulary, Left], ...] = ()
    instead: str = ""


def facets(narrowing: Narrowing) -> list[Facet]:
    """Return the answers to each of FACETS among the claims reported last. A query each, and one for words."""
    budget, words = Budget(SECONDS), found_by(narrowing.words)
    return [_facet(name, _without(narrowing, name), words, budget) for name in FACETS]


def _without(narrowing: Narrowing, name: str) -> Narrowing:
    nothing: dict[str, Any] = {name: ""}
    return replace(narrowing, **nothing)


def _facet(name: str, narrowing: Narrowing, words: Q, budget: Budget) -> Facet:
    rows = narrowed(narrowing, words=words).order_by("-reported_at", "-pk").values_list(name, flat=True)[:COUNTED]
    try:
        read = budget.spend(lambda: list(rows))
    except TooSlow:
        return Facet(name, instead=SKIPPED)
    except Failed:
        return Facet(name, instead=UNKNOWN)
    is_cut = len(read) == COUNTED
    counted = Counter(read).most_common()
    return Facet(name, tuple((FACETS[name].of(word), Left(number, is_cut)) for word, number in counted))
