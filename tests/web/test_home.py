"""Home: what needs this person, what became of their claims since they pressed “seen”, and what is overdue."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions import assigning, claims, commenting, watching
from claims.models import Claim, PersonalNotice, Preferences
from claims.models.review import ReviewKind
from claims.verdicts import DismissReason
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, make_claim, other_claim
from tests.suggesting import make_overdue
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db
HOME = reverse("home")


def column(person: User, heading: str, until: str) -> str:
    page = words(browser_of(person).get(HOME))
    return page[page.index(heading) : page.rindex(until)]


def needs(person: User) -> str:
    return column(person, "Needs a decision", "Changed since you were here")


def changed(person: User) -> str:
    return column(person, "Changed since you were here", "Overdue")


def put_aside(claim: Claim, by: User) -> None:
    claims.dismiss(claim=claim, because=DismissReason.DUPLICATE, act=make_act(by))


def test_what_was_given_to_me_and_where_i_am_named_stands_first(editor: User, second_editor: User) -> None:
    mine, other = make_claim(), other_claim()
    assigning.assign(claim=mine, to=editor, act=make_act(second_editor))
    commenting.comment(claim=other, text="@dana, is it so?", by=second_editor, nonce="a" * 32, now=NOW)

    page = needs(editor)

    assert page.index("Yours") < page.index(mine.text) < page.index("You are named") < page.index("is it so?")
    assert "Yours" not in needs(second_editor)


def test_what_is_decided_is_mine_no_more(editor: User) -> None:
    claim = make_claim()
    assigning.assign(claim=claim, to=editor, act=make_act(editor))

    put_aside(claim, editor)

    assert "Yours" not in needs(editor)


def test_a_second_opinion_is_asked_of_others_than_the_first_editor(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)
    asked = {"kind": ReviewKind.SECOND_OPINION.value, "why": "Figures.", "opened_at": NOW, "look_by": NOW}
    claim.review_items.create(**asked)

    assert "Second opinions" in needs(second_editor)
    assert "Second opinions" not in needs(editor)


def test_what_became_of_my_claims_stays_until_i_press_seen(editor: User, reader: User) -> None:
    claim, browser = make_claim(), browser_of(reader)
    watching.watch(claim=claim, by=reader, now=NOW)
    put_aside(claim, editor)
    for _ in range(2):
        assert "Dana dismissed" in changed(reader)

    answer = browser.post(reverse("see_home"), {"until": timezone.now().isoformat()}, follow=True)

    assert "Dana dismissed" not in words(answer)
    assert PersonalNotice.objects.get().seen_at


def test_what_was_told_while_the_page_stood_open_is_not_lost(editor: User, reader: User) -> None:
    claim, browser = make_claim(), browser_of(reader)
    watching.watch(claim=claim, by=reader, now=NOW)
    shown_at = NOW - timedelta(minutes=1)
    put_aside(claim, editor)

    browser.post(reverse("see_home"), {"until": shown_at.isoformat()})

    assert "Dana dismissed" in changed(reader)
    assert Preferences.objects.get(person=reader).home_seen_at == shown_at


@pytest.mark.parametrize("until", ["", "x", "2026-13-40T00:00:00Z", "2999-01-01T00:00:00Z", "2026-01-01T00:00:00"])
def test_a_moment_that_is_none_counts_as_now(until: str, reader: User) -> None:
    before = timezone.now()

    browser_of(reader).post(reverse("see_home"), {"until": until})

    seen = Preferences.objects.get(person=reader).home_seen_at
    assert seen
    assert before <= seen <= timezone.now()


def test_what_is_overdue_is_shown_to_readers_too(editor: User, reader: User) -> None:
    claim = followed_claim(editor)
    make_overdue(claim)
    claim.follow_up.stage = "overdue"
    claim.follow_up.save()

    page = words(browser_of(reader).get(HOME))

    assert claim.text in page[page.rindex("Overdue") :]


def test_a_newcomer_reads_what_to_do_first(reader: User, editor: User) -> None:
    followed_claim(editor)

    assert "Start here" in words(browser_of(reader).get(HOME))
    assert "Start here" not in words(browser_of(editor).get(HOME))


def test_home_costs_the_same_however_much_there_is(editor: User, second_editor: User) -> None:
    browser, costs = browser_of(editor), []
    for number in (1, 5):
        for _ in range(number):
            claim = other_claim()
            assigning.assign(claim=claim, to=editor, act=make_act(second_editor))
            commenting.comment(claim=claim, text="@dana", by=second_editor, nonce=make_act(editor).nonce, now=NOW)
            other = other_claim()
            watching.watch(claim=other, by=editor, now=NOW)
            put_aside(other, second_editor)
        with CaptureQueriesContext(connection) as queries:
            browser.get(HOME)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 20
