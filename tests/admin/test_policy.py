"""The policy of two editors: who reads its switches, and who turns them."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client

from claims.actions import sensitivity
from claims.models import Claim, PolicySwitch
from claims.pairing import Ground
from claims.queries import pairs
from tests.admin.desk import card, signed_in, step, words
from tests.conftest import NOW
from tests.factories import make_act, make_claim

REGISTER = "/admin/claims/policyswitch/"


def turned(browser: Client, ground: str, *, on: bool) -> int:
    sent = {"ground": ground, **({"is_on": "on"} if on else {})}
    return browser.post(f"{REGISTER}add/", sent).status_code


def test_an_administrator_turns_a_switch_and_its_history_stays(administrator: User) -> None:
    browser = signed_in(administrator)

    assert turned(browser, "casualties", on=False) == 302
    assert Ground.CASUALTIES not in pairs.switched_on()
    assert turned(browser, "casualties", on=True) == 302

    assert Ground.CASUALTIES in pairs.switched_on()
    assert [row.by_name for row in PolicySwitch.objects.all()] == ["Ada", "Ada"]
    page = words(browser.get(REGISTER))
    assert "Which claims need two editors" in page
    assert "It gives a number of people killed" in page


def test_an_editor_reads_the_switches_and_turns_none(editor: User) -> None:
    browser = signed_in(editor)

    assert browser.get(REGISTER).status_code == 200
    assert turned(browser, "casualties", on=False) == 403
    assert not PolicySwitch.objects.exists()


def test_no_turn_is_changed_or_deleted(administrator: User) -> None:
    browser = signed_in(administrator)
    turned(browser, "party", on=False)
    row = PolicySwitch.objects.get()

    assert browser.post(f"{REGISTER}{row.pk}/change/", {"ground": "party", "is_on": "on"}).status_code == 403
    assert browser.post(f"{REGISTER}{row.pk}/delete/", {"post": "yes"}).status_code == 403


def sensitive(by: User) -> Claim:
    """A claim that needs two editors."""
    claim = make_claim()
    sensitivity.mark(claim=claim, is_sensitive=True, act=make_act(by, note="It names a minor."))
    return claim


def test_who_decides_alone_is_told_what_waits_and_where_that_is_switched(
    editor: User, second_editor: User, administrator: User
) -> None:
    claim, browser = sensitive(editor), signed_in(editor)
    User.objects.exclude(pk=editor.pk).update(last_login=None)

    for page in (card(claim), step(claim, "settle"), "/admin/"):
        answer = browser.get(page)
        assert "You are the only one here who decides." in words(answer)
        assert REGISTER in answer.content.decode()

    User.objects.filter(pk=second_editor.pk).update(last_login=NOW)
    assert "the only one here" not in words(browser.get(card(claim)))
    assert "the only one here" not in words(browser.get("/admin/"))


def test_with_the_policy_off_or_a_claim_for_one_nothing_is_said_of_being_alone(
    editor: User, administrator: User
) -> None:
    User.objects.exclude(pk=editor.pk).update(last_login=None)
    assert "the only one here" not in words(signed_in(editor).get(card(make_claim())))
    for ground in Ground:
        turned(signed_in(administrator), ground.value, on=False)
    User.objects.exclude(pk=editor.pk).update(last_login=None)

    assert "the only one here" not in words(signed_in(editor).get("/admin/"))
