"""Accepting a match as evidence, turning it down, and taking either back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, matches, questions, undo
from claims.errors import Conflict, NotAllowed
from claims.models import Claim, Decision, Evidence, Match, ReviewItem
from claims.models.match import MatchState
from claims.models.review import ReviewKind
from claims.verdicts import Independence, Stance
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, make_match, other_claim

pytestmark = pytest.mark.django_db


def asked(claim: Claim) -> bool:
    return claim.review_items.filter(kind=ReviewKind.EVIDENCE, closed_at__isnull=True).exists()


@pytest.fixture
def match(editor: User) -> Match:
    found = make_match(followed_claim(editor))
    questions.ask(claim=found.claim, kind=ReviewKind.EVIDENCE, why="See the count.", now=NOW)
    return found


def accept(match: Match, by: User, stance: Stance = Stance.REVISES) -> Decision:
    return matches.accept(match=match, stance=stance, independence=Independence.INDEPENDENT, act=make_act(by))


def test_an_accepted_match_is_evidence_with_the_stance_that_the_editor_gave_it(match: Match, editor: User) -> None:
    decision = accept(match, editor)

    piece = Evidence.objects.get(pk=decision.after["evidence_id"])
    assert (piece.claim, piece.stance, piece.independence) == (match.claim, "revises", "independent")
    assert match.version.text[piece.start : piece.end] == piece.passage == match.passage
    match.refresh_from_db()
    assert (match.state, match.evidence, match.decided_by) == ("accepted", piece, editor)
    assert not asked(match.claim)


def test_accepting_changes_neither_verdict_nor_state(match: Match, editor: User) -> None:
    accept(match, editor, Stance.SUPPORTS)

    match.claim.refresh_from_db()
    assert (match.claim.verdict, match.claim.workflow) == ("unverified", "triaged")


def test_the_question_stays_while_another_suggestion_waits(match: Match, editor: User) -> None:
    make_match(match.claim)

    accept(match, editor)

    assert asked(match.claim)


def test_but_not_for_one_that_says_nothing_new(match: Match, editor: User) -> None:
    make_match(match.claim, stance=Stance.REPEATS)

    accept(match, editor)

    assert not asked(match.claim)


@pytest.mark.parametrize("how", [MatchState.NOT_ABOUT, MatchState.SET_ASIDE])
def test_a_match_turned_down_is_no_evidence(how: MatchState, match: Match, editor: User) -> None:
    matches.turn_down(match=match, how=how, act=make_act(editor))

    match.refresh_from_db()
    assert match.state == how
    assert not Evidence.objects.exists()
    assert not asked(match.claim)


def test_only_what_is_still_a_suggestion_can_be_decided(match: Match, editor: User) -> None:
    accept(match, editor)

    with pytest.raises(Conflict, match="before you: it is accepted"):
        matches.turn_down(match=match, how=MatchState.NOT_ABOUT, act=make_act(editor))


def test_a_double_click_counts_once(match: Match, editor: User) -> None:
    act = make_act(editor)

    first, second = (
        matches.accept(match=match, stance=Stance.SUPPORTS, independence=Independence.UNKNOWN, act=act)
        for _ in range(2)
    )

    assert first == second
    assert Evidence.objects.count() == 1


def test_reporters_do_not_decide_about_matches(match: Match, reporter: User) -> None:
    with pytest.raises(NotAllowed):
        accept(match, reporter)


def test_suggestions_of_a_merged_claim_are_left_alone(match: Match, editor: User) -> None:
    claims.merge(claim=match.claim, into=other_claim(), act=make_act(editor))

    with pytest.raises(NotAllowed, match="merged into another"):
        accept(match, editor)


def test_undoing_makes_it_a_suggestion_again(match: Match, editor: User) -> None:
    decision = accept(match, editor)

    undo.undo(decision=decision, act=make_act(editor))

    match.refresh_from_db()
    assert (match.state, match.evidence, match.decided_by) == ("suggested", None, None)
    assert Evidence.objects.get().state == "rejected"
    assert asked(match.claim)
    accept(match, editor)
    assert Evidence.objects.filter(state="accepted").count() == 1


def test_undoing_a_refusal_makes_it_a_suggestion_again(match: Match, editor: User) -> None:
    decision = matches.turn_down(match=match, how=MatchState.NOT_ABOUT, act=make_act(editor))

    undo.undo(decision=decision, act=make_act(editor))

    match.refresh_from_db()
    assert match.state == "suggested"
    assert asked(match.claim)


def test_a_question_of_a_match_says_why(match: Match) -> None:
    assert ReviewItem.objects.get(claim=match.claim, kind=ReviewKind.EVIDENCE).why == "See the count."
