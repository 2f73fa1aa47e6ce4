"""Settling: the verdict, what it rests on, and what the ledger keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from claims.actions import claims, ledger, undo
from claims.errors import BadInput, InvalidTransition
from claims.models import Claim, Decision, LedgerEntry
from claims.verdicts import Verdict
from tests.factories import dismissed_claim, make_act, make_claim, make_evidence, other_claim, settled_claim

pytestmark = pytest.mark.django_db


def settle(claim: Claim, by: User, *, now: datetime | None = None, **ruling: Any) -> Decision:
    ruling = {"verdict": Verdict.REFUTED, "reason": "It was a drill.", "no_evidence_because": "It is known.", **ruling}
    act = make_act(by, now=now) if now else make_act(by)
    return ledger.settle(claim=claim, ruling=ledger.Ruling(**ruling), act=act)


@pytest.mark.parametrize("verdict", ledger.CLOSING)
def test_a_verdict_stands_on_the_claim_and_in_the_ledger(verdict: Verdict, editor: User) -> None:
    claim = make_claim()

    decision = settle(claim, editor, verdict=verdict, resolved_on=date(2026, 3, 12))

    after, entry = Claim.objects.get(pk=claim.pk), LedgerEntry.objects.get()
    assert (after.workflow, after.verdict) == ("settled", verdict.value)
    assert (entry.verdict, entry.previous_verdict, entry.resolved_on) == (
        verdict.value,
        "unverified",
        date(2026, 3, 12),
    )
    assert (entry.by_name, entry.reason, entry.claim_text) == ("Dana", "It was a drill.", claim.text)
    assert decision.after["ledger_sequence"] == entry.sequence


def test_the_ledger_keeps_its_own_copy_of_the_evidence(editor: User) -> None:
    claim = make_claim()
    piece = make_evidence(claim, editor)

    settle(claim, editor, evidence=[piece], no_evidence_because="")
    piece.passage = "Rewritten later."
    piece.save()

    (kept,) = LedgerEntry.objects.get().evidence
    assert (kept["passage"], kept["stance"], kept["independence"], kept["address"]) == (
        "Divers counted 12 wrecks.", "supports", "unknown", "https://port.example/wrecks",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ruling", "complaint"),
    [
        ({"reason": " "}, "Say in a sentence why"),
        ({"no_evidence_because": ""}, "or say why none is needed"),
        ({"verdict": Verdict.UNVERIFIED}, "settles nothing"),
        ({"resolved_on": date(2026, 3, 15)}, "15 March 2026 is still to come"),
    ],
)
def test_it_refuses_a_ruling_that_leaves_something_open(ruling: dict[str, Any], complaint: str, editor: User) -> None:
    claim = make_claim()

    with pytest.raises(BadInput, match=complaint):
        settle(claim, editor, **ruling)

    assert not LedgerEntry.objects.exists()
    assert not Decision.objects.exists()


def test_the_day_that_has_begun_at_the_desk_is_not_still_to_come(editor: User, settings: Settings) -> None:
    settings.TIME_ZONE = "Pacific/Auckland"
    evening = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)

    settle(make_claim(), editor, now=evening, resolved_on=date(2026, 3, 15))

    assert LedgerEntry.objects.get().resolved_on == date(2026, 3, 15)


def test_it_refuses_evidence_of_another_claim(editor: User) -> None:
    stray = make_evidence(other_claim(), editor)

    with pytest.raises(BadInput, match="choose again"):
        settle(make_claim(), editor, evidence=[stray])


def test_it_refuses_evidence_that_was_taken_back(editor: User) -> None:
    claim = make_claim()
    piece = make_evidence(claim, editor)
    undo.undo(decision=Decision.objects.get(), act=make_act(editor))
    piece.refresh_from_db()

    with pytest.raises(BadInput, match="no longer"):
        settle(claim, editor, evidence=[piece])


def test_a_dismissed_claim_is_reopened_before_it_is_settled(editor: User) -> None:
    claim = dismissed_claim(editor)

    with pytest.raises(InvalidTransition, match="From here you can: reopen this claim"):
        settle(claim, editor)

    claims.reopen(claim=claim, act=make_act(editor))
    assert settle(claim, editor).after["verdict"] == "refuted"


def test_a_settled_claim_takes_a_further_verdict_as_a_further_entry(editor: User) -> None:
    claim = settled_claim(editor)

    settle(claim, editor)

    assert list(LedgerEntry.objects.values_list("verdict", "previous_verdict")) == [
        ("confirmed", "unverified"), ("refuted", "confirmed"),
    ]  # fmt: skip


def test_undoing_a_verdict_adds_an_entry_that_restores_the_one_before(editor: User) -> None:
    claim = settled_claim(editor)
    decision = settle(claim, editor)

    undo.undo(decision=decision, act=make_act(editor))

    first, second, third = LedgerEntry.objects.all()
    assert (third.verdict, third.previous_verdict, third.undoes_sequence) == ("confirmed", "refuted", second.sequence)
    assert Claim.objects.get(pk=claim.pk).verdict == first.verdict
