"""What holds for every decision: roles, one act counted once, no silent overwriting, and one history row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError

from claims.actions import claims, evidence, ledger, undo
from claims.actions.acts import Act
from claims.errors import Conflict, NotAllowed
from claims.models import Claim, Decision, Evidence, LedgerEntry, ReviewItem
from claims.verdicts import DismissReason, Stance, Verdict
from tests.factories import dismissed_claim, make_act, make_claim, make_evidence, other_claim, settled_claim

pytestmark = pytest.mark.django_db

Decide = Callable[[Claim, Act], Decision]


def follow(claim: Claim, act: Act) -> Decision:
    return claims.follow(claim=claim, act=act)


def dismiss(claim: Claim, act: Act) -> Decision:
    return claims.dismiss(claim=claim, because=DismissReason.DUPLICATE, act=act)


def merge(claim: Claim, act: Act) -> Decision:
    return claims.merge(claim=claim, into=other_claim(), act=act)


def reword(claim: Claim, act: Act) -> Decision:
    return claims.reword(claim=claim, text="Twelve of fifteen barges sank at Port Lowe.", act=act)


def settle(claim: Claim, act: Act) -> Decision:
    ruling = ledger.Ruling(Verdict.CONFIRMED, reason="Seen.", no_evidence_because="The harbour is empty.")
    return ledger.settle(claim=claim, ruling=ruling, act=act)


def add_evidence(claim: Claim, act: Act) -> Decision:
    finding = evidence.Finding(passage="Divers counted 12.", stance=Stance.SUPPORTS, url="https://port.example/count")
    return evidence.add(claim=claim, finding=finding, act=act)


DECIDING: list[Decide] = [follow, dismiss, merge, reword, settle]
ALL: list[Decide] = [*DECIDING, add_evidence]


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Decision, LedgerEntry, Evidence, Claim, ReviewItem))


@pytest.mark.parametrize("decide", ALL)
def test_it_writes_one_history_row_that_says_who_when_and_why(decide: Decide, editor: User) -> None:
    claim = make_claim()
    act = make_act(editor, note="Checked with the harbour.")

    decision = decide(claim, act)

    assert Decision.objects.get() == decision
    assert (decision.by, decision.by_name, decision.decided_at) == (editor, "Dana", act.now)
    assert (decision.claim_public_id, decision.note) == (claim.public_id, "Checked with the harbour.")


@pytest.mark.parametrize("decide", DECIDING)
def test_it_raises_the_revision_by_one_and_dates_the_change(decide: Decide, editor: User) -> None:
    claim = make_claim()
    act = make_act(editor)

    decide(claim, act)

    after = Claim.objects.get(pk=claim.pk)
    assert (after.revision, after.changed_at) == (claim.revision + 1, act.now)


@pytest.mark.parametrize("decide", ALL)
def test_the_same_form_sent_twice_decides_once(decide: Decide, editor: User) -> None:
    claim = make_claim()
    act = make_act(editor, seen=claim.revision)
    first = decide(claim, act)
    before = counts()

    again = decide(Claim.objects.get(pk=claim.pk), act)

    assert again == first
    assert counts()[0:3] == before[0:3]


@pytest.mark.parametrize("decide", DECIDING)
def test_the_second_of_two_editors_is_told_and_writes_nothing(
    decide: Decide, editor: User, second_editor: User
) -> None:
    claim = make_claim()
    claims.reword(claim=claim, text="Other words.", act=make_act(second_editor, seen=claim.revision))
    before = counts()[0:3]

    with pytest.raises(Conflict, match="Omar reworded this claim since you opened it"):
        decide(claim, make_act(editor, seen=claim.revision))

    assert counts()[0:3] == before
    assert Claim.objects.get(pk=claim.pk).text == "Other words."


def test_the_one_who_is_named_is_the_one_who_changed_the_claim(editor: User, second_editor: User) -> None:
    claim = make_claim()
    seen = claim.revision
    dismiss(claim, make_act(second_editor))
    add_evidence(claim, make_act(editor))

    with pytest.raises(Conflict, match=r"^Omar dismissed this claim since"):
        follow(claim, make_act(editor, seen=seen))


def test_a_decision_taken_back_is_named_as_such(editor: User, second_editor: User) -> None:
    claim = make_claim()
    undo.undo(decision=follow(claim, make_act(second_editor)), act=make_act(second_editor))

    with pytest.raises(Conflict, match=r"^Omar took back a decision about this claim since"):
        follow(claim, make_act(editor, seen=claim.revision))


@pytest.mark.parametrize("decide", DECIDING)
@pytest.mark.parametrize("name", ["stranger", "reader", "reporter"])
def test_it_refuses_whoever_may_not_decide(decide: Decide, name: str, request: pytest.FixtureRequest) -> None:
    person: User = request.getfixturevalue(name)
    claim = make_claim()

    with pytest.raises(NotAllowed, match="Deciding about claims needs the role “editor”"):
        decide(claim, make_act(person))

    assert not Decision.objects.exists()
    assert Claim.objects.get(pk=claim.pk).revision == claim.revision


@pytest.mark.parametrize("name", ["editor", "administrator"])
@pytest.mark.parametrize("decide", ALL)
def test_it_lets_editors_and_administrators_decide(decide: Decide, name: str, request: pytest.FixtureRequest) -> None:
    person: User = request.getfixturevalue(name)

    assert decide(make_claim(), make_act(person)).by == person


def test_a_deactivated_editor_decides_nothing(editor: User) -> None:
    editor.is_active = False
    editor.save()

    with pytest.raises(NotAllowed):
        follow(make_claim(), make_act(editor))


def test_one_person_cannot_take_the_nonce_of_another(editor: User, second_editor: User) -> None:
    act = make_act(editor)
    follow(make_claim(), act)

    with pytest.raises(IntegrityError):
        follow(other_claim(), replace(act, by=second_editor))


def test_a_decision_closes_the_question_and_names_who_closed_it(editor: User) -> None:
    claim = make_claim()
    act = make_act(editor)

    follow(claim, act)

    question = claim.review_items.get()
    assert (question.closed_at, question.closed_by) == (act.now, editor)


@pytest.mark.parametrize("decide", [reword, add_evidence])
def test_words_and_evidence_leave_the_question_open(decide: Decide, editor: User) -> None:
    claim = make_claim()

    decide(claim, make_act(editor))

    assert ReviewItem.objects.waiting().get().claim == claim


@pytest.mark.parametrize("decide", [follow, dismiss, merge, reword, add_evidence])
def test_no_verdict_is_entered_but_by_settling(decide: Decide, editor: User) -> None:
    claim = make_claim()

    decide(claim, make_act(editor))

    assert not LedgerEntry.objects.exists()
    assert Claim.objects.get(pk=claim.pk).verdict == Verdict.UNVERIFIED


@pytest.mark.parametrize("decide", ALL)
def test_undoing_it_puts_the_claim_and_its_question_back(decide: Decide, editor: User) -> None:
    claim = make_claim()
    decision = decide(claim, make_act(editor))

    undone = undo.undo(decision=decision, act=make_act(editor))

    after = Claim.objects.get(pk=claim.pk)
    assert [getattr(after, name) for name in ("text", "workflow", "verdict", "dismissed_because", "merged_into")] == [
        claim.text, "detected", "unverified", "", None,
    ]  # fmt: skip
    assert claim.review_items.get().closed_at is None
    assert (undone.undoes_sequence, Decision.objects.count()) == (decision.sequence, 2)


@pytest.mark.parametrize("made", [settled_claim, dismissed_claim])
def test_reopening_follows_the_claim_and_keeps_what_was_found(made: Callable[[User], Claim], editor: User) -> None:
    claim = Claim.objects.get(pk=made(editor).pk)

    claims.reopen(claim=claim, act=make_act(editor, seen=claim.revision))

    after = Claim.objects.get(pk=claim.pk)
    assert (after.workflow, after.dismissed_because, after.verdict) == ("triaged", "", claim.verdict)


def test_evidence_stands_beside_what_others_did_meanwhile(editor: User, reporter: User) -> None:
    claim = make_claim()
    follow(claim, make_act(editor))

    piece = make_evidence(claim, reporter)

    assert (piece.claim_id, piece.added_by) == (claim.pk, reporter)
