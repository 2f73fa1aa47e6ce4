"""Taking back: any decision of one's own, as a new entry, and only while no other builds upon it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, follow_ups, undo
from claims.errors import Conflict, NotAllowed, NotOpen
from claims.models import Claim, Decision, LedgerEntry
from claims.queries import chains
from tests.factories import followed_claim, make_act, other_claim, settled_claim

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
    with pytest.raises(NotOpen, match="is not taken back again: decide anew"):
        undo.undo(decision=undone, act=make_act(editor))


def test_an_older_one_is_undone_while_later_ones_on_other_claims_stand(editor: User) -> None:
    claims.follow(claim=other_claim(), act=make_act(editor))
    first = last(editor)
    later = followed_claim(editor)

    undo.undo(decision=first, act=make_act(editor))

    assert Claim.objects.get(pk=first.claim_id).workflow == "detected"
    assert Claim.objects.get(pk=later.pk).workflow == "triaged"


def test_other_words_given_since_stay_when_the_following_is_undone(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)
    claims.reword(claim=claim, text="Other words.", act=make_act(second_editor))

    undo.undo(decision=last(editor), act=make_act(editor))

    after = Claim.objects.get(pk=claim.pk)
    assert (after.workflow, after.text) == ("detected", "Other words.")


def test_what_was_taken_back_is_not_taken_back_twice(editor: User, administrator: User) -> None:
    followed_claim(editor)
    decision = last(editor)
    undo.undo(decision=decision, act=make_act(editor))

    with pytest.raises(Conflict, match=r"^Dana has taken back that decision"):
        undo.undo(decision=decision, act=make_act(administrator))


def test_nobody_undoes_what_another_decided(editor: User, second_editor: User) -> None:
    followed_claim(editor)

    with pytest.raises(NotAllowed, match="Taking back what others decided needs the role “administrator”"):
        undo.undo(decision=last(editor), act=make_act(second_editor))


def test_an_administrator_undoes_what_anybody_decided(editor: User, administrator: User) -> None:
    claim = settled_claim(editor)

    undo.undo(decision=last(editor), act=make_act(administrator))

    assert Claim.objects.get(pk=claim.pk).verdict == "unverified"
    assert LedgerEntry.objects.latest("sequence").reason == "Entry 1 was taken back by Ada, not by who made it."
    assert chains.verify_verdicts() == 1


def test_what_another_decision_builds_on_is_undone_after_it(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)
    followed = last(editor)
    day = date(2026, 4, 1)
    built = follow_ups.plan(claim=claim, criteria="A count.", check_by=day, act=make_act(second_editor))

    sentence = rf"first take back decision {built.sequence} \(Omar planned {claim.public_id}\)"
    with pytest.raises(Conflict, match=sentence):
        undo.undo(decision=followed, act=make_act(editor))
    undo.undo(decision=built, act=make_act(second_editor))
    undo.undo(decision=followed, act=make_act(editor))

    assert Claim.objects.get(pk=claim.pk).workflow == "detected"


def test_evidence_that_a_verdict_rests_on_stays_while_the_verdict_stands(editor: User) -> None:
    settled_claim(editor)
    added = Decision.objects.get(verb="evidence_added")

    with pytest.raises(Conflict, match="Dana settled"):
        undo.undo(decision=added, act=make_act(editor))


def test_what_was_changed_without_a_decision_is_left_alone(editor: User) -> None:
    claim = followed_claim(editor)
    Claim.objects.filter(pk=claim.pk).update(workflow="dismissed", dismissed_because="duplicate")

    with pytest.raises(Conflict, match="was changed after that decision"):
        undo.undo(decision=last(editor), act=make_act(editor))


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
