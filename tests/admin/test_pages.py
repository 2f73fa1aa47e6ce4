"""What every page of the desk keeps to: the strict policy, and effects on buttons."""

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
#: Data for scripts is none itself.
INLINE = r'<style|<script(?![^>]*(?:\bsrc=|\btype="application/json"))|\sstyle=|\son\w+='
TEMPLATES = sorted((HOUSE / "templates/admin").rglob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.name))
def test_no_template_holds_script_style_or_an_empty_verb(path: Path) -> None:
    html = path.read_text(encoding="utf-8")

    assert not re.search(f"{INLINE}|javascript:", html)
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
        assert not re.search(INLINE, html), page


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
