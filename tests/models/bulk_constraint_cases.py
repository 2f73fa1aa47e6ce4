"""A case of each constraint on runs over many claims."""

from __future__ import annotations

import uuid

from claims.models import BulkClaim, BulkRun
from tests.conftest import NOW
from tests.models.world import Case, Fields, World, fixed, insert, word


def run(world: World) -> Fields:
    return {"by": world.by, "verb": "dismiss", "begun_at": NOW, "due_at": NOW, "nonce": uuid.uuid4().hex}


def of_run(world: World) -> Fields:
    return {"run": BulkRun.objects.create(**run(world)), "claim": world.claim}


def again(world: World) -> Fields:
    taken = of_run(world)
    insert(BulkClaim, taken)
    return taken


CASES: dict[str, Case] = {
    "bulkrun_verb_is_known": (BulkRun, run, *word("verb", "follow")),
    "bulkrun_is_finished_or_given_up_never_both": (
        BulkRun, run, fixed(finished_at=NOW), fixed(finished_at=NOW, gave_up_at=NOW),
    ),
    "bulkclaim_outcome_is_known": (BulkClaim, of_run, *word("outcome", "done")),
    "bulkclaim_is_once_in_a_run": (BulkClaim, of_run, fixed(reason="x"), again),
}  # fmt: skip
