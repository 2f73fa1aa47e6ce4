"""The workflow table, walked whole."""

from __future__ import annotations

import itertools

import pytest
from django.core.management import CommandError, call_command

from claims.errors import InvalidTransition
from claims.management.commands import draw_workflow
from claims.workflow import TRANSITIONS, Move, State, can, check_can, moves_from

EVERY = list(itertools.product(State, Move))


@pytest.mark.parametrize(("state", "move"), EVERY)
def test_it_allows_exactly_what_the_table_has(state: State, move: Move) -> None:
    assert can(state, move) == ((state, move) in TRANSITIONS)


@pytest.mark.parametrize(("state", "move"), [pair for pair in EVERY if pair not in TRANSITIONS])
def test_it_says_what_is_possible_when_a_move_is_not(state: State, move: Move) -> None:
    with pytest.raises(InvalidTransition, match=f"A claim that is {state.label} cannot"):
        check_can(state, move)


def test_every_state_can_be_reached_and_left() -> None:
    assert {State.DETECTED, *TRANSITIONS.values()} == set(State)
    assert all(moves_from(state) for state in State)


def test_a_merge_can_only_be_undone_and_then_the_claim_is_followed() -> None:
    assert moves_from(State.MERGED) == [Move.SEPARATE]
    assert check_can(State.MERGED, Move.SEPARATE) is State.TRIAGED


def test_the_diagram_in_the_docs_is_the_table() -> None:
    call_command("draw_workflow", "--check")


def test_it_notices_an_old_diagram(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(draw_workflow.Command, "path", tmp_path / "workflow.md")

    with pytest.raises(CommandError, match="out of date"):
        call_command("draw_workflow", "--check")
