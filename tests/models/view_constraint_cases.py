"""What each constraint of saved views allows, and what it forbids."""

from __future__ import annotations

from claims.models import SavedView
from tests.conftest import NOW
from tests.models.world import Case, Fields, World, fixed, insert, word


def own(world: World) -> Fields:
    return {"place": "queue", "name": f"View {world.next()}", "owner": world.by, "made_at": NOW}


def team(world: World) -> Fields:
    return {**own(world), "owner": None}


def _named_like_another(world: World) -> Fields:
    insert(SavedView, {**own(world), "name": "Courts"})
    return {"name": "COURTS"}


def _named_like_the_teams(world: World) -> Fields:
    insert(SavedView, {**team(world), "name": "Courts"})
    return {"name": "COURTS"}


def _default_too(world: World) -> Fields:
    insert(SavedView, {**own(world), "is_default": True})
    return {"is_default": True}


def _teams_default_too(world: World) -> Fields:
    insert(SavedView, {**team(world), "is_default": True})
    return {"is_default": True}


#: name → model, a valid row, what may be changed about it, what may not.
CASES: dict[str, Case] = {
    "view_has_a_name": (SavedView, own, fixed(name="x"), fixed(name="")),
    "view_place_is_known": (SavedView, own, *word("place", "claims")),
    "view_name_is_the_owners_only_one": (SavedView, own, _named_like_the_teams, _named_like_another),
    "view_name_is_the_teams_only_one": (SavedView, team, _named_like_another, _named_like_the_teams),
    "view_default_is_the_owners_only_one": (SavedView, own, _teams_default_too, _default_too),
    "view_default_is_the_teams_only_one": (SavedView, team, _default_too, _teams_default_too),
}
