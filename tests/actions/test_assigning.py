"""Whose a claim is and how soon it comes: told, undone, and no change of what was claimed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from claims.actions import assigning, claims, questions, undo
from claims.errors import BadInput, Conflict, NotAllowed
from claims.models import Claim, Decision, PersonalNotice, ReviewItem
from claims.models.review import ReviewKind
from claims.queries.watching import watches
from claims.verdicts import Priority
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, make_claim, other_claim

pytestmark = pytest.mark.django_db


def give(claim: Claim, to: User | None, by: User) -> Decision:
    return assigning.assign(claim=claim, to=to, act=make_act(by))


def rank(claim: Claim, priority: Priority, by: User) -> Decision:
    return assigning.prioritise(claim=claim, priority=priority, act=make_act(by))


def queue() -> list[str]:
    return list(ReviewItem.objects.waiting().values_list("claim__public_id", flat=True))


def test_a_colleague_is_told_of_the_claim_and_its_day_and_watches_it(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)

    give(claim, second_editor, editor)

    claim.refresh_from_db()
    assert claim.assignee == second_editor
    assert claim.revision == 2  # As following it left it.
    notice = PersonalNotice.objects.get()
    assert notice.person == second_editor
    day = f"{claim.follow_up.check_by:%-d %B %Y}"
    assert f"Dana gave you {claim.public_id} to decide about, to be looked at again by {day}" in notice.text
    assert watches(second_editor, claim)


def test_whoever_takes_a_claim_for_themselves_is_not_told(editor: User) -> None:
    give(make_claim(), editor, editor)

    assert not PersonalNotice.objects.exists()


def test_the_same_form_twice_gives_once(editor: User, second_editor: User) -> None:
    claim, act = make_claim(), make_act(editor)

    for _ in range(2):
        assigning.assign(claim=claim, to=second_editor, act=act)

    assert Decision.objects.filter(verb="assigned").count() == 1
    assert PersonalNotice.objects.count() == 1


def test_only_somebody_who_decides_is_given_a_claim_and_only_such_a_one_gives(
    editor: User, reader: User, reporter: User
) -> None:
    with pytest.raises(BadInput, match="Rita does not decide"):
        give(make_claim(), reader, editor)
    with pytest.raises(NotAllowed, match="editor"):
        give(other_claim(), editor, reporter)


def test_what_changes_nothing_is_refused(editor: User) -> None:
    claim = make_claim()

    with pytest.raises(BadInput, match="nobody's already"):
        give(claim, None, editor)
    with pytest.raises(BadInput, match="none already"):
        rank(claim, Priority.NONE, editor)


def test_giving_is_undone_to_whose_it_was(editor: User, second_editor: User) -> None:
    claim = make_claim()
    give(claim, second_editor, editor)
    decision = give(claim, editor, editor)

    undo.undo(decision=decision, act=make_act(editor))

    claim.refresh_from_db()
    assert claim.assignee == second_editor


def test_giving_is_not_undone_once_it_was_given_on(editor: User, second_editor: User) -> None:
    claim = make_claim()
    decision = give(claim, second_editor, editor)
    give(claim, editor, second_editor)

    with pytest.raises(Conflict, match="builds on that one"):
        undo.undo(decision=decision, act=make_act(editor))


def test_an_urgent_claim_comes_first_and_goes_back_when_that_is_undone(editor: User) -> None:
    older, newer = make_claim(now=NOW), other_claim(now=NOW + timedelta(hours=8))
    assert queue() == [older.public_id, newer.public_id]

    decision = rank(newer, Priority.URGENT, editor)
    assert queue() == [newer.public_id, older.public_id]
    undo.undo(decision=decision, act=make_act(editor))

    assert queue() == [older.public_id, newer.public_id]
    newer.refresh_from_db()
    assert newer.priority == "none"


def test_what_is_asked_later_about_an_urgent_claim_is_urgent_too(editor: User) -> None:
    calm, urgent = followed_claim(editor), claims.follow(claim=other_claim(), act=make_act(editor)).claim
    rank(urgent, Priority.HIGH, editor)
    urgent.refresh_from_db()

    for claim in (calm, urgent):
        questions.ask(claim=claim, kind=ReviewKind.SAME_CLAIM, why="Alike.", now=NOW)

    assert queue() == [urgent.public_id, calm.public_id]
