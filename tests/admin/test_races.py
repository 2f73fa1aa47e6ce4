"""Two editors on one claim, a hundred times and in either order: no words are lost, none overwritten unseen."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Decision
from tests.admin.desk import card, hidden, send, signed_in, step, value_of, words
from tests.factories import make_claim, other_claim

pytestmark = pytest.mark.django_db

RACES = 25
REASON = "Reason of {} in race {}."
#: What each of the two sends, in turn, and the field that holds what was typed.
SENT: list[tuple[str, str, dict[str, Any]]] = [
    ("reword", "text", {}),
    ("dismiss", "note", {"because": "duplicate"}),
    ("settle", "reason", {"verdict": "refuted", "day_unknown": "on", "no_evidence_because": "Seen."}),
    ("follow", "note", {}),
]


def opened(client: Any, claim: Claim, name: str) -> Any:
    return client.get(step(claim, name) if name == "settle" else card(claim))


def post(client: Any, claim: Claim, number: int, who: str, page: Any) -> tuple[Any, str]:
    name, field, typed = SENT[number % len(SENT)]
    said = REASON.format(who, number)
    return send(client, claim, name, page=page, **typed, **{field: said}), said


def kept(answer: Any, said: str) -> bool:
    return said in words(answer) or said in (
        value_of(answer, "text"),
        value_of(answer, "note"),
        value_of(answer, "reason"),
    )


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("shift", [0, 1])
def test_one_is_recorded_and_the_other_keeps_every_word(
    first: int, shift: int, editor: User, second_editor: User
) -> None:
    people = [("Dana", signed_in(editor)), ("Omar", signed_in(second_editor))]
    lost = overwritten = 0

    for number in range(RACES):
        claim = other_claim()
        before = Decision.objects.count()
        tries = [(number, *people[first]), (number + shift, *people[1 - first])]
        # The one who opens the card has it in hand; the other sends all the same.
        pages = [opened(client, claim, SENT[turn % len(SENT)][0]) for turn, _, client in tries]
        order = (0, 1) if number % 2 else (1, 0)
        answers = {}
        for at in order:
            turn, who, client = tries[at]
            answers[at] = post(client, claim, turn, who, pages[at])

        recorded = list(Decision.objects.order_by("sequence")[before:])
        overwritten += len(recorded) != 1
        for answer, said in answers.values():
            if answer.status_code == 409:
                lost += not kept(answer, said)
            else:
                assert answer.status_code == 302
                lost += said not in (recorded[0].note, recorded[0].after["text"], *ledger_words(claim))

    assert (lost, overwritten) == (0, 0)


def ledger_words(claim: Claim) -> list[str]:
    return list(claim.ledger.values_list("reason", flat=True))


def conflict_about(claim: Claim, editor: User, second_editor: User, note: str) -> tuple[Any, Any]:
    """Let the second editor dismiss what the first was about to reword; return the first one's browser and page."""
    client, other = signed_in(editor), signed_in(second_editor)
    theirs = other.get(card(claim))
    page = client.get(card(claim))
    assert send(other, claim, "dismiss", page=theirs, because="duplicate", note="Told before.").status_code == 302
    return client, send(client, claim, "reword", page=page, text="My own words.", note=note)


def test_the_page_of_two_decisions_shows_theirs_and_three_ways_on(editor: User, second_editor: User) -> None:
    claim = make_claim()

    _, page = conflict_about(claim, editor, second_editor, "My own note.")

    said = words(page)
    assert "Omar dismissed the claim" in said
    assert "Told before." in said
    assert "Keep theirs: leave it as it is now" in said
    assert "Record mine as a second opinion" in said
    assert "Save these words as the claim" in said
    assert value_of(page, "text") == "My own words."


def test_a_second_opinion_is_kept_beside_theirs_with_all_that_was_typed(editor: User, second_editor: User) -> None:
    claim = make_claim()
    client, page = conflict_about(claim, editor, second_editor, "My own note.")
    before = Claim.objects.get(pk=claim.pk)

    fields = hidden(page, step(claim, "dissent"))
    answer = client.post(step(claim, "dissent"), {**fields, "note": "My own note."})

    assert answer.status_code == 302
    kept = Decision.objects.latest("sequence")
    assert (kept.verb, kept.by, kept.note) == ("dissented", editor, "My own note.")
    assert kept.after["intended"] == "edit the words of this claim"
    assert ["The claim in one sentence", "My own words."] in kept.after["typed"]
    assert Claim.objects.get(pk=claim.pk).revision == before.revision
    card_now = words(client.get(card(claim)))
    assert "Dissented by Dana" in card_now
    assert "who would rather edit the words of this claim: My own note." in card_now
    assert "My own words." in card_now


def test_there_is_no_second_opinion_where_nobody_has_a_first(editor: User) -> None:
    claim = make_claim()
    fields = {"seen": 1, "nonce": "0" * 32, "meant": "dismiss this claim", "typed_before": "[]"}

    answer = signed_in(editor).post(step(claim, "dissent"), fields)

    assert answer.status_code == 409
    assert not Decision.objects.exists()


@pytest.mark.parametrize("typed", ["x", "[1]", "{}x", '[["a"]]'])
def test_a_made_up_second_opinion_is_refused(typed: str, editor: User, second_editor: User) -> None:
    claim = make_claim()
    client, _ = conflict_about(claim, editor, second_editor, "")
    fields = {"seen": 1, "nonce": "0" * 32, "meant": "dismiss this claim", "typed_before": typed}

    assert client.post(step(claim, "dissent"), fields).status_code == 400
    assert Decision.objects.count() == 1


def test_who_has_it_in_hand_is_named_and_sending_again_takes_it_over(editor: User, second_editor: User) -> None:
    claim = make_claim()
    signed_in(second_editor).get(card(claim))
    client = signed_in(editor)
    page = client.get(card(claim))

    held = send(client, claim, "reword", page=page, text="My own words.")
    answer = send(client, claim, "reword", page=held, text=value_of(held, "text"))

    assert held.status_code == 409
    assert "Omar has reserved this claim until" in words(held)
    assert "that takes the claim over from Omar" in words(held)
    assert answer.status_code == 302
    assert Claim.objects.get(pk=claim.pk).text == "My own words."
