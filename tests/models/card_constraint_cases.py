"""What each constraint of reservations, presence, skips and drafts allows, and what it forbids."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from claims.models import Draft, Presence, Reservation, Skip, Snooze
from tests.conftest import NOW
from tests.models.world import Case, Fields, World, fixed, insert, word


def reservation(world: World) -> Fields:
    return {"claim": world.claim, "holder": world.by, "until": NOW, "taken_at": NOW}


def presence(world: World) -> Fields:
    return {"claim": world.claim, "person": world.by, "opened_at": NOW, "seen_at": NOW, "revision": 1}


def skip(world: World) -> Fields:
    return {"claim": world.claim, "person": world.by, "nonce": str(world.next()), "skipped_at": NOW}


def snooze(world: World) -> Fields:
    return {"claim": world.claim, "until": NOW, "by": world.by, "at": NOW}


def draft(world: World) -> Fields:
    return {"claim": world.claim, "person": world.by, "text": "Ask the port.", "changed_at": NOW}


def _again(model: type[models.Model], valid: Callable[[World], Fields]) -> Callable[[World], Fields]:
    """Return what makes a row the second of its claim and person."""

    def taken(world: World) -> Fields:
        insert(model, valid(world))
        return {}

    return taken


def _elsewhere(world: World) -> Fields:
    return {"claim": world.other}


#: name → model, a valid row, what may be changed about it, what may not.
CASES: dict[str, Case] = {
    "reservation_names_holder_and_end": (
        Reservation, reservation, fixed(holder=None, until=None), fixed(until=None),
    ),
    "presence_is_one_a_person": (Presence, presence, _elsewhere, _again(Presence, presence)),
    "skip_reason_is_known": (Skip, skip, *word("reason", "unsure")),
    "snooze_has_an_end": (Snooze, snooze, fixed(until=None, until_evidence=True), fixed(until=None)),
    "draft_is_one_a_person": (Draft, draft, _elsewhere, _again(Draft, draft)),
    "draft_has_words": (Draft, draft, fixed(text="x"), fixed(text="")),
}  # fmt: skip
