"""Two editors on one claim: the second sees both versions, loses nothing typed, and can decide again."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.actions import claims
from claims.models import Claim, Decision, LedgerEntry
from claims.verdicts import DismissReason
from tests.admin.desk import card, send, signed_in, step, value_of, words
from tests.factories import make_act, make_claim, other_claim
from tests.reserving import lapse

pytestmark = pytest.mark.django_db

RULING = {
    "verdict": "refuted",
    "resolved_on": "2026-03-12",
    "reason": "It was a drill.",
    "no_evidence_because": "Seen.",
}
TYPED: dict[str, dict[str, Any]] = {
    "follow": {"note": "My own note."},
    "dismiss": {"note": "My own note.", "because": "duplicate"},
    "reword": {"text": "My own words.", "note": "My own note."},
    "merge": {"note": "My own note."},
    "settle": {**RULING, "new-passage": ""},
}

INTENDED = {
    "follow": "follow this claim",
    "dismiss": "dismiss this claim: duplicate",
    "reword": "edit the words of this claim",
    "merge": "merge this claim into another",
    "settle": "settle this claim",
}


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def meanwhile_reworded(claim: Claim, by: User) -> None:
    act = make_act(by, seen=claim.revision, note="The article was corrected.")
    claims.reword(claim=lapse(claim), text="Twelve of fifteen barges sank.", act=act)


def page_of(client: Any, claim: Claim, name: str) -> Any:
    return client.get(step(claim, name) if name in ("merge", "settle") else card(claim))


@pytest.mark.parametrize("name", TYPED)
def test_the_second_editor_sees_both_and_keeps_all_that_was_typed(
    name: str, claim: Claim, editor: User, second_editor: User
) -> None:
    client = signed_in(editor)
    page = page_of(client, claim, name)
    typed = TYPED[name] | ({"into": other_claim().public_id} if name == "merge" else {})
    meanwhile_reworded(claim, second_editor)

    answer = send(client, claim, name, page=page, **typed)

    said = words(answer)
    assert answer.status_code == 409
    assert f"What you were about to do: {INTENDED[name]}" in said
    assert "Omar reworded this claim since you opened it." in said
    assert f"“{claim.text}” → “Twelve of fifteen barges sank.”" in said
    assert "The article was corrected." in said
    for field in ("note", "text", "reason", "no_evidence_because", "resolved_on"):
        assert value_of(answer, field) == typed.get(field, value_of(answer, field))
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("name", TYPED)
def test_sending_the_conflict_page_decides_with_open_eyes(
    name: str, claim: Claim, editor: User, second_editor: User
) -> None:
    client = signed_in(editor)
    page = page_of(client, claim, name)
    typed = TYPED[name] | ({"into": other_claim().public_id} if name == "merge" else {})
    meanwhile_reworded(claim, second_editor)
    conflict = send(client, claim, name, page=page, **typed)

    answer = send(client, claim, name, page=conflict, **typed)

    assert answer.status_code == 302
    assert [decision.by_name for decision in Decision.objects.all()] == ["Omar", "Dana"]


def test_what_is_no_longer_possible_is_said_and_the_words_are_kept(
    claim: Claim, editor: User, second_editor: User
) -> None:
    client = signed_in(editor)
    page = page_of(client, claim, "settle")
    act = make_act(second_editor, seen=claim.revision)
    claims.dismiss(claim=lapse(claim), because=DismissReason.OUT_OF_SCOPE, act=act)

    answer = send(client, claim, "settle", page=page, **RULING)

    said = words(answer)
    assert answer.status_code == 409
    assert "Omar dismissed this claim" in said
    assert "That is no longer open from where the claim stands." in said
    assert "It was a drill." in said
    assert "Reopen this claim" in said
    assert not LedgerEntry.objects.exists()


def test_a_note_moves_on_to_what_is_still_possible(claim: Claim, editor: User, second_editor: User) -> None:
    client = signed_in(editor)
    page = page_of(client, claim, "follow")
    claims.follow(claim=lapse(claim), act=make_act(second_editor, seen=claim.revision))

    conflict = send(client, claim, "follow", page=page, note="My own note.")
    answer = send(client, claim, "dismiss", page=conflict, because="duplicate", note=value_of(conflict, "note"))

    assert answer.status_code == 302
    assert Decision.objects.latest("sequence").note == "My own note."


def test_every_step_taken_meanwhile_is_listed(claim: Claim, editor: User, second_editor: User) -> None:
    client = signed_in(editor)
    page = page_of(client, claim, "follow")
    meanwhile_reworded(claim, second_editor)
    claims.follow(claim=lapse(claim), act=make_act(second_editor))

    said = words(send(client, claim, "follow", page=page))

    assert "Omar reworded the claim" in said
    assert "State detected → triaged" in said


def test_a_conflict_costs_nobody_a_decision(claim: Claim, editor: User, second_editor: User) -> None:
    """Ten races on one claim: each loser is told, none overwrites."""
    one, two = signed_in(editor), signed_in(second_editor)
    for number in range(10):
        pages = [client.get(card(claim)) for client in (one, two)]
        won = send(one, claim, "reword", page=pages[0], text=f"Wording {number} of Dana.")
        lost = send(two, claim, "reword", page=pages[1], text=f"Wording {number} of Omar.")

        assert (won.status_code, lost.status_code) == (302, 409)
        assert value_of(lost, "text") == f"Wording {number} of Omar."
        assert Claim.objects.get(pk=claim.pk).text == f"Wording {number} of Dana."
