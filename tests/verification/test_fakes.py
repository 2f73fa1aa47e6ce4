"""The stand-ins look like what they stand in for, from the outside."""

from __future__ import annotations

import inspect

import pytest

from claims.errors import PermanentFetchError, TemporaryFetchError
from claims.net import http
from claims.net.http import Page
from tests.fakes import FakeWeb
from tests.net.site import plain, running_site

URL = "https://news.example/ferry"


def test_the_fake_web_takes_and_returns_what_the_real_one_does() -> None:
    assert inspect.signature(FakeWeb().get) == inspect.signature(http.get)


def test_the_fake_web_says_what_the_real_one_says_of_a_missing_page() -> None:
    with running_site() as site, pytest.raises(PermanentFetchError) as real:
        http.get(site.url("/missing"), reach=site.reach())
    with pytest.raises(PermanentFetchError) as fake:
        FakeWeb().get(URL)

    assert str(fake.value) == str(real.value)


def test_the_fake_web_delivers_a_page_as_the_real_one_does() -> None:
    body = "<p>The ferry was late — again.</p>"
    with running_site() as site:
        site.scripts["/ferry"] = plain(body.encode())
        real = http.get(site.url("/ferry"), reach=site.reach())

    fake = FakeWeb({site.url("/ferry"): body}).get(site.url("/ferry"))

    assert (fake.url, fake.status, fake.body) == (real.url, real.status, real.body)
    assert (fake.content_type, fake.charset) == (real.content_type, real.charset)


def test_answers_come_in_turn_and_the_last_one_stays() -> None:
    web = FakeWeb()
    web.serve(URL, TemporaryFetchError("Busy."), "first", Page(URL, 200, b"second"))

    with pytest.raises(TemporaryFetchError):
        web.get(URL)

    assert [web.get(URL).body for _ in range(3)] == [b"first", b"second", b"second"]
    assert web.asked == [URL] * 4


def test_callers_of_the_real_web_reach_the_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeWeb({URL: "here"}).install(monkeypatch)

    assert http.get(URL).body == b"here"
