"""Any page can be added from where it is read: the form comes filled in, and nothing is recorded by an address."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Article
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db

PAGE = 'https://lowe.example/storm?page=2&x="><script>alert(1)</script>'


def filled(browser: Client, **sent: str) -> dict[str, str]:
    form = browser.get(f"/articles/add/?{urlencode(sent)}").context["form"]
    return {name: form[name].value() for name in ("address", "title", "text")}


def test_the_form_is_filled_in_and_nothing_is_recorded(reporter: User) -> None:
    browser = browser_of(reporter)

    answer = browser.get(f"/articles/add/?{urlencode({'url': PAGE, 'title': 'Storm <b>', 'text': ''})}")

    html = answer.content.decode()
    assert 'value="https://lowe.example/storm?page=2&amp;x=&quot;&gt;&lt;script&gt;' in html
    assert 'value="Storm &lt;b&gt;"' in html
    assert "<script>alert" not in html
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("sent", "address", "text"),
    [
        ({"text": "https://lowe.example/a"}, "https://lowe.example/a", ""),
        ({"text": "Storm https://lowe.example/a", "title": "Storm"}, "https://lowe.example/a", ""),
        ({"text": "Ten sank. https://lowe.example/a"}, "https://lowe.example/a", "Ten sank."),
        ({"text": "Ten sank.", "url": "https://lowe.example/a"}, "https://lowe.example/a", "Ten sank."),
        ({"text": "Ten sank."}, "", "Ten sank."),
        ({}, "", ""),
    ],
)
def test_an_address_within_a_shared_text_is_found(
    sent: dict[str, str], address: str, text: str, reporter: User
) -> None:
    found = filled(browser_of(reporter), **sent)

    assert (found["address"], found["text"]) == (address, text)


def test_what_was_shared_outlives_the_sign_in(reporter: User) -> None:
    wanted = f"/articles/add/?{urlencode({'url': 'https://lowe.example/a?b=1&c=2', 'title': 'Storm'})}"
    reporter.set_password("a long enough word")
    reporter.save()
    browser = Client()

    to_sign_in = browser.get(wanted)
    back = parse_qs(urlsplit(to_sign_in.headers["Location"]).query)["next"][0]
    sent = {"username": reporter.get_username(), "password": "a long enough word", "next": back}
    landed = browser.post("/sign-in/", sent, follow=True)

    assert landed.context["form"]["address"].value() == "https://lowe.example/a?b=1&c=2"


def test_sending_the_form_from_elsewhere_is_refused(reporter: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(reporter)

    assert browser.post("/articles/add/?url=https://lowe.example/a", {"text": "Ten sank."}).status_code == 403
    assert not Article.objects.exists()


def test_the_bookmarklet_is_text_to_copy_and_no_link(reporter: User, reader: User) -> None:
    answer = browser_of(reporter).get("/articles/add/from-anywhere/")

    html = answer.content.decode()
    assert "javascript:void(window.open(&#x27;http://testserver/articles/add/?url=&#x27;" in html
    assert 'href="javascript' not in html
    assert "Nothing is recorded until you press" in words(answer)
    assert browser_of(reader).get("/articles/add/from-anywhere/").status_code == 403


def test_the_manifest_is_open_to_browsers_and_names_the_form_to_share_to(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")

    assert answer.headers["Content-Type"] == "application/manifest+json"
    told = json.loads(answer.content)
    assert told["share_target"]["action"] == "/articles/add/"
    assert told["share_target"]["method"] == "GET"
    assert told["icons"][0]["src"].endswith("claims/icon.svg")
    assert "manifest-src 'self'" in client.get("/sign-in/").headers["Content-Security-Policy"]
    assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get("/sign-in/").content.decode()
