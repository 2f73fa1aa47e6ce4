"""The words that a claim has had, what each changed, and the way back; what would settle it; a link to everything."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, follow_ups
from claims.models import Claim, Decision
from tests.conftest import NOW
from tests.factories import SAID, followed_claim, make_act, make_evidence
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db

NEW = "The harbour master of Port Lowe said 12 of the 15 boats had sunk."


@pytest.fixture
def claim(editor: User) -> Claim:
    """A followed claim in other words than its article's."""
    claim = followed_claim(editor)
    return claims.reword(claim=claim, text=NEW, act=make_act(editor)).claim


def test_each_wording_is_told_with_the_words_that_it_changed(claim: Claim, reader: User) -> None:
    page = words(browser_of(reader).get(claim.get_absolute_url()))

    told = page.split("How it has been worded")[1]
    assert f"first, as the article worded it {SAID}" in told
    assert "by Dana decision 2 its words now removed: barges" in told
    assert "added: boats" in told
    assert "Use these words again" not in told


def test_an_editor_goes_back_to_a_wording_by_a_decision_like_any_other(claim: Claim, editor: User) -> None:
    browser = browser_of(editor)
    html = browser.get(claim.get_absolute_url()).content.decode()
    form = re.search(r'<form method="post" action="([^"]+/reword/)">(.*?)</form>', html, re.DOTALL)
    assert form
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[2]))

    for _ in range(2):
        assert browser.post(form[1], sent).status_code == 302

    assert Claim.objects.get(pk=claim.pk).text == SAID
    assert Decision.objects.filter(verb="reworded").count() == 2
    told = words(browser.get(claim.get_absolute_url())).split("How it has been worded")[1]
    assert "Back to an earlier wording." not in told
    assert told.count("its words now") == 2


def test_a_claim_never_reworded_has_no_such_history(editor: User) -> None:
    page = words(browser_of(editor).get(followed_claim(editor).get_absolute_url()))

    assert "How it has been worded" not in page


def test_it_says_what_would_settle_it_and_when_it_is_looked_at_again(claim: Claim, editor: User) -> None:
    day = NOW.date().replace(month=5)
    follow_ups.plan(claim=claim, criteria="The harbour office counts wrecks.", check_by=day, act=make_act(editor))

    page = words(browser_of(editor).get(claim.get_absolute_url()))

    assert "What would settle it The harbour office counts wrecks. We look again by 14 May 2026 ." in page


def test_every_event_and_the_claim_itself_can_be_linked(claim: Claim, editor: User) -> None:
    make_evidence(claim, editor)

    html = browser_of(editor).get(claim.get_absolute_url()).content.decode()

    anchors = re.findall(r'<li id="((?:report|evidence|decision|ledger)-\d+)">', html)
    assert len(anchors) == 4
    for anchor in anchors:
        assert f'<a class="permalink" href="#{anchor}" aria-label="Link to this event">' in html
    assert f'value="http://testserver{claim.get_absolute_url()}"' in html
