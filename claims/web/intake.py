"""From a filled form to a recorded article: fetch (if it names an address alone), receive, wake the readers."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import User
from django.utils import timezone

from claims.actions import articles, pages
from claims.actions.articles import Receipt
from claims.net import http
from claims.net.http import Page
from claims.reading.changes import Decision
from claims.tasks import analysis
from claims.web.forms import ArticleForm


def take_in(form: ArticleForm, *, by: User) -> Receipt:
    """Record the article of a valid form. No transaction is open while the page is fetched.

    Raises FetchError or BadInput, about the address, when the page cannot be had or holds no article.
    """
    now = timezone.now()
    page = None if form.reading else http.get(form.cleaned_data["address"])
    reading = form.completed(form.reading or pages.read(cast(Page, page), now=now))
    kept = pages.keep(page, reading, now=now) if page else None
    receipt = articles.receive(reading=reading, door=form.door, by=by, now=now, kept=kept)
    if receipt.decision is not Decision.UNCHANGED:
        analysis.nudge(receipt.version.pk)
    return receipt


def outcome(receipt: Receipt) -> str:
    """Return what came of it, in one sentence."""
    number = receipt.version.number
    match receipt.decision:
        case Decision.NEW:
            return "A new article was recorded."
        case Decision.CHANGED:
            return f"The article was known with another text: this one was recorded as its version {number}."
        case _:
            return f"Unchanged: this text is recorded already, as version {number}."
