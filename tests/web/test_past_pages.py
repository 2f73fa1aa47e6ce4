"""Pages as of a past moment: what they show, and what they say of a moment that cannot be read."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User

from claims.actions import claims
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, make_claim
from tests.web.people import browser_of, words

LATER = NOW + timedelta(days=2)


def test_a_claims_page_shows_what_it_was_and_says_so(editor: User, reader: User) -> None:
    claim = followed_claim(editor)
    claims.reword(claim=claim, text="Twelve barges sank.", act=make_act(editor, now=LATER))
    browser = browser_of(reader)

    then = words(browser.get(f"{claim.get_absolute_url()}?at={(LATER - timedelta(days=1)).isoformat()}"))
    now = words(browser.get(claim.get_absolute_url()))

    assert "As it stood on 13 March 2026" not in then
    assert "As it stood on 15 March 2026, 09:26:00 UTC" in then
    assert "Twelve barges sank." not in then
    assert "Twelve barges sank." in now


def test_nothing_is_decided_on_a_past_page(editor: User) -> None:
    claim = followed_claim(editor)

    page = browser_of(editor).get(f"{claim.get_absolute_url()}?at={NOW.isoformat()}")

    assert "Decide at the desk" not in words(page)


def test_a_moment_that_cannot_be_read_is_told_beside_its_field(reader: User) -> None:
    claim = make_claim()

    answer = browser_of(reader).get(f"{claim.get_absolute_url()}?at=yesterday")

    assert answer.status_code == 400
    assert "“yesterday” is no moment: write it as 2026-03-14T09:26" in words(answer)


def test_a_moment_to_come_is_refused(reader: User) -> None:
    claim = make_claim()

    answer = browser_of(reader).get(f"{claim.get_absolute_url()}?at=2999-01-01T00:00")

    assert "still to come" in words(answer)


def test_before_it_was_recorded_there_is_no_page(reader: User) -> None:
    claim = make_claim()

    assert browser_of(reader).get(f"{claim.get_absolute_url()}?at=2020-01-01T00:00").status_code == 404


def test_a_claim_as_json_now_and_then(editor: User, reader: User) -> None:
    claim = followed_claim(editor)
    claims.reword(claim=claim, text="Twelve barges sank.", act=make_act(editor, now=LATER))
    browser = browser_of(reader)

    now = browser.get(f"/claims/{claim.public_id}.json").json()
    then = browser.get(f"/claims/{claim.public_id}.json?at={NOW.isoformat()}").json()

    assert (now["text"], then["text"]) == ("Twelve barges sank.", claim.text)
    assert [deed["verb"] for deed in now["decisions"]] == ["followed", "reworded"]
    assert [deed["verb"] for deed in then["decisions"]] == ["followed"]
    assert (then["at"], then["workflow"]) == ("2026-03-14T09:26:00Z", "triaged")
    assert browser.get(f"/claims/{claim.public_id}.json?at=x").json() == {
        "error": "“x” is no moment: write it as 2026-03-14T09:26, with seconds or zone if known."
    }


def test_the_list_shows_what_stood_then_and_leads_to_the_pages_of_then(editor: User, reader: User) -> None:
    claim = make_claim()
    claims.follow(claim=claim, act=make_act(editor, now=LATER))

    page = browser_of(reader).get(f"/claims/?at={NOW.isoformat()}&workflow=detected")

    assert "As it stood on 14 March 2026" in words(page)
    assert f"/claims/{claim.public_id}/?at=2026-03-14T09%3A26%3A00" in page.content.decode()
