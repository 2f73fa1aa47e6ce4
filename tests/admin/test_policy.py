"""The policy of two editors: who reads its switches, and who turns them."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client

from claims.models import PolicySwitch
from claims.pairing import Ground
from claims.queries import pairs
from tests.admin.desk import signed_in, words

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
