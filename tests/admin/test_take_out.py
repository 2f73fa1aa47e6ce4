"""The page on which mentions are taken out of a claim: chosen, sent, told, taken back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import recording
from claims.models import Claim, Decision
from tests.admin.desk import card, hidden, signed_in, step, words
from tests.conftest import NOW
from tests.factories import TEXT, followed_claim, make_draft, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(editor: User) -> Claim:
    """A claim that two articles tell."""
    claim = followed_claim(editor)
    version = make_version(title="The storm, again")
    recording.record(version=version, drafts=[make_draft(TEXT)], now=NOW)
    return claim


def test_the_card_leads_to_the_page_and_the_page_lists_the_mentions(claim: Claim, editor: User) -> None:
    browser = signed_in(editor)

    assert f'href="{step(claim, "take_out")}' in browser.get(card(claim)).content.decode()
    page = words(browser.get(step(claim, "take_out")))

    assert "Which mentions are another claim?" in page
    assert "The storm, again" in page


def test_the_chosen_mention_becomes_a_claim_and_undo_puts_it_back(claim: Claim, editor: User) -> None:
    browser, mention = signed_in(editor), claim.mentions.order_by("pk")[1]
    address = step(claim, "take_out")

    done = browser.post(address, {**hidden(browser.get(address), address), "mentions": [mention.pk]}, follow=True)

    made = Decision.objects.get(verb="split").after["split_claim"]
    assert f"{claim.public_id} is split: what was taken out is {made} now, and is followed." in words(done)
    page = browser.get(card(claim))
    browser.post("/admin/claims/reviewitem/undo/", hidden(page, "/admin/claims/reviewitem/undo/"))
    assert claim.mentions.count() == 2
    assert browser.get(f"/claims/{made}/").headers["Location"] == claim.get_absolute_url()


def test_what_was_not_chosen_well_is_told_beside_the_list(claim: Claim, editor: User) -> None:
    browser, address = signed_in(editor), step(claim, "take_out")
    sent = hidden(browser.get(address), address)

    none = browser.post(address, {**sent, "note": "Two storms."})
    every = browser.post(address, {**sent, "mentions": list(claim.mentions.values_list("pk", flat=True))})
    strange = browser.post(address, {**sent, "mentions": ["999999"]})

    assert [answer.status_code for answer in (none, every, strange)] == [400, 400, 400]
    assert "Choose the mentions that are a claim of their own." in words(none)
    assert "Two storms." in words(none)
    assert "At least one mention has to stay" in words(every)
    assert "look at those that are left" in words(strange)
