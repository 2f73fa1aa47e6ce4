"""What each constraint of pairs, opinions, the policy and guidelines allows, and what it forbids."""

from __future__ import annotations

from django.contrib.auth.models import User

from claims.models import Decision, Guideline, Opinion, Pair, PolicySwitch
from tests.conftest import NOW
from tests.models.world import Case, Fields, World, fixed, insert, word


def pair(world: World) -> Fields:
    """One that has ended, so that another may be open."""
    ended = {"state": "reset", "ended_at": NOW, "began_at": NOW}
    return {"claim": world.claim, "number": world.next(), "first_by": world.by, **ended}


def opinion(world: World) -> Fields:
    fields = {name: value for name, value in world.chained().items() if name != "decided_at"}
    held = {"round": 1, "verdict": "confirmed", "reason": "Divers counted.", "given_at": NOW, "salt": "s"}
    decision = insert(Decision, world.decision())
    return {**fields, **held, "pair": Pair.objects.create(**pair(world)), "decision": decision}


def switch(world: World) -> Fields:
    return {"ground": "party", "is_on": True, "by": world.by, "by_name": "Dana", "turned_at": NOW}


def guideline(world: World) -> Fields:
    return {"kind": "evidence", "number": world.next() + 100, "text": "Read.", "written_at": NOW}


def _opened(world: World) -> Fields:
    return {"state": "waiting", "ended_at": None}


def _a_second_open_one(world: World) -> Fields:
    insert(Pair, {**pair(world), **_opened(world)})
    return _opened(world)


def _the_same_number(world: World) -> Fields:
    first = pair(world)
    insert(Pair, first)
    return {"number": first["number"]}


def _another(world: World) -> Fields:
    return {"second_by": User.objects.create_user(f"person{world.next()}")}


def _the_same_round(world: World) -> Fields:
    first = opinion(world)
    insert(Opinion, first)
    return {"pair": first["pair"]}


def _the_same_version(world: World) -> Fields:
    first = guideline(world)
    insert(Guideline, first)
    return {"number": first["number"]}


#: name → model, a valid row, what may be changed about it, what may not.
CASES: dict[str, Case] = {
    "pair_is_numbered_once": (Pair, pair, fixed(number=999), _the_same_number),
    "pair_is_open_once": (Pair, pair, _opened, _a_second_open_one),
    "pair_state_is_known": (Pair, pair, *word("state", "agreed")),
    "pair_has_ended_or_is_open": (Pair, pair, _opened, fixed(ended_at=None)),
    "pair_is_of_two_people": (Pair, pair, _another, lambda w: {"second_by": w.by}),
    "opinion_sequence_starts_at_one": (Opinion, opinion, fixed(sequence=999), fixed(sequence=0)),
    "opinion_verdict_is_known": (Opinion, opinion, *word("verdict", "contested")),
    "opinion_gives_a_reason": (Opinion, opinion, fixed(reason="x"), fixed(reason="")),
    "opinion_is_given_once_a_round": (Opinion, opinion, fixed(round=2), _the_same_round),
    "policy_ground_is_known": (PolicySwitch, switch, *word("ground", "sensitive")),
    "guideline_version_is_written_once": (Guideline, guideline, fixed(number=999), _the_same_version),
    "guideline_kind_is_known": (Guideline, guideline, *word("kind", "figures")),
    "guideline_says_something": (Guideline, guideline, fixed(text="x"), fixed(text="")),
}
