"""What tests of the desk do as a browser would: read a form from its page, fill it in and send it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Claim

_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


def signed_in(person: User) -> Client:
    """Return a browser in which `person` is signed in."""
    client = Client()
    client.force_login(person)
    return client


def card(claim: Claim) -> str:
    """Return the address of the claim's card."""
    return reverse("admin:card", args=[claim.public_id])


def step(claim: Claim, name: str) -> str:
    """Return the address to which a decision about the claim is sent."""
    return reverse(f"admin:{name}", args=[claim.public_id])


def words(response: Any) -> str:
    """Return what a page says, without its markup."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(text).split())


def hidden(page: Any, action: str) -> dict[str, str]:
    """Return the hidden fields of the form on `page` that is sent to `action`."""
    html = page.content.decode()
    for form in re.findall(r"<form\b.*?</form>", html, re.DOTALL):
        if 'method="post"' in form and f'action="{action}' in form:
            return {name: unescape(value) for name, value in _HIDDEN.findall(form)}
    raise AssertionError(f"no form is sent to {action}")


def send(client: Client, claim: Claim, name: str, *, page: Any = None, **typed: Any) -> Any:
    """Send a decision as its page would: with the hidden fields that the page was given."""
    if page is None:
        page = client.get(step(claim, name) if name in ("merge", "settle", "evidence") else card(claim))
    action = step(claim, "follow" if name in ("dismiss", "reopen") else name)
    return client.post(step(claim, name), {**hidden(page, action), **typed})


def value_of(response: Any, name: str) -> str:
    """Return what a page's control called `name` holds; of several, the first that holds something."""
    html = response.content.decode()
    areas = re.findall(rf'<textarea name="{name}"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL)
    inputs = re.findall(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', html)
    return unescape(next(filter(None, areas + inputs), ""))
