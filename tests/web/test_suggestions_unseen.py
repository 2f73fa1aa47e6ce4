"""What machines suggest changes no page that readers see, until a person accepts it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.actions import matches, merging, questions, undo
from claims.models import Claim
from claims.models.match import MatchState
from claims.verdicts import Independence, Stance
from tests.factories import followed_claim, make_act, other_claim
from tests.suggesting import PASSAGE, make_alert, make_likeness, make_suggestion
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(editor: User) -> Claim:
    return followed_claim(editor)


def page_of(claim: Claim, person: User) -> str:
    """What the page of a claim says, but for tokens that each answer has anew."""
    html = browser_of(person).get(claim.get_absolute_url()).content.decode()
    return re.sub(r'name="(csrfmiddlewaretoken|nonce)" value="[^"]*"', "", html)


@pytest.mark.parametrize("who", ["reader", "editor"])
def test_a_suggestion_an_alert_and_a_likeness_leave_the_page_of_a_claim_as_it_is(
    who: str, claim: Claim, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    other = other_claim()
    before = page_of(claim, person)

    make_suggestion(claim, highlighted=True)
    make_alert(claim)
    make_likeness(claim, other)

    assert page_of(claim, person) == before


def test_so_does_turning_them_down(claim: Claim, editor: User, reader: User) -> None:
    suggestion, asked, like = make_suggestion(claim), make_alert(claim), make_likeness(other_claim(), other_claim())
    before, other_before = page_of(claim, reader), page_of(like.later, reader)

    matches.turn_down(match=suggestion, how=MatchState.NOT_ABOUT, act=make_act(editor))
    seen = questions.acknowledge(item=asked, act=make_act(editor))
    undo.undo(decision=seen, act=make_act(editor))
    merging.keep_apart(suggestion=like, act=make_act(editor))

    assert page_of(claim, reader) == before
    assert page_of(like.later, reader) == other_before


def test_accepted_it_is_told_once_as_evidence(claim: Claim, editor: User, reader: User) -> None:
    match = make_suggestion(claim)

    matches.accept(match=match, stance=Stance.REVISES, independence=Independence.INDEPENDENT, act=make_act(editor))

    said = words(browser_of(reader).get(claim.get_absolute_url()))
    assert said.count(PASSAGE) == 1
    assert "Evidence: ± revises" in said
    assert "Match accepted" not in said


def test_the_list_of_claims_is_the_same_too(claim: Claim, reader: User) -> None:
    before = words(browser_of(reader).get(reverse("claims")))

    make_suggestion(claim)
    make_alert(claim)

    assert words(browser_of(reader).get(reverse("claims"))) == before
