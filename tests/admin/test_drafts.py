"""A note that was begun is there again: after a reload, on another device, after signing in anew."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.actions import claims, drafts
from claims.errors import BadInput
from claims.models import Claim, Decision, Draft, Reservation
from tests.admin.desk import card, hidden, send, signed_in, step, value_of, words
from tests.conftest import NOW
from tests.factories import make_act, make_claim
from tests.reserving import lapse

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def keep(client: Client, claim: Claim, note: str) -> int:
    return client.post(step(claim, "draft"), {"note": note}).status_code


def test_it_is_shown_again_to_its_writer_alone(claim: Claim, editor: User, second_editor: User) -> None:
    assert keep(signed_in(editor), claim, "Ask the <port>.") == 200

    assert value_of(signed_in(editor).get(card(claim)), "note") == "Ask the <port>."
    assert "Ask the" not in words(signed_in(second_editor).get(card(claim)))


def test_the_newest_is_kept_and_an_empty_one_forgotten(claim: Claim, editor: User) -> None:
    client = signed_in(editor)
    for note in ("One.", "One.\r\nTwo."):
        keep(client, claim, note)
    assert Draft.objects.get().text == "One.\nTwo."

    keep(client, claim, "  ")
    assert not Draft.objects.exists()


def test_one_that_is_too_long_is_refused_in_words(claim: Claim, editor: User) -> None:
    client = signed_in(editor)

    answer = client.post(step(claim, "draft"), {"note": "x" * 2001})
    page = client.post(step(claim, "draft"), {"note": "x" * 2001}, headers={"Accept": "text/html"}, follow=True)

    assert (answer.status_code, Draft.objects.exists()) == (400, False)
    assert "a note takes at most 2,000" in answer.json()["error"]
    assert "a note takes at most 2,000" in words(page)
    with pytest.raises(BadInput):
        drafts.keep(claim=claim, by=editor, text="x" * 2001, now=NOW)


def test_without_a_script_a_button_keeps_it(claim: Claim, editor: User) -> None:
    client = signed_in(editor)
    assert step(claim, "draft") in client.get(card(claim)).content.decode()

    page = client.post(step(claim, "draft"), {"note": "Later."}, headers={"Accept": "text/html"}, follow=True)

    assert "Your note is kept on this card" in words(page)
    assert value_of(page, "note") == "Later."


def test_the_decision_that_takes_it_along_ends_it(claim: Claim, editor: User) -> None:
    client = signed_in(editor)
    keep(client, claim, "Ask the port.")

    send(client, claim, "follow", note="Ask the port today.")

    assert Decision.objects.get().note == "Ask the port today."
    assert not Draft.objects.exists()


def test_one_that_comes_in_after_its_form_has_decided_is_left_alone(claim: Claim, editor: User) -> None:
    client = signed_in(editor)
    form = hidden(client.get(card(claim)), step(claim, "follow"))
    late = {"note": "Ask the port.", "nonce": form["nonce"]}
    assert client.post(step(claim, "draft"), late).json()["kept"]
    answer = client.post(step(claim, "follow"), {**form, "note": "Ask the port."})
    assert Decision.objects.get().note == "Ask the port.", words(answer)
    Reservation.objects.all().delete()

    assert client.post(step(claim, "draft"), late).json() == {"kept": False}
    page = client.post(step(claim, "draft"), late, headers={"Accept": "text/html"})

    assert page.status_code == 302
    assert not Draft.objects.exists()
    assert not Reservation.objects.exists()
    assert client.post(step(claim, "draft"), {**late, "nonce": "of-another-form"}).json()["kept"]


def test_a_decision_with_another_note_leaves_it(claim: Claim, editor: User) -> None:
    drafts.keep(claim=claim, by=editor, text="Ask the port.", now=NOW)

    claims.reword(claim=claim, text="Other words.", act=make_act(editor, note="Clearer."))
    assert Draft.objects.exists()
    claims.follow(claim=claim, act=make_act(editor, note="Ask the port."))
    assert not Draft.objects.exists()


def test_a_note_whose_decision_was_refused_is_kept_even_if_the_page_is_lost(
    claim: Claim, editor: User, second_editor: User
) -> None:
    client = signed_in(editor)
    page = client.get(card(claim))
    claims.reword(claim=lapse(claim), text="Other words.", act=make_act(second_editor))

    assert send(client, claim, "follow", page=page, note="My own note.").status_code == 409

    assert value_of(signed_in(editor).get(card(claim)), "note") == "My own note."
