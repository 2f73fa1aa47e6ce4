"""Browsers in the hands of named people."""

from __future__ import annotations

import html
import re
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client


def browser_of(person: User | None) -> Client:
    """Return a browser in which `person` is signed in; nobody for None."""
    client = Client()
    if person:
        client.force_login(person)
    return client


def words(answer: HttpResponse | Any) -> str:
    """Return what a page says: its text without tags, white space folded."""
    body = re.sub(r"<[^>]{0,2000}>", " ", answer.content.decode())
    return " ".join(html.unescape(body).split())


def field_error(answer: HttpResponse | Any, field: str) -> str:
    """Return the message beside a field, by the id that the field's aria-describedby names; "" if there is none."""
    page = answer.content.decode()
    found = re.search(rf'<ul class="errorlist" id="id_{field}_error">(.{{1,2000}}?)</ul>', page, re.DOTALL)
    if found is None:
        return ""
    assert re.search(rf'aria-describedby="[^"]{{0,200}}\bid_{field}_error"', page), "the field does not name its error"
    return html.unescape(re.sub(r"<[^>]{0,200}>", "", found[1]))
