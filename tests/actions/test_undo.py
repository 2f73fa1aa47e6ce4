"""Taking back: one's own, the last, as a new entry, and only while nobody has built upon it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, undo
from claims.errors import Conflict, NotAllowed
from claims.models import Claim, Decision
from claims.queries import chains
from tests.factories import followed_claim, make_act, other_claim

pytestmark = pytest.mark.django_db


def last(person: User) -> Decision:
    found = undo.last_of(person)
    assert found
    return found


def test_decisions_are_undone_one_by_one_back_to_the_first(editor: User) -> None:
    made = [other_claim() for _ in range(4)]
    for claim in made:
        claims.follow(claim=claim, act=make_act(editor))

    while decision := undo.last_of(editor):
        undo.undo(decision=decision, act=make_act(editor))

    assert {claim.workflow for claim in Claim.objects.all()} == {"detected"}
    assert Decision.objects.count() == 8
    assert chains.verify(Decision).length == 8


def test_an_undo_is_not_itself_undone(editor: User) -> None:
    followed_claim(editor)
    undone = undo.undo(decision=last(editor), act=make_act(editor))

    assert undo.last_of(editor) is None
    with pytest.raises(NotAllowed, match="Only your own last decision"):
        undo.undo(decision=undone, act=make_act(editor))


def test_only_the_last_is_undone(editor: User) -> None:
    claims.follow(claim=other_claim(), act=make_act(editor))
    first = last(editor)
    followed_claim(editor)

    with pytest.raises(NotAllowed, match="Only your own last decision"):
        undo.undo(decision=first, act=make_act(editor))


def test_nobody_undoes_what_another_decided(editor: User, second_editor: User) -> None:
    followed_claim(editor)

    with pytest.raises(NotAllowed, match="Only your own last decision"):
        undo.undo(decision=last(editor), act=make_act(second_editor))


def test_a_claim_that_another_changed_since_is_left_to_them(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)
    claims.reword(claim=claim, text="Other words.", act=make_act(second_editor))

    with pytest.raises(Conflict, match="was changed after that decision"):
        undo.undo(decision=last(editor), act=make_act(editor))

    assert Claim.objects.get(pk=claim.pk).text == "Other words."


def test_the_same_undo_sent_twice_undoes_once(editor: User) -> None:
    claims.follow(claim=other_claim(), act=make_act(editor))
    followed_claim(editor)
    decision, act = last(editor), make_act(editor)

    undo.undo(decision=decision, act=act)
    undo.undo(decision=decision, act=act)

    assert Claim.objects.filter(workflow="triaged").count() == 1
    assert Decision.objects.count() == 3


def test_an_editor_who_lost_the_role_undoes_nothing(editor: User) -> None:
    followed_claim(editor)
    decision = last(editor)
    editor.groups.clear()
    demoted = User.objects.get(pk=editor.pk)

    with pytest.raises(NotAllowed, match="needs the role"):
        undo.undo(decision=decision, act=replace(make_act(editor), by=demoted))
