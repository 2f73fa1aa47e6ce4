"""Leaving a claim to others: it comes again only when nothing else is left, and counts against nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim, Decision, Reservation, Skip
from claims.models.skip import SkipReason
from claims.queries import desk, skips
from tests.admin.desk import card, hidden, signed_in, step, words
from tests.factories import other_claim
from tests.suggesting import make_suggestion

pytestmark = pytest.mark.django_db
NEXT = reverse("admin:next_card")
QUEUE = reverse("admin:claims_reviewitem_changelist")
WHY = reverse("admin:skip_reasons")


@pytest.fixture
def three() -> list[Claim]:
    return [other_claim(now=timezone.now() - timedelta(days=days)) for days in (3, 2, 1)]


def leave(client: Client, claim: Claim, because: str = "", page: Any = None) -> str:
    page = page or client.get(card(claim))
    answer = client.post(step(claim, "skip"), {**hidden(page, step(claim, "skip")), "because": because})
    return answer.headers["Location"]


def test_it_leads_to_the_next_and_gives_the_claim_to_others(
    three: list[Claim], editor: User, second_editor: User
) -> None:
    assert leave(signed_in(editor), three[0], "unsure") == card(three[1])

    assert signed_in(second_editor).get(NEXT).headers["Location"] == card(three[0])
    assert Skip.objects.get().reason == SkipReason.UNSURE
    assert not Decision.objects.exists()


def test_it_comes_again_only_when_nothing_else_is_left_and_says_so(three: list[Claim], editor: User) -> None:
    client = signed_in(editor)
    assert leave(client, three[0], "not_my_beat") == card(three[1])
    assert client.get(NEXT).headers["Location"] == card(three[1])
    assert leave(client, three[1]) == card(three[2])

    again = leave(client, three[2])

    assert again == card(three[0])
    assert "You left this one to others 0 minutes ago (not my beat)." in words(client.get(again))


def test_the_only_claim_does_not_come_back_at_once(editor: User) -> None:
    claim, client = other_claim(), signed_in(editor)

    assert leave(client, claim) == QUEUE
    assert client.get(NEXT).headers["Location"] == card(claim)


def test_what_is_asked_since_is_asked_of_everybody(three: list[Claim], editor: User) -> None:
    client = signed_in(editor)
    leave(client, three[0])
    assert not skips.unskipped(desk.fronts(), editor).filter(claim=three[0]).exists()

    three[0].review_items.update(closed_at=timezone.now(), closed_by=editor)
    make_suggestion(three[0], now=timezone.now() + timedelta(seconds=1))

    assert skips.unskipped(desk.fronts(), editor).filter(claim=three[0]).exists()


def test_a_double_click_counts_once(three: list[Claim], editor: User) -> None:
    client = signed_in(editor)
    page = client.get(card(three[0]))

    for _ in range(2):
        assert leave(client, three[0], page=page) == card(three[1])

    assert Skip.objects.count() == 1


def test_one_goes_back_to_it_and_decides_after_all(three: list[Claim], editor: User) -> None:
    client = signed_in(editor)
    leave(client, three[0])

    page = client.get(card(three[0]))

    assert "You left this one to others" in words(page)
    assert Reservation.objects.get(claim=three[0]).holder == editor


@pytest.mark.parametrize("sent", [{}, {"nonce": "x"}, {"nonce": "0" * 32, "because": "bored"}])
def test_a_made_up_form_leaves_nothing(sent: dict[str, str], three: list[Claim], editor: User) -> None:
    answer = signed_in(editor).post(step(three[0], "skip"), sent)

    assert answer.headers["Location"] == card(three[0])
    assert not Skip.objects.exists()


def test_the_reasons_are_counted_for_administrators_without_names(
    three: list[Claim], editor: User, second_editor: User, administrator: User
) -> None:
    for person in (editor, second_editor):
        leave(signed_in(person), three[0], "unsure")

    page = words(signed_in(administrator).get(WHY))

    assert "Not sure what to make of it. 2" in page
    assert f"{three[0].text} 2 people" in page
    assert "Dana" not in page
    assert "Omar" not in page
    assert signed_in(editor).get(WHY).status_code == 403


def test_the_reasons_cost_three_queries(
    three: list[Claim], editor: User, second_editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for person in (editor, second_editor):
        for claim in three:
            leave(signed_in(person), claim)

    with django_assert_num_queries(3):
        assert len(skips.reasons(timezone.now()).claims) == 3
