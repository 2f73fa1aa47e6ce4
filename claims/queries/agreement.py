"""How often the two editors of a round agreed, by the kind of the claim. Reads only.

Only rounds in which both have judged: a verdict that is still sealed is in no number here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Subquery

from claims.insight.agreement import Agreement, agreement
from claims.models import Opinion, Pair
from claims.pairing import PairState
from claims.verdicts import FlagKind

#: Rounds that must have been judged by two before a kappa says anything.
FEWEST = 10
#: The states in which both verdicts are everybody's to see.
OPENED = (PairState.AGREED, PairState.SPLIT, PairState.DECIDED)


@dataclass(frozen=True, slots=True)
class OfKind:
    """The agreement about claims of one kind; about all of them for None."""

    kind: FlagKind | None
    found: Agreement

    @property
    def name(self) -> str:
        """The kind in words."""
        return self.kind.label if self.kind else "all"

    @property
    def is_enough(self) -> bool:
        """Whether there are rounds enough for a kappa."""
        return self.found.rounds >= FEWEST


def by_kind() -> list[OfKind]:
    """Return the agreement about all claims, then about each kind that was judged by two. One SQL query."""
    counted: dict[FlagKind, Counter[tuple[str, str]]] = defaultdict(Counter)
    for kind, first, second, number in _rounds():
        counted[FlagKind.of(kind)][first, second] += number
    every = sum(counted.values(), Counter())
    return [OfKind(None, agreement(every)), *(OfKind(it, agreement(counted[it])) for it in FlagKind if it in counted)]


def _rounds() -> list[tuple[str, str, str, int]]:
    """Return how often each pair of verdicts was given about claims of each kind."""
    given = Opinion.objects.filter(pair=OuterRef("pk")).order_by()
    judged = Pair.objects.filter(state__in=[state.value for state in OPENED], second_by__isnull=False).annotate(
        kind=F("claim__kind"),
        first=Subquery(given.filter(by=OuterRef("first_by")).values("verdict")[:1]),
        second=Subquery(given.filter(by=OuterRef("second_by")).values("verdict")[:1]),
    )
    both = judged.filter(first__isnull=False, second__isnull=False).order_by()
    return list(both.values_list("kind", "first", "second").annotate(number=Count("pk")))
