"""Error pages say what happened, what to do, and an id to quote; the log knows the id, and every record is one line."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory

from claims.logs import BoundFilter, LineFormatter
from claims.web import errors
from claims.web.tracing import HEADER
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db


def quoted(answer: Any) -> str:
    found = re.search(r"quote <code>([^<]+)</code>", answer.content.decode())
    assert found, "no id to quote"
    return found[1]


def test_each_answer_has_an_id_of_its_own_and_keeps_one_that_it_came_with(reader: User) -> None:
    browser = browser_of(reader)

    first, second = browser.get("/"), browser.get("/")
    given = browser.get("/", headers={HEADER: "proxy-1234.5678"})

    assert re.fullmatch(r"[0-9a-f]{16}", first.headers[HEADER])
    assert first.headers[HEADER] != second.headers[HEADER]
    assert given.headers[HEADER] == "proxy-1234.5678"


@pytest.mark.parametrize("sent", ["short", "a" * 65, "ab cd efgh", "abcdefgh\u2028", "<b>abcdefgh</b>", "äbcdefghi"])
def test_an_id_that_is_none_is_not_kept(sent: str, client: Client) -> None:
    assert client.get("/sign-in/", headers={HEADER: sent}).headers[HEADER] != sent


def test_the_pages_of_missing_and_forbidden_things_quote_the_id(reader: User) -> None:
    browser = browser_of(reader)

    for answer in (browser.get("/nowhere/"), browser.get("/articles/add/"), browser.get("/admin/", follow=True)):
        assert answer.status_code in (403, 404)
        assert quoted(answer) == answer.headers[HEADER]


def test_a_failure_says_what_to_do_and_quotes_the_id(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("The database is gone.")

    monkeypatch.setattr("claims.web.claims.many.listed", fail)
    browser = browser_of(reader)
    browser.raise_request_exception = False

    answer = browser.get("/claims/")

    assert answer.status_code == 500
    assert quoted(answer) == answer.headers[HEADER]
    assert "Go back and try again" in words(answer)
    assert "database is gone" not in words(answer)


def test_what_does_not_fit_together_quotes_the_id(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.request_id = "abcdefgh"  # type: ignore[attr-defined]

    answer = errors.bad_request(request, SuspiciousOperation("Odd."))

    assert (answer.status_code, quoted(answer)) == (400, "abcdefgh")


def test_a_stale_form_quotes_the_id(reader: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(reader)

    answer = browser.post("/theme/", {"theme": "dark"})

    assert answer.status_code == 403
    assert quoted(answer) == answer.headers[HEADER]


@pytest.fixture
def log() -> io.StringIO:
    """What a log as the settings describe it has written about requests."""
    return io.StringIO()


@pytest.fixture
def logged(log: io.StringIO) -> Any:
    handler = logging.StreamHandler(log)
    handler.addFilter(BoundFilter())
    line: Any = settings.LOGGING["formatters"]
    handler.setFormatter(LineFormatter(line["line"]["format"]))
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield logger
    logger.removeHandler(handler)


def test_a_line_of_the_log_carries_the_id_of_its_request(logged: Any, log: io.StringIO, reader: User) -> None:
    answer = browser_of(reader).get("/nowhere/")

    assert f"[{answer.headers[HEADER]}] [-] Not Found: /nowhere/" in log.getvalue()


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\x1b[2J", "\x00", "\x85", "\u2028", "\x7f", "\x9b31m"])
def test_no_address_makes_a_second_line_in_the_log(sign: str, logged: Any, log: io.StringIO, reader: User) -> None:
    browser_of(reader).get(f"/nowhere{sign}2026-01-01 ERROR forged/")
    logged.warning("An editor typed %s", f"a{sign}b")

    written = log.getvalue().rstrip("\n")
    assert len(written.splitlines()) == written.count("WARNING") == 2
    assert sign.strip() == "" or sign not in written
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", written)
