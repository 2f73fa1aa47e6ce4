"""What every page of the desk keeps to: the strict policy, effects on buttons, and one map of keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.admin.desk import card, signed_in, step
from tests.factories import make_claim, settled_claim

pytestmark = pytest.mark.django_db

HOUSE = Path(__file__).parents[2] / "claims"
TEMPLATES = sorted((HOUSE / "templates/admin").rglob("*.html"))
SCRIPT = (HOUSE / "static/claims/desk.js").read_text(encoding="utf-8")

#: What hands remember. A key may be added; none is ever given another act.
KEYS = {
    "f": "follow",
    "x 1": "dismiss-not-a-claim",
    "x 2": "dismiss-duplicate",
    "x 3": "dismiss-out-of-scope",
    "p": "reopen",
    "s": "supports",
    "r": "refutes",
    "u": "revises",
    "n": "not-about",
    "z": "undo",
    "i": "merge",
    "t": "settle",
    "e": "reword",
    "m": "note",
    "j": "next",
    ".": "next",
    "k": "previous",
    "o": "open",
    "h": "snooze",
    "d": "versions",
    "v": "source",
    "b": "begin",
    "g q": "queue",
    "g c": "claims",
    "?": "help",
}
DECIDING = {"f", "x 1", "x 2", "x 3", "p", "s", "r", "u", "n", "z"}


def table() -> dict[str, tuple[str, bool]]:
    rows = re.findall(r'^  "([^"]+)": \["([\w-]+)", "[^"]+", (true|false)\],$', SCRIPT, re.MULTILINE)
    return {keys: (act, decides == "true") for keys, act, decides in rows}


def test_the_map_of_keys_is_the_one_that_hands_remember() -> None:
    assert {keys: act for keys, (act, _) in table().items()} == KEYS


def test_the_keys_that_decide_are_locked_until_the_page_was_seen() -> None:
    assert {keys for keys, (_, decides) in table().items() if decides} == DECIDING
    assert "const LOCK = 250;" in SCRIPT


def test_no_key_begins_a_longer_one() -> None:
    firsts = {keys.split()[0] for keys in KEYS if " " in keys}

    assert not firsts & KEYS.keys()


def test_each_act_stands_on_a_page_with_its_key_beside_it() -> None:
    html = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)

    for keys, act in KEYS.items():
        assert f'data-act="{act}"' in html
        caps = keys if keys != "." else ". "
        assert f'<kbd aria-hidden="true">{caps.strip()}</kbd>' in html


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.name))
def test_no_template_holds_script_style_or_an_empty_verb(path: Path) -> None:
    html = path.read_text(encoding="utf-8")

    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|javascript:", html)
    assert not re.search(r">\s*(Approve|Reject|Yes|No|OK|Submit)\s*[<{]", html)
    assert not re.search(r"\|\s*safe\b|autoescape off", html)


def test_every_page_is_sent_under_the_strict_policy_and_kept_by_no_cache(editor: User) -> None:
    claim, client = make_claim(), signed_in(editor)
    settled_claim(editor)
    pages = [
        reverse("admin:index"),
        reverse("admin:claims_reviewitem_changelist"),
        card(claim),
        step(claim, "merge"),
        step(claim, "settle"),
        step(claim, "evidence"),
        reverse("admin:claims_ledgerentry_changelist"),
        reverse("admin:claims_ledgerentry_change", args=[1]),
    ]
    for page in pages:
        answer = client.get(page)
        policy = answer.headers["Content-Security-Policy"]
        html = answer.content.decode()

        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "no-store" in answer.headers["Cache-Control"]
        assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", html), page


def test_every_form_that_changes_something_carries_its_token(editor: User) -> None:
    claim = make_claim()
    client = signed_in(editor)

    for page in (card(claim), step(claim, "merge"), step(claim, "settle"), step(claim, "evidence")):
        html = client.get(page).content.decode()
        forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", html, re.DOTALL)
        assert forms
        assert all("csrfmiddlewaretoken" in form for form in forms)


def test_a_form_of_another_site_is_refused(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)

    assert client.post(step(make_claim(), "follow"), {"seen": "1", "nonce": "0" * 32}).status_code == 403
