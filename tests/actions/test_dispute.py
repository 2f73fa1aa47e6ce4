"""Conflicts of figures come to the desk once, and close by a look or by a verdict."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import claims as deciding
from claims.actions import dispute, evidence, ledger, matches, questions, undo
from claims.models import Alert, Claim, Evidence, ReviewItem
from claims.models.review import ReviewKind
from claims.verdicts import DismissReason, Independence, Stance, Verdict
from tests.conftest import NOW
from tests.factories import make_act, make_match
from tests.queries.test_series import MASTER, SAID, add_evidence, make_report, make_text

LOWER = "The port authority said 9 of the 15 barges had sunk."

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return make_report(SAID).mentions.get().claim


def asked(claim: Claim) -> list[ReviewItem]:
    return list(claim.review_items.filter(kind=ReviewKind.FIGURES.value, closed_at__isnull=True))


def test_evidence_with_another_speakers_figure_asks_which_holds(claim: Claim, editor: User) -> None:
    add_evidence(claim, LOWER, editor)

    [item] = asked(claim)
    assert item.why == f"The figures of barges cannot both be right. {MASTER}: 12 of 15; The port authority: 9 of 15."
    assert item.alert is not None
    assert (item.alert.before, item.alert.after) == (SAID, LOWER)


def test_an_accepted_suggestion_asks_too(claim: Claim, editor: User) -> None:
    match = make_match(claim, passage="The port authority said 9 of the 15 barges had sunk.")

    matches.accept(match=match, stance=Stance.REVISES, independence=Independence.UNKNOWN, act=make_act(editor))

    assert len(asked(claim)) == 1


def test_a_merge_brings_two_figures_together_and_a_further_mention_another_speaker(claim: Claim, editor: User) -> None:
    other = make_report(LOWER, speaker="The port authority", days=1).mentions.get().claim
    deciding.merge(claim=other, into=claim, act=make_act(editor))
    assert len(asked(claim)) == 1

    make_report(LOWER, speaker="Port Lowe", outlet="Courier", days=2)

    assert [item.why.rpartition("; ")[2] for item in asked(claim)] == [
        "The port authority: 9 of 15.",
        "Port Lowe: 9 of 15.",
    ]


def test_the_same_speaker_revising_asks_nothing(claim: Claim, editor: User) -> None:
    add_evidence(claim, f"{MASTER} said 9 of the 15 barges had sunk.", editor)

    assert asked(claim) == []


def test_what_was_looked_at_comes_again_only_with_another_figure(claim: Claim, editor: User) -> None:
    add_evidence(claim, LOWER, editor)
    questions.acknowledge(item=asked(claim)[0], act=make_act(editor))

    assert dispute.tell(claims=[claim.pk], now=NOW) == []
    assert asked(claim) == []

    add_evidence(claim, "The port authority said 7 of the 15 barges had sunk.", editor, days=5)
    assert len(asked(claim)) == 1


@pytest.mark.parametrize("verdict", [Verdict.FIGURES_REVISED, Verdict.CONTESTED])
def test_a_verdict_answers_it_and_taking_the_verdict_back_asks_again(
    claim: Claim, editor: User, verdict: Verdict
) -> None:
    deciding.follow(claim=claim, act=make_act(editor))
    add_evidence(claim, LOWER, editor)
    ruling = ledger.Ruling(verdict, "Two counts.", NOW.date(), list(Evidence.objects.filter(claim=claim)))
    settled = ledger.settle(claim=claim, ruling=ruling, act=make_act(editor))
    assert asked(claim) == []

    undo.undo(decision=settled, act=make_act(editor))

    assert len(asked(claim)) == 1


def test_a_dismissed_claim_asks_nothing(claim: Claim, editor: User) -> None:
    deciding.dismiss(claim=claim, because=DismissReason.OUT_OF_SCOPE, act=make_act(editor))
    finding = evidence.Finding(LOWER, Stance.REVISES, version=make_text(f"Rain. {LOWER}", days=3))

    evidence.add(claim=claim, finding=finding, act=make_act(editor))

    assert not Alert.objects.exists()
