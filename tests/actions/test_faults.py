"""What was wrong: an editor who sets the detector right may say how it erred, and the decision keeps it for good."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, undo
from claims.errors import BadInput
from claims.models import Claim, Decision
from claims.queries import cards, chains, exports, records
from claims.queries import claim as claim_page
from claims.verdicts import DismissReason, Fault
from tests.admin.desk import card, send, signed_in, value_of, words
from tests.factories import make_act, make_claim

pytestmark = pytest.mark.django_db


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


@pytest.mark.parametrize("fault", [*Fault, None])
def test_a_dismissal_keeps_what_was_wrong_under_its_seal(fault: Fault | None, editor: User) -> None:
    act = make_act(editor)

    decision = claims.dismiss(claim=make_claim(), because=DismissReason.NOT_A_CLAIM, fault=fault, act=act)

    assert Decision.objects.get(pk=decision.pk).fault is fault
    assert chains.verify(Decision).length == 1


@pytest.mark.parametrize("because", [DismissReason.DUPLICATE, DismissReason.OUT_OF_SCOPE])
def test_a_reason_that_blames_nobody_takes_no_fault(because: DismissReason, editor: User) -> None:
    claim = make_claim()

    with pytest.raises(BadInput, match="goes with “Dismiss: not a claim” only"):
        claims.dismiss(claim=claim, because=because, fault=Fault.WRONG_FIGURE, act=make_act(editor))

    assert again(claim).workflow == "detected"


def test_new_words_keep_what_was_wrong_with_the_old(editor: User) -> None:
    claim = make_claim()

    claims.reword(claim=claim, text="Twelve barges sank.", fault=Fault.WRONG_WORDS, act=make_act(editor))

    assert Decision.objects.get().fault is Fault.WRONG_WORDS


def test_undoing_keeps_the_entry_and_restores_the_claim(editor: User) -> None:
    claim = make_claim()
    act = make_act(editor)
    decision = claims.dismiss(claim=claim, because=DismissReason.NOT_A_CLAIM, fault=Fault.NOT_A_FLAG, act=act)

    undone = undo.undo(decision=decision, act=make_act(editor))

    assert undone.fault is None
    assert again(claim).workflow == "detected"
    assert not Decision.objects.standing().exists()


def test_the_history_and_the_export_tell_it(editor: User) -> None:
    claim = make_claim()
    claims.reword(claim=claim, text="Twelve barges sank.", fault=Fault.WRONG_SPEAKER, act=make_act(editor))
    client = signed_in(editor)

    page = claim_page.page(claim.public_id)

    assert page
    assert [deed.fault for deed in page.deeds] == [Fault.WRONG_SPEAKER]
    assert "What the detector got wrong: wrong speaker." in words(client.get(claim.get_absolute_url()))
    assert "What was wrong: wrong speaker." in words(client.get(card(claim)))
    assert "wrong speaker" in words(client.get("/admin/claims/decision/"))
    assert [record["faults"] for record in exports.claims(records.Filters())] == [["wrong_speaker"]]
    [step] = cards.steps_since(claim, 1)
    assert ("What the detector got wrong", "none", "wrong speaker") in [
        (change.field, change.before, change.after) for change in step.changes
    ]


def test_the_card_sends_it_with_not_a_claim(editor: User) -> None:
    claim = make_claim()

    send(signed_in(editor), claim, "dismiss", because="not_a_claim", fault="not_a_flag")

    assert Decision.objects.get().fault is Fault.NOT_A_FLAG


def test_the_card_sends_it_with_new_words(editor: User) -> None:
    claim = make_claim()

    send(signed_in(editor), claim, "reword", text="Twelve barges sank.", fault="wrong_figure")

    assert Decision.objects.get().fault is Fault.WRONG_FIGURE


@pytest.mark.parametrize(
    ("name", "typed"), [("follow", {}), ("dismiss", {"because": "duplicate"}), ("dismiss", {"because": "out_of_scope"})]
)
def test_another_button_is_refused_beside_the_choice_and_loses_nothing(
    name: str, typed: dict[str, str], editor: User
) -> None:
    claim = make_claim()

    answer = send(signed_in(editor), claim, name, fault="wrong_words", note="Look at the cue.", **typed)

    assert answer.status_code == 400
    assert "goes with “Dismiss: not a claim” only" in words(answer)
    assert '<option value="wrong_words" selected>' in answer.content.decode()
    assert value_of(answer, "note") == "Look at the cue."
    assert again(claim).workflow == "detected"


def test_a_made_up_fault_decides_nothing(editor: User) -> None:
    claim = make_claim()

    answer = send(signed_in(editor), claim, "dismiss", because="not_a_claim", fault="forged")

    assert answer.status_code == 400
    assert again(claim).workflow == "detected"
