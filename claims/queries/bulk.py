"""Runs over many claims, before and after: what each verb would do to those chosen, and how far a run has come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from claims.models import BulkClaim, BulkRun, Claim, Decision, ReviewItem, Watch
from claims.models.bulk import BulkVerb, Outcome
from claims.models.review import LOOKED_AT
from claims.workflow import Move, State, can

#: How many of the chosen claims, and of the refusals of a run, are listed.
LISTED = 20
REFUSALS = 200


@dataclass(frozen=True, slots=True)
class Preview:
    """What a run over the chosen claims would do: of how many each verb changes something, and what they are."""

    number: int
    states: dict[State, int]
    to_look_at: int
    watching: int
    first: list[Claim]

    def of_move(self, move: Move) -> int:
        """Return how many of them the workflow lets take this step."""
        return sum(number for state, number in self.states.items() if can(state, move))

    @property
    def followed(self) -> int:
        """How many are followed: only those have a follow-up to put off."""
        return self.states.get(State.TRIAGED, 0)

    @property
    def standing(self) -> int:
        """How many were not merged away."""
        return self.number - self.states.get(State.MERGED, 0)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    run: BulkRun
    verb: BulkVerb
    counted: dict[Outcome, int]
    refused: list[BulkClaim]
    undone: BulkRun | None

    @property
    def total(self) -> int:
        """How many claims it is about."""
        return sum(self.counted.values())

    @property
    def done(self) -> int:
        """How many were decided about."""
        return self.counted.get(Outcome.DONE, 0)

    @property
    def refusals(self) -> int:
        """How many were not open to it."""
        return self.counted.get(Outcome.REFUSED, 0)

    @property
    def left(self) -> int:
        """How many were left out since the run was taken back meanwhile."""
        return self.counted.get(Outcome.LEFT, 0)

    @property
    def finished(self) -> bool:
        """Whether nothing more is to come."""
        return self.run.finished_at is not None or self.run.gave_up_at is not None


def preview(chosen: Collection[int]) -> Preview:
    """Return what could be done to these claims (ids). Four SQL queries."""
    rows = Claim.objects.filter(pk__in=chosen).order_by()
    counted = dict(rows.values_list("workflow").annotate(n=Count("pk")))
    asked = ReviewItem.objects.filter(
        claim=OuterRef("pk"), closed_at__isnull=True, kind__in=[kind.value for kind in LOOKED_AT]
    )
    return Preview(
        number=sum(counted.values()),
        states={State.of(name): number for name, number in counted.items()},
        to_look_at=rows.filter(Exists(asked)).count(),
        watching=Watch.objects.filter(claim__in=chosen).values("person").distinct().count(),
        first=list(rows.order_by("pk")[:LISTED]),
    )


def progress(run: BulkRun) -> Progress:
    """Return how far a run has come. Three SQL queries."""
    counted = dict(run.claims.order_by().values_list("outcome").annotate(n=Count("pk")))
    refused = run.claims.filter(outcome=Outcome.REFUSED.value).select_related("claim").order_by("pk")
    return Progress(
        run=run,
        verb=BulkVerb.of(run.verb),
        counted={Outcome.of(name): number for name, number in counted.items()},
        refused=list(refused[:REFUSALS]),
        undone=BulkRun.objects.filter(undoes=run).first(),
    )


def run_of(decision: Decision) -> BulkRun | None:
    """Return the run in which a decision was made, if it was made in one. One SQL query at most."""
    parts = decision.nonce.split("-")
    if parts[0] != "bulk" or len(parts) < 3 or not parts[1].isdecimal():
        return None
    return BulkRun.objects.filter(Q(undoes__isnull=True), pk=int(parts[1])).first()
