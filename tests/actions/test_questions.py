"""Asking the desk, once, and closing what only asks to be looked at."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import alerts, claims, ledger, questions, undo
from claims.actions.alerts import Side
from claims.errors import Conflict, NotAllowed
from claims.models import Alert, Claim, ReviewItem
from claims.models.review import ReviewKind
from claims.text.spans import Span
from claims.verdicts import AlertKind, DismissReason, Verdict
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, make_claim, make_version, other_claim

pytestmark = pytest.mark.django_db


def raised(claim: Claim, key: str = "one", kind: AlertKind = AlertKind.CAVEAT_REMOVED) -> Alert | None:
    version = make_version()
    return alerts.raise_once(
        claim=claim, kind=kind, key=key, why="The caveat is gone.", after=Side(version, Span(0, 7)), now=NOW
    )


def open_kinds(claim: Claim) -> list[str]:
    return sorted(claim.review_items.filter(closed_at__isnull=True).values_list("kind", flat=True))


def test_a_question_is_asked_once_and_keeps_the_newest_reason(editor: User) -> None:
    claim = followed_claim(editor)

    for why in ("One.", "Two."):
        questions.ask(claim=claim, kind=ReviewKind.EVIDENCE, why=why, now=NOW)

    assert ReviewItem.objects.get(kind="evidence").why == "Two."


def test_an_alert_is_raised_once_with_its_words_and_its_question(editor: User) -> None:
    claim = followed_claim(editor)

    alert, again = raised(claim), raised(claim)

    assert alert is not None
    assert again is None
    assert alert.after == alert.after_version.text[:7] == "A storm"
    assert alert.review_item.kind == "drift"


def test_each_alert_of_a_claim_is_a_question_of_its_own(editor: User) -> None:
    claim = followed_claim(editor)

    raised(claim, "one"), raised(claim, "two")

    assert open_kinds(claim) == ["drift", "drift"]


def test_what_contradicts_a_verdict_brings_the_claim_back(editor: User) -> None:
    alert = raised(followed_claim(editor), kind=AlertKind.CONTRADICTED)

    assert alert is not None
    assert alert.review_item.kind == "reopened"


def test_looking_at_an_alert_closes_it_and_undo_opens_it_again(editor: User) -> None:
    claim = followed_claim(editor)
    alert = raised(claim)
    assert alert is not None

    seen = questions.acknowledge(item=alert.review_item, act=make_act(editor))
    assert open_kinds(claim) == []
    with pytest.raises(Conflict, match="before you"):
        questions.acknowledge(item=alert.review_item, act=make_act(editor))

    undo.undo(decision=seen, act=make_act(editor))
    assert open_kinds(claim) == ["drift"]


def test_a_question_that_wants_a_decision_is_not_closed_by_looking(editor: User) -> None:
    with pytest.raises(NotAllowed, match="answered by a decision"):
        questions.acknowledge(item=make_claim().review_items.get(), act=make_act(editor))


def test_deciding_about_a_fresh_claim_leaves_other_questions_open(editor: User) -> None:
    claim = make_claim()
    questions.ask(claim=claim, kind=ReviewKind.EVIDENCE, why="See.", now=NOW)

    claims.follow(claim=claim, act=make_act(editor))

    assert open_kinds(claim) == ["evidence"]


def test_settling_answers_what_asked_to_look_again(editor: User) -> None:
    claim = followed_claim(editor)
    questions.ask(claim=claim, kind=ReviewKind.OVERDUE, why="Late.", now=NOW)
    ruling = ledger.Ruling(verdict=Verdict.REFUTED, reason="No wreck.", no_evidence_because="Seen by all.")

    ledger.settle(claim=claim, ruling=ruling, act=make_act(editor))

    assert open_kinds(claim) == []


def test_a_dismissed_claim_asks_nothing_and_undo_asks_it_all_again(editor: User) -> None:
    claim = make_claim()
    questions.ask(claim=claim, kind=ReviewKind.EVIDENCE, why="See.", now=NOW)

    dismissal = claims.dismiss(claim=claim, because=DismissReason.OUT_OF_SCOPE, act=make_act(editor))
    assert open_kinds(claim) == []

    undo.undo(decision=dismissal, act=make_act(editor))
    assert open_kinds(claim) == ["evidence", "new_claim"]


def test_a_merged_claim_asks_nothing(editor: User) -> None:
    claim = followed_claim(editor)
    raised(claim)

    claims.merge(claim=claim, into=other_claim(), act=make_act(editor))

    assert open_kinds(claim) == []
