"""Reserved cards on the desk: who has a claim in hand, taking it over, and giving it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.models import Decision, Reservation
from tests.admin.desk import card, hidden, send, signed_in, step, words
from tests.conftest import NOW
from tests.factories import make_claim, other_claim
from tests.reserving import lapse

pytestmark = pytest.mark.django_db


def test_opening_a_card_reserves_its_claim_and_says_so(editor: User, second_editor: User) -> None:
    claim = make_claim()

    mine = signed_in(editor).get(card(claim))
    theirs = signed_in(second_editor).get(card(claim))

    assert "In your hands until" in words(mine)
    assert "Dana has reserved this claim until" in words(theirs)
    assert hidden(mine, step(claim, "follow"))["held"] == "1"
    assert "held" not in hidden(theirs, step(claim, "follow"))


def test_a_claim_in_other_hands_is_not_decided_about(editor: User, second_editor: User) -> None:
    claim = make_claim()
    signed_in(editor).get(card(claim))

    answer = send(signed_in(second_editor), claim, "follow", note="My own note.")

    assert answer.status_code == 409
    assert "Dana has reserved this claim until" in words(answer)
    assert "My own note." in words(answer)
    assert not Decision.objects.exists()


def test_it_is_taken_over_by_a_button_and_the_former_holder_is_told_on_trying(
    editor: User, second_editor: User
) -> None:
    claim, one, two = make_claim(), signed_in(editor), signed_in(second_editor)
    opened = one.get(card(claim))
    theirs = two.get(card(claim))

    taken = two.post(step(claim, "take_over"), hidden(theirs, step(claim, "take_over")), follow=True)
    late = send(one, claim, "follow", page=opened)

    assert f"{claim.public_id} is yours now." in words(taken)
    assert "In your hands until" in words(taken)
    assert late.status_code == 409
    assert "Omar has had this claim in hand since you last saw it" in words(late)


def test_the_next_card_is_one_that_nobody_else_holds(editor: User, second_editor: User) -> None:
    made = [other_claim(now=NOW - timedelta(days=days)) for days in (3, 2, 1)]
    one, two = signed_in(editor), signed_in(second_editor)
    address = reverse("admin:next_card")

    assert [client.get(address).headers["Location"] for client in (one, two)] == [card(made[0]), card(made[1])]
    assert send(one, made[0], "follow").headers["Location"] == card(made[2])


def test_going_on_gives_back_what_was_left(editor: User, second_editor: User) -> None:
    first, second = other_claim(now=NOW - timedelta(days=2)), other_claim(now=NOW)
    client = signed_in(editor)
    onward = client.get(card(first)).context["onward"]

    answer = client.get(reverse("admin:next_card") + onward)

    assert answer.headers["Location"] == card(second)
    assert set(Reservation.objects.filter(holder=editor).values_list("claim_id", flat=True)) == {second.pk}


def test_a_page_that_is_left_gives_its_claim_back(editor: User) -> None:
    claim, client = make_claim(), signed_in(editor)
    held = hidden(client.get(card(claim)), step(claim, "follow"))["held"]

    assert client.post(step(claim, "leave"), {"held": held}).status_code == 204
    assert client.post(step(claim, "leave"), {"held": "nonsense"}).status_code == 204
    assert Reservation.objects.get().holder is None


def test_signing_out_gives_everything_back(editor: User) -> None:
    client = signed_in(editor)
    for claim in (other_claim(), other_claim()):
        client.get(card(claim))

    client.post(reverse("sign_out"))

    assert not Reservation.objects.filter(holder=editor).exists()


def test_without_a_reservation_the_revision_alone_decides(editor: User) -> None:
    claim, client = make_claim(), signed_in(editor)
    page = client.get(card(claim))
    lapse(claim)

    assert send(client, claim, "follow", page=page).status_code == 302


@pytest.mark.parametrize("name", ["take_over", "leave"])
def test_only_deciders_have_claims_in_hand(name: str, reporter: User, editor: User) -> None:
    claim = make_claim()
    signed_in(editor).get(card(claim))

    assert signed_in(reporter).post(step(claim, name), {"held": "1"}).status_code in (302, 403)
    assert Reservation.objects.get().holder == editor
