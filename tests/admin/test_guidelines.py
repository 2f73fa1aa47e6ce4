"""Guidelines at the desk: who reads them, who writes the next version, and that none is ever lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.actions import guidelines as acting
from claims.errors import BadInput, Conflict, NotAllowed
from claims.models import Decision, Guideline
from claims.models.review import ReviewKind
from claims.queries import guidelines
from tests.admin.desk import card, send, signed_in, words
from tests.conftest import NOW
from tests.factories import make_claim

pytestmark = pytest.mark.django_db
REGISTER = "/admin/claims/guideline/"
WORDS = "Follow what can be checked.\n\nLeave taste to the reviewers."


def newest() -> Guideline:
    """The newest version for new claims."""
    return Guideline.objects.filter(kind="new_claim").latest("number")


def sent(browser: Client, text: str, seen: int | None = None) -> int:
    data = {"text": text, "seen": str(newest().number if seen is None else seen)}
    return browser.post(f"{REGISTER}new_claim/write/", data).status_code


def test_an_administrator_writes_the_next_version_and_cards_show_it(administrator: User, editor: User) -> None:
    before = newest()

    assert sent(signed_in(administrator), WORDS) == 302

    assert (newest().number, newest().by, newest().text) == (before.number + 1, administrator, WORDS)
    page = words(signed_in(editor).get(card(make_claim())))
    assert "Leave taste to the reviewers." in page
    assert f"Version {before.number + 1}, by Ada" in page


def test_a_decision_remembers_the_version_that_its_editor_was_shown(administrator: User, editor: User) -> None:
    acting.write(kind=ReviewKind.NEW_CLAIM, text=WORDS, seen=newest().number, by=administrator, now=NOW)

    send(signed_in(editor), make_claim(), "follow")

    assert Decision.objects.get().after["guideline"] == newest().pk


def test_everybody_at_the_desk_reads_all_versions_and_only_administrators_write(
    administrator: User, editor: User
) -> None:
    sent(signed_in(administrator), WORDS)
    browser = signed_in(editor)

    shown, history = words(browser.get(REGISTER)), words(browser.get(f"{REGISTER}new_claim/versions/"))

    assert "Leave taste to the reviewers." in shown
    assert "Write the next version" not in shown
    assert f"Version {newest().number}, shown now" in history
    assert f"Version {newest().number - 1} " in history
    assert sent(browser, "Mine.") == 403
    with pytest.raises(NotAllowed):
        acting.write(kind=ReviewKind.DRIFT, text="Mine.", seen=0, by=editor, now=NOW)


def test_of_two_who_write_at_once_the_second_is_told_and_keeps_their_words(administrator: User) -> None:
    browser, seen = signed_in(administrator), newest().number
    assert sent(browser, WORDS) == 302

    answer = browser.post(f"{REGISTER}new_claim/write/", {"text": "Other words.", "seen": str(seen)})

    assert answer.status_code == 409
    assert f"wrote version {seen + 1} since you opened this page" in words(answer)
    assert "Other words." in answer.content.decode()
    assert "Leave taste to the reviewers." in words(answer)
    assert sent(browser, "Other words.") == 302


@pytest.mark.parametrize("text", ["", "  \r\n ", WORDS, "x" * 8_001], ids=["empty", "blank", "same", "long"])
def test_what_is_no_version_is_refused_in_words(text: str, administrator: User) -> None:
    acting.write(kind=ReviewKind.NEW_CLAIM, text=WORDS, seen=newest().number, by=administrator, now=NOW)
    before = newest().number

    assert sent(signed_in(administrator), text) == 400
    with pytest.raises(BadInput):
        acting.write(kind=ReviewKind.NEW_CLAIM, text=text, seen=before, by=administrator, now=NOW + timedelta(1))
    assert newest().number == before


def test_a_kind_that_is_none_is_not_found(administrator: User) -> None:
    assert signed_in(administrator).get(f"{REGISTER}weather/versions/").status_code == 404


def test_a_version_written_at_the_same_moment_is_not_overwritten(
    administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = newest().number
    acting.write(kind=ReviewKind.NEW_CLAIM, text=WORDS, seen=number, by=administrator, now=NOW)
    rows = Guideline.objects.filter(kind="new_claim", number=number)
    monkeypatch.setattr(Guideline.objects, "filter", lambda **_: rows)

    with pytest.raises(Conflict, match="at the same moment"):
        acting.write(kind=ReviewKind.NEW_CLAIM, text="Other words.", seen=number, by=administrator, now=NOW)


def test_the_versions_are_shown_in_one_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert guidelines.versions(ReviewKind.NEW_CLAIM)
