"""What pages that are open are told: who has a claim in hand, who else is there, and what was decided meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.actions import claims, presence
from claims.models import Claim, Presence, Reservation
from claims.queries.live import MOST, live
from tests.admin.desk import card, signed_in, step, words
from tests.conftest import NOW
from tests.factories import make_act, make_claim, other_claim
from tests.reserving import lapse

pytestmark = pytest.mark.django_db
LIVE = reverse("admin:live")


def told(client: Client, *claims: Claim) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(LIVE, {"id": [claim.public_id for claim in claims]}).json()
    return answer["claims"]  # type: ignore[no-any-return]


def test_it_tells_who_has_a_claim_in_hand_and_for_how_long(editor: User, second_editor: User) -> None:
    claim, free = make_claim(), other_claim()
    signed_in(editor).get(card(claim))

    found = told(signed_in(second_editor), claim, free)

    hold = found[claim.public_id]["hold"]
    assert (hold["by"], hold["mine"], hold["token"]) == ("Dana", False, 1)
    assert 290 < hold["seconds"] <= 300
    assert found[free.public_id] == {"revision": 1, "waiting": True, "hold": None, "last": None, "present": []}


def test_it_tells_what_was_decided_and_that_nothing_is_left_to_do(editor: User, second_editor: User) -> None:
    claim = make_claim()
    decision = claims.follow(claim=claim, act=make_act(editor))

    found = told(signed_in(second_editor), claim)[claim.public_id]

    assert (found["revision"], found["waiting"]) == (2, False)
    assert found["last"]["sequence"] == decision.sequence
    assert (found["last"]["by"], found["last"]["did"], found["last"]["mine"]) == ("Dana", "followed", False)


def test_it_tells_who_else_has_the_card_open_and_what_they_saw(editor: User, second_editor: User) -> None:
    claim = make_claim()
    one, two = signed_in(editor), signed_in(second_editor)
    one.get(card(claim))
    Presence.objects.update(opened_at=timezone.now() - timedelta(seconds=150))

    page = words(two.get(card(claim)))
    (other,) = told(two, claim)[claim.public_id]["present"]

    assert "Dana opened this 2 min ago" in page
    assert (other["by"], other["revision"]) == ("Dana", 1)
    assert 150 <= other["seconds"] < 180


def test_whoever_gave_no_sign_for_long_is_not_shown_and_swept(editor: User, second_editor: User) -> None:
    claim = make_claim()
    presence.arrive(claim=claim, by=editor, now=NOW)

    assert live([claim.public_id], second_editor, NOW + timedelta(minutes=4))[0].others
    assert not live([claim.public_id], second_editor, NOW + timedelta(minutes=5))[0].others
    assert presence.sweep(now=NOW + timedelta(minutes=5)) == 1


def test_a_sign_of_life_keeps_claim_and_presence(editor: User) -> None:
    claim, client = make_claim(), signed_in(editor)
    client.get(card(claim))
    Reservation.objects.update(until=timezone.now() + timedelta(seconds=3))
    Presence.objects.update(seen_at=NOW, opened_at=NOW)

    hold = client.post(step(claim, "ping")).json()["claims"][claim.public_id]["hold"]

    assert (hold["mine"], hold["token"]) == (True, 1)
    assert hold["seconds"] > 290
    assert Presence.objects.get().seen_at > Presence.objects.get().opened_at == NOW


def test_a_sign_of_life_takes_a_claim_that_ran_out_but_none_from_another(editor: User, second_editor: User) -> None:
    claim, one, two = make_claim(), signed_in(editor), signed_in(second_editor)
    one.get(card(claim))
    lapse(claim)

    assert one.post(step(claim, "ping")).json()["claims"][claim.public_id]["hold"]["token"] == 2
    assert two.post(step(claim, "ping")).json()["claims"][claim.public_id]["hold"]["by"] == "Dana"


def test_leaving_takes_ones_presence_away(editor: User, second_editor: User) -> None:
    claim, client = make_claim(), signed_in(editor)
    client.get(card(claim))

    client.post(step(claim, "leave"))

    assert "Dana opened this" not in words(signed_in(second_editor).get(card(claim)))


@pytest.mark.parametrize("name", ["live", "ping", "draft"])
def test_strangers_and_those_without_the_role_are_told_so(
    name: str, reporter: User, editor: User, client: Client
) -> None:
    claim = make_claim()
    address = LIVE if name == "live" else step(claim, name)

    for browser, status, said in ((client, 401, "You are signed out."), (signed_in(reporter), 403, "needs the role")):
        answer = browser.get(address) if name == "live" else browser.post(address)
        assert answer.status_code == status
        assert said in answer.json()["error"]
        assert "no-store" in answer.headers["Cache-Control"]


def test_asking_changes_nothing(editor: User) -> None:
    claim = make_claim()

    told(signed_in(editor), claim)

    assert not Reservation.objects.exists()
    assert not Presence.objects.exists()


def test_it_answers_for_a_page_of_claims_in_three_queries(
    editor: User, second_editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = [other_claim() for _ in range(4)]
    for claim in made:
        presence.arrive(claim=claim, by=second_editor, now=NOW)
        claims.follow(claim=claim, act=make_act(editor))
    ids = [claim.public_id for claim in made]

    with django_assert_num_queries(3):
        assert len(live(ids, editor, NOW)) == 4
    with django_assert_num_queries(3):
        assert len(live(["C-UNKNOWN1", *ids, *["C-UNKNOWN2"] * MOST], editor, NOW)) == 4
