"""Two claims that may be one, on the cards of both; and the way out of a merge."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import claims, merging
from claims.models import Claim, Decision, MergeSuggestion
from tests.admin.desk import card, hidden, send, signed_in, step, words
from tests.admin.test_answers import answer
from tests.factories import make_act, other_claim
from tests.suggesting import make_likeness

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestion() -> MergeSuggestion:
    return make_likeness(other_claim(), other_claim())


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_both_claims_are_shown_side_by_side_with_why(suggestion: MergeSuggestion, editor: User) -> None:
    earlier, later = suggestion.earlier, suggestion.later

    said = words(signed_in(editor).get(card(later)))

    assert f"It may be the same claim as {earlier.public_id} The same figure on the same night." in said
    assert f"This claim {later.public_id} {later.text}" in said
    assert f"The other claim {earlier.public_id} {earlier.text}" in said
    assert said.count("The figures could not be independently verified.") >= 3


@pytest.mark.parametrize(("shown", "button"), [("later", "Merge into it"), ("earlier", "Merge it into this claim")])
def test_the_later_is_merged_into_the_earlier_from_either_card(
    shown: str, button: str, suggestion: MergeSuggestion, editor: User
) -> None:
    client = signed_in(editor)
    page = client.get(card(getattr(suggestion, shown)))

    merged = send(client, suggestion.later, "merge", page=page)

    assert button in words(page)
    assert merged.status_code == 302
    assert again(suggestion.later).merged_into == suggestion.earlier
    assert not suggestion.later.review_items.filter(closed_at=None).exists()


def test_merging_another_claim_into_this_one_stays_with_this_one(suggestion: MergeSuggestion, editor: User) -> None:
    client = signed_in(editor)
    page = client.get(card(suggestion.earlier))

    merged = send(client, suggestion.later, "merge", page=page)

    assert merged.headers["Location"] == card(suggestion.earlier)


@pytest.mark.parametrize("shown", ["later", "earlier"])
def test_kept_apart_is_remembered_and_told(shown: str, suggestion: MergeSuggestion, editor: User) -> None:
    client = signed_in(editor)
    claim = getattr(suggestion, shown)

    onward = answer(client, claim, "keep_apart", suggestion.pk)

    suggestion.refresh_from_db()
    assert suggestion.state == "apart"
    page = words(client.get(card(claim)))
    assert f"{suggestion.later.public_id} and {suggestion.earlier.public_id} are two" in page
    assert "It may be the same claim" not in page
    assert onward.status_code == 302


def test_keeping_apart_can_be_taken_back(suggestion: MergeSuggestion, editor: User) -> None:
    client = signed_in(editor)
    answer(client, suggestion.later, "keep_apart", suggestion.pk)

    client.post(reverse("admin:undo"), hidden(client.get(card(suggestion.later)), reverse("admin:undo")))

    assert "It may be the same claim" in words(client.get(card(suggestion.later)))


def test_the_second_of_two_editors_reads_that_it_was_decided(
    suggestion: MergeSuggestion, editor: User, second_editor: User
) -> None:
    client = signed_in(editor)
    page = client.get(card(suggestion.earlier))
    merging.keep_apart(suggestion=suggestion, act=make_act(second_editor))

    told = answer(client, suggestion.earlier, "keep_apart", suggestion.pk, page=page)

    assert told.status_code == 409
    assert "Omar : Said to be another claim than the one suggested." in words(told)


def test_a_claim_that_stands_no_more_is_suggested_no_more(suggestion: MergeSuggestion, editor: User) -> None:
    claims.merge(claim=suggestion.earlier, into=other_claim(), act=make_act(editor))

    assert "It may be the same claim" not in words(signed_in(editor).get(card(suggestion.later)))


def test_a_suggestion_between_others_cannot_be_answered_here(suggestion: MergeSuggestion, editor: User) -> None:
    fields = {"seen": "1", "nonce": "0" * 32, "about": suggestion.pk}

    assert signed_in(editor).post(step(other_claim(), "keep_apart"), fields).status_code == 409


def test_a_merge_is_undone_from_the_card_of_the_merged_claim(suggestion: MergeSuggestion, editor: User) -> None:
    claims.merge(claim=suggestion.later, into=suggestion.earlier, act=make_act(editor))
    client, claim = signed_in(editor), suggestion.later
    page = client.get(card(claim))
    fields = hidden(page, step(claim, "follow"))

    for _ in range(2):
        onward = client.post(step(claim, "separate"), {**fields, "note": "Two piers."})

    assert "Undo the merge" in words(page)
    assert again(claim).merged_into is None
    assert again(claim).workflow == "triaged"
    assert f"{claim.public_id} stands by itself again." in words(client.get(onward.headers["Location"]))
    assert Decision.objects.filter(verb="separated").count() == 1


def test_cards_with_many_likenesses_cost_the_same(editor: User) -> None:
    claim, client, costs = other_claim(), signed_in(editor), []
    for number in (1, 4):
        for _ in range(number):
            make_likeness(claim, other_claim())
        with CaptureQueriesContext(connection) as queries:
            client.get(card(claim))
        costs.append(len(queries))

    assert costs[0] == costs[1] <= (47 if connection.vendor == "postgresql" else 43)
