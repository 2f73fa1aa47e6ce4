"""No form fails in silence: whatever an address does not take, it says so in words, with an id to quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import URLPattern, get_resolver

from claims.models import Claim
from claims.web.tracing import HEADER
from tests.factories import make_claim
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db

#: What stands for each part of an address; "" for the public id of the claim.
PARTS = {"public_id": "", "pk": "1", "kind": "new_claim", "username": "dana", "token": "x", "id": "1"}
#: Django's own pages for the rows of registers, which tests/admin/test_registers.py holds shut.
OF_DJANGO = re.compile(r"<path:object_id>|^admin/\w+/\w+/add/$|\^|\(\?P|autocomplete|jsi18n")
TYPED = ("seen", "nonce", "about", "held", "to", "until", "text", "url", "name", "do")
JUNK = dict.fromkeys(TYPED, "\U0001f9a4 junk")


def routes(resolver: Any = None, before: str = "") -> Iterator[str]:
    """Yield each address of the tracker as its pattern is written."""
    for found in (resolver or get_resolver()).url_patterns:
        route = before + str(found.pattern)
        if not isinstance(found, URLPattern):
            yield from routes(found, route)
        elif not OF_DJANGO.search(route):
            yield route


ROUTES = sorted(set(routes()))


def at(route: str, claim: Claim) -> str:
    """Return an address of this pattern, about the claim."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: PARTS[part[1]] or claim.public_id, route)


def check(answer: Any) -> None:
    """An answer that refuses has words to read and its own id to quote; scripts are told in a sentence."""
    assert answer.status_code < 500
    if answer.status_code < 400 or answer.status_code == 405:
        return
    if "html" in answer.headers["Content-Type"]:
        assert f"quote <code>{answer.headers[HEADER]}</code>" in answer.content.decode()
        assert answer.content.decode().count("quote <code>") == 1
    assert len(words(answer)) > 20


def test_every_form_of_the_tracker_is_among_them() -> None:
    assert len(ROUTES) > 100
    assert {"claims/<public_id:public_id>/comments/", "admin/claims/claim/<slug:public_id>/settle/"} <= set(ROUTES)


@pytest.mark.parametrize("route", ROUTES)
def test_what_is_not_taken_is_told_with_an_id_to_quote(route: str, administrator: User) -> None:
    claim, browser = make_claim(), browser_of(administrator)
    browser.raise_request_exception = False

    for sent in ({}, JUNK):
        check(browser.post(at(route, claim), sent))


@pytest.mark.parametrize("route", ROUTES)
def test_so_it_is_to_whoever_lacks_the_role(route: str, reader: User) -> None:
    claim, browser = make_claim(), browser_of(reader)
    browser.raise_request_exception = False

    check(browser.post(at(route, claim), JUNK))
