"""Asking a feed whether it changed: conditions, redirects, and what is not sent."""

from __future__ import annotations

import pytest

from claims.errors import FetchError, PermanentFetchError
from claims.net import feeds
from claims.net.feeds import Answer, Validators
from claims.reading.feeds.documents import MAX_BYTES
from tests.net.site import Site, plain, redirect

FEED = b"<rss version='2.0'><channel><title>Lowe</title></channel></rss>"
TAGGED = 'ETag: W/"a b"\r\nLast-Modified: Sat, 14 Mar 2026 09:00:00 GMT\r\n'


def asked(site: Site, path: str = "/feed", validators: Validators = Validators()) -> Answer:  # noqa: B008
    return feeds.ask(site.url(path), validators, deadline=5, reach=site.reach())


def test_validators_go_back_word_for_word(site: Site) -> None:
    site.scripts["/feed"] = plain(FEED, headers=TAGGED, content_type="application/rss+xml")
    first = asked(site)
    site.scripts["/feed"] = plain(b"", status="304 Not Modified")

    second = asked(site, validators=first.validators)

    assert first.validators == Validators('W/"a b"', "Sat, 14 Mar 2026 09:00:00 GMT")
    assert 'If-None-Match: W/"a b"\r\n' in site.requests[1]
    assert "If-Modified-Since: Sat, 14 Mar 2026 09:00:00 GMT\r\n" in site.requests[1]
    assert (second.status, second.body) == (304, b"")


def test_the_first_time_nothing_is_conditional_and_never_a_cookie_or_referrer_sent(site: Site) -> None:
    site.scripts["/feed"] = plain(FEED, headers="Set-Cookie: a=b\r\n")

    asked(site)
    asked(site)

    sent = "".join(site.requests).lower()
    assert "if-none-match" not in sent
    assert "cookie" not in sent
    assert "referer" not in sent
    assert "user-agent: claimtracker/" in sent


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable", "410 Gone", "404 Not Found"])
def test_a_failure_is_an_answer_with_what_it_asks(site: Site, status: str) -> None:
    site.scripts["/feed"] = plain(b"busy", status=status, headers="Retry-After: 120\r\n")

    answer = asked(site)

    assert (answer.status, answer.body, answer.headers["retry-after"]) == (int(status[:3]), b"", "120")


def test_only_a_whole_way_of_permanent_redirects_moves_a_feed(site: Site) -> None:
    site.scripts["/feed"] = redirect(site.url("/new"), "301 Moved Permanently")
    site.scripts["/new"] = plain(FEED)
    site.scripts["/mixed"] = redirect(site.url("/feed"), "302 Found")

    assert asked(site).moved_to == site.url("/new")
    assert asked(site, "/mixed").moved_to == ""
    assert asked(site, "/new").moved_to == ""


def test_a_check_for_robots_is_told_as_refused(site: Site) -> None:
    site.scripts["/feed"] = plain(b"<html>wait</html>", headers="cf-mitigated: challenge\r\n")

    assert asked(site).status == 403


def test_what_is_too_large_or_out_of_reach_is_no_answer(site: Site) -> None:
    site.scripts["/feed"] = plain(b"x" * (MAX_BYTES + 1))

    with pytest.raises(PermanentFetchError, match="larger than 8 MB"):
        asked(site)
    with pytest.raises(FetchError):
        feeds.ask("http://127.0.0.1/feed", Validators())
