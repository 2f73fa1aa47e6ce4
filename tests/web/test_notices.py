"""Notices of follow-ups on the home page: for those who decide, unseen first, and gone once somebody acted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import claims, follow_ups, questions
from claims.models import Claim, Notice, SeenNotice
from claims.models.review import ReviewKind
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, other_claim
from tests.suggesting import make_overdue
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db
HOME = reverse("home")


def make_notice(claim: Claim, *, stage: str = "overdue") -> Notice:
    """Give notice that nobody looked at a claim in time."""
    make_overdue(claim)
    row = claim.follow_up
    text = f"{claim.public_id} is {stage}."
    return Notice.objects.create(follow_up=row, stage=stage, check_by=row.check_by, text=text, made_at=NOW)


def test_an_editor_reads_the_notice_and_finds_the_claim(editor: User) -> None:
    claim = followed_claim(editor)
    make_notice(claim)

    answer = browser_of(editor).get(HOME)

    assert f"New. {claim.public_id} is overdue." in words(answer)
    assert f'href="{claim.get_absolute_url()}"' in answer.content.decode()
    assert reverse("admin:card", args=[claim.public_id]) in answer.content.decode()


def test_those_who_do_not_decide_are_not_told(editor: User, reader: User, reporter: User) -> None:
    notice = make_notice(followed_claim(editor))

    assert notice.text not in words(browser_of(reader).get(HOME))
    assert notice.text not in words(browser_of(reporter).get(HOME))


def test_a_notice_that_was_seen_steps_back_for_who_saw_it_alone(editor: User, second_editor: User) -> None:
    another = claims.follow(claim=other_claim(), act=make_act(editor)).claim
    seen, fresh = make_notice(followed_claim(editor)), make_notice(another)
    client = browser_of(editor)

    for _ in range(2):
        answer = client.post(reverse("see_notices"), {"notice": [seen.pk]}, follow=True)

    told = words(answer)
    assert told.index(f"New. {fresh.text}") < told.index(seen.text)
    assert f"New. {seen.text}" not in told
    assert f"New. {seen.text}" in words(browser_of(second_editor).get(HOME))
    assert f"New. {seen.text}" in words(browser_of(second_editor).get(reverse("notices")))
    assert SeenNotice.objects.get().person == editor


def test_the_button_goes_once_all_were_seen(editor: User) -> None:
    notice, client = make_notice(followed_claim(editor)), browser_of(editor)
    assert "Mark the desk's as seen" in words(client.get(reverse("notices")))

    client.post(reverse("see_notices"), {"notice": [notice.pk]})

    assert "Mark these as seen" not in words(client.get(HOME))
    assert "Mark the desk's as seen" not in words(client.get(reverse("notices")))


@pytest.mark.parametrize("written", ["x", "-1", "99999999999999999999", "4711", "\0"])
def test_a_made_up_notice_marks_nothing(written: str, editor: User) -> None:
    make_notice(followed_claim(editor))

    assert browser_of(editor).post(reverse("see_notices"), {"notice": [written]}).status_code == 302
    assert not SeenNotice.objects.exists()


def test_an_earlier_stage_is_told_no_more_once_a_later_one_is(editor: User) -> None:
    claim = followed_claim(editor)
    make_notice(claim, stage="late")
    make_notice(claim, stage="overdue")

    page = words(browser_of(editor).get(HOME))

    assert f"{claim.public_id} is overdue." in page
    assert f"{claim.public_id} is late." not in page


def test_a_claim_that_was_planned_anew_is_told_no_more(editor: User) -> None:
    claim = followed_claim(editor)
    make_notice(claim)

    day = (NOW + timedelta(days=9)).date()
    follow_ups.plan(claim=claim, criteria="A count.", check_by=day, act=make_act(editor))

    assert "was looked at in time" in words(browser_of(editor).get(HOME))


def test_home_lists_a_claim_with_several_questions_once_and_says_what_is_asked(editor: User, reader: User) -> None:
    claim = followed_claim(editor)
    make_overdue(claim)
    questions.ask(claim=claim, kind=ReviewKind.REOPENED, why="Later.", now=NOW)

    page = words(browser_of(editor).get(HOME))

    needs = page[page.index("Needs a decision") : page.index("Changed since you were here")]
    assert needs.count(claim.text) == 1
    assert "Does its verdict still hold?" in needs
    assert "verdict still hold?" not in words(browser_of(reader).get(HOME))


def test_home_costs_the_same_however_many_notices_there_are(editor: User) -> None:
    client, costs = browser_of(editor), []
    for number in (1, 4):
        for _ in range(number):
            make_notice(claims.follow(claim=other_claim(), act=make_act(editor)).claim)
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME)
        costs.append(len(queries))

    assert costs[0] == costs[1]
