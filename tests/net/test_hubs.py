"""Sending forms to hubs: what is sent, where it follows, and what a hub's answer means."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from claims.errors import FetchError, PermanentFetchError, TemporaryFetchError
from claims.net import feeds, hubs
from claims.net.feeds import Validators
from tests.net.site import Answer, Site, plain, redirect

FORM = {"hub.mode": "subscribe", "hub.topic": "https://lowe.example/feed?b=1&a=é"}


def ask(site: Site, answer: Answer | None = None) -> None:
    site.scripts["/hub"] = answer or plain(b"", status="202 Accepted")
    hubs.ask(site.url("/hub"), FORM, deadline=5, reach=site.reach())


def test_the_form_is_posted_once_without_a_cookie(site: Site) -> None:
    ask(site)

    assert parse_qs(site.posted.decode()) == {name: [value] for name, value in FORM.items()}
    (sent,) = site.requests
    assert sent.startswith("POST /hub HTTP/1.1\r\n")
    assert "Content-Type: application/x-www-form-urlencoded\r\n" in sent
    assert "cookie" not in sent.lower()
    assert "User-Agent: ClaimTracker/" in sent


@pytest.mark.parametrize("status", ["307 Temporary Redirect", "308 Permanent Redirect"])
def test_a_redirect_that_keeps_the_form_is_followed(site: Site, status: str) -> None:
    site.scripts["/new"] = plain(b"", status="202 Accepted")
    ask(site, redirect(site.url("/new"), status))

    assert site.asked() == ["/hub", "/new"]
    assert parse_qs(site.posted.decode())["hub.mode"] == ["subscribe"]


@pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "303 See Other"])
def test_one_that_drops_it_is_a_refusal(site: Site, status: str) -> None:
    with pytest.raises(PermanentFetchError, match=f"it answered {status[:3]}"):
        ask(site, redirect(site.url("/new"), status))
    assert site.asked() == ["/hub"]


@pytest.mark.parametrize(
    "place", ["http://127.0.0.1/", "http://169.254.169.254/", "http://[::1]/", "file:///etc/passwd"]
)
def test_a_redirect_to_a_private_place_is_not_followed(site: Site, place: str) -> None:
    with pytest.raises(PermanentFetchError):
        ask(site, redirect(place, "307 Temporary Redirect"))


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        ("400 Bad Request", PermanentFetchError, r"refused the request \(it answered 400\): No such topic\."),
        ("404 Not Found", PermanentFetchError, "404"),
        ("429 Slow", TemporaryFetchError, "busy or broken"),
        ("500 Oops", TemporaryFetchError, "busy or broken"),
    ],
)
def test_what_a_hub_answers_is_told(site: Site, status: str, error: type[FetchError], said: str) -> None:
    with pytest.raises(error, match=said):
        ask(site, plain(b" No such\r\n topic.", status=status, headers="Retry-After: 60\r\n"))


def test_a_hub_that_says_too_much_or_nothing_is_no_trouble(site: Site) -> None:
    with pytest.raises(FetchError):
        ask(site, plain(b"x" * 200_000, status="400 Bad Request"))
    with pytest.raises(TemporaryFetchError):
        ask(site, lambda connection, site: None)
    ask(site, plain(b"x" * 200_000, status="202 Accepted"))


def test_a_private_hub_is_refused_without_a_connection(site: Site) -> None:
    for place in (site.url("/hub"), "http://127.0.0.1/hub", "http://10.0.0.1/", "http://[::ffff:10.0.0.1]/"):
        with pytest.raises(PermanentFetchError):
            hubs.ask(place, FORM)
    assert site.connections == 0


def test_a_feed_may_name_its_hub_in_the_header(site: Site) -> None:
    links = 'Link: <https://hub.example/?b=1&a=2>; rel="hub", </feed?z=1&a=2>; rel=self\r\n'
    site.scripts["/feed"] = plain(b"<rss/>", headers=links)
    site.scripts["/odd"] = plain(b"<rss/>", headers='Link: <javascript:x>; rel="hub", ;;=<, <>; rel=self\r\n')
    answer = feeds.ask(site.url("/feed"), Validators(), deadline=5, reach=site.reach())
    odd = feeds.ask(site.url("/odd"), Validators(), deadline=5, reach=site.reach())

    # Word for word: a hub knows a feed by its address as it is written.
    assert (answer.hub, answer.topic) == ("https://hub.example/?b=1&a=2", site.url("/feed?z=1&a=2"))
    assert (odd.hub, odd.topic) == ("", "")
