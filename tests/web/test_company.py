"""Watching and commenting on a claim's page and on its card, without a script; whose a claim is, on the card."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import assigning, commenting
from claims.models import Comment
from claims.queries.watching import watches
from claims.verdicts import Priority
from tests.admin.desk import card, hidden, send
from tests.conftest import NOW
from tests.factories import make_act, make_claim
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db


def test_the_button_watches_and_stops_watching_and_leads_back(reader: User) -> None:
    claim, browser = make_claim(), browser_of(reader)
    address = reverse("watch", args=[claim.public_id])

    for choice, is_watched in (("on", True), ("off", False)):
        answer = browser.post(address, {"watch": choice, "next": f"{claim.get_absolute_url()}?x=1"})
        assert answer["Location"] == f"{claim.get_absolute_url()}?x=1"
        assert watches(reader, claim) is is_watched


def test_no_form_leads_to_another_site(reader: User) -> None:
    claim = make_claim()

    answer = browser_of(reader).post(reverse("watch", args=[claim.public_id]), {"next": "https://evil.example/"})

    assert answer["Location"] == claim.get_absolute_url()


@pytest.mark.parametrize("place", ["page", "card"])
def test_a_comment_is_written_where_the_claim_is_looked_at(place: str, editor: User, reporter: User) -> None:
    claim, browser = make_claim(), browser_of(editor)
    address = claim.get_absolute_url() if place == "page" else card(claim)
    form = hidden(browser.get(address), reverse("comment", args=[claim.public_id]))

    answer = browser.post(
        reverse("comment", args=[claim.public_id]), {**form, "text": "Ask <b>@rory</b>."}, follow=True
    )

    assert answer.redirect_chain[0][0] == f"{address}#comment-{Comment.objects.get().pk}"
    assert "Ask &lt;b&gt;<a" in answer.content.decode()
    assert reverse("person", args=["rory"]) in answer.content.decode()


def test_a_reader_reads_comments_and_is_offered_no_form(reader: User, reporter: User) -> None:
    claim = make_claim()
    commenting.comment(claim=claim, text="Who counted?", by=reporter, nonce="a" * 32, now=NOW)

    page = browser_of(reader).get(claim.get_absolute_url())

    assert "Who counted?" in words(page)
    assert "Your comment" not in words(page)
    assert browser_of(reader).post(reverse("comment", args=[claim.public_id]), {"text": "I."}).status_code == 403


def test_what_cannot_be_taken_in_is_kept_as_it_was_typed(reporter: User) -> None:
    claim = make_claim()
    typed = {"nonce": "a" * 32, "text": "x" * 5001}

    answer = browser_of(reporter).post(reverse("comment", args=[claim.public_id]), typed)

    assert answer.status_code == 400
    assert "x" * 5001 in answer.content.decode()
    assert not Comment.objects.exists()


def test_an_author_changes_and_takes_back_a_comment(reporter: User) -> None:
    claim, browser = make_claim(), browser_of(reporter)
    said = commenting.comment(claim=claim, text="Nine.\nOr ten.", by=reporter, nonce="a" * 32, now=NOW)
    address = reverse("edit_comment", args=[said.pk])
    form = {"nonce": "b" * 32, "seen": "Nine.\r\nOr ten."}

    changed = browser.post(address, {**form, "text": "Eleven."}, follow=True)
    assert "Eleven." in words(changed)
    assert "What it said before" in words(changed)
    gone = browser.post(reverse("remove_comment", args=[said.pk]), follow=True)

    assert "Removed by its author" in words(gone)
    assert "Eleven." not in words(gone)


def test_an_editor_takes_a_claim_or_gives_it_to_a_colleague_on_the_card(editor: User, second_editor: User) -> None:
    claim, browser = make_claim(), browser_of(editor)

    taken = send(browser, claim, "assign", to="dana")
    assert taken.status_code == 302
    given = browser.get(card(claim))
    assert "Yours to decide about" in words(given)
    send(browser, claim, "assign", to="omar")

    claim.refresh_from_db()
    assert claim.assignee == second_editor


def test_nobody_of_that_name_is_said_beside_the_field(editor: User) -> None:
    answer = send(browser_of(editor), make_claim(), "assign", to="nemo")

    assert answer.status_code == 400
    assert "Nobody here is called “nemo”" in words(answer)


def test_the_card_says_how_soon_and_changes_it(editor: User) -> None:
    claim, browser = make_claim(), browser_of(editor)

    answer = browser.get(send(browser, claim, "prioritise", priority="urgent")["Location"])

    assert "comes before nearly all others now" in words(answer)
    assert "Urgent" in words(answer)
    assert "urgent" in words(browser.get(claim.get_absolute_url()))


def test_a_colleague_s_page_lists_what_is_theirs_and_one_s_own_what_one_watches(
    editor: User, second_editor: User
) -> None:
    claim = make_claim()
    assigning.assign(claim=claim, to=second_editor, act=make_act(editor))

    assert claim.text in words(browser_of(editor).get(reverse("person", args=["omar"])))
    own = reverse("person", args=["omar"])
    assert claim.text in words(browser_of(second_editor).get(f"{own}?list=watched"))
    assert browser_of(editor).get(reverse("person", args=["nemo"])).status_code == 404


@pytest.mark.parametrize("place", ["page", "card"])
def test_the_page_costs_the_same_however_much_is_said(place: str, editor: User, reporter: User) -> None:
    claim, browser, costs = make_claim(), browser_of(editor), []
    assigning.assign(claim=claim, to=editor, act=make_act(editor))
    assigning.prioritise(claim=claim, priority=Priority.HIGH, act=make_act(editor))
    address = claim.get_absolute_url() if place == "page" else card(claim)
    for number in (1, 6):
        for index in range(number):
            commenting.comment(claim=claim, text=f"@dana {index}", by=reporter, nonce=f"{number}{index}", now=NOW)
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        costs.append(len(queries))

    assert costs[0] == costs[1]
