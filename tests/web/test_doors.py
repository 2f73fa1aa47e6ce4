"""Signing in and out, the choice of colours, and the pages for what goes wrong."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client

from claims.web.tracing import HEADER
from tests.factories import make_claim
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db


def test_signing_in_leads_to_the_page_that_was_wanted(reader: User) -> None:
    claim = make_claim()
    browser = Client()
    asked = browser.get(claim.get_absolute_url())

    answer = browser.post(asked["Location"], {"username": "rita", "password": "a long enough password"}, follow=True)

    assert answer.status_code == 200
    assert claim.public_id in words(answer)


def test_a_wrong_password_is_told_without_saying_which_half_was_wrong(reader: User) -> None:
    wrong_name = Client().post("/sign-in/", {"username": "nobody", "password": "x"})
    wrong_password = Client().post("/sign-in/", {"username": "rita", "password": "x"})

    assert "do not belong together" in words(wrong_name)
    assert wrong_name.headers[HEADER] in words(wrong_name)
    assert _without_id(wrong_name) == _without_id(wrong_password)


def _without_id(answer: Any) -> str:
    return words(answer).replace(answer.headers[HEADER], "")


def test_signing_in_never_leads_to_another_site(reader: User) -> None:
    form = {"username": "rita", "password": "a long enough password", "next": "https://evil.example/"}

    assert Client().post("/sign-in/", form)["Location"] == "/"


def test_password_managers_may_fill_the_form_in() -> None:
    page = Client().get("/sign-in/").content.decode()

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page


def test_signing_out_takes_a_form_so_that_no_link_can_do_it(reader: User) -> None:
    browser = browser_of(reader)

    assert browser.get("/sign-out/").status_code == 405
    assert browser.post("/sign-out/")["Location"] == "/sign-in/"
    assert browser.get("/").status_code == 302


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_choice_of_colours_is_remembered_without_a_script(theme: str, reader: User) -> None:
    browser = browser_of(reader)

    answer = browser.post("/theme/", {"theme": theme, "next": "/claims/?q=x"})

    assert answer["Location"] == "/claims/?q=x"
    assert f'<body class="theme-{theme}">' in browser.get("/").content.decode()
    browser.post("/theme/", {"theme": "system"})
    assert '<html lang="en">' in browser.get("/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil"])
def test_choosing_colours_never_leads_to_another_site(elsewhere: str) -> None:
    assert Client().post("/theme/", {"theme": "dark", "next": elsewhere})["Location"] == "/"


def test_a_cookie_that_was_tampered_with_sets_no_theme(reader: User) -> None:
    browser = browser_of(reader)
    browser.cookies["theme"] = '"><script>'

    assert '<html lang="en">' in browser.get("/").content.decode()


@pytest.mark.parametrize(
    "address", ["/nope/", "/claims/C-00000000/", "/claims/C-1/", "/articles/99999999999999999999/"]
)
def test_what_is_not_there_is_told_in_our_words(address: str, reader: User) -> None:
    answer = browser_of(reader).get(address)

    assert answer.status_code == 404
    assert "Nothing is kept under this address" in words(answer)


def test_a_stale_form_is_told_in_our_words(reader: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(reader)

    answer = browser.post("/sign-out/")

    assert answer.status_code == 403
    assert "Please send it again" in words(answer)


def test_our_own_failure_is_told_in_our_words(
    reader: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("claims.queries.home.home", fail)
    browser = browser_of(reader)
    browser.raise_request_exception = False

    with caplog.at_level(logging.CRITICAL, "django.request"):
        answer = browser.get("/")

    assert answer.status_code == 500
    assert "Our mistake" in words(answer)
    assert "broken on purpose" not in words(answer)


@pytest.mark.parametrize("page", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_nothing_from_the_failed_request(page: str) -> None:
    assert "<h1>" in render_to_string(page)


def test_pages_of_signed_in_people_are_kept_out_of_caches(reader: User) -> None:
    assert "no-store" in browser_of(reader).get("/")["Cache-Control"]


def test_pages_allow_no_script_but_their_own(reader: User) -> None:
    policy = browser_of(reader).get("/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
