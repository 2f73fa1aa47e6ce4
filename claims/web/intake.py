"""From a filled form to a recorded article: fetch (if it names an address alone), receive, wake the readers."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from claims.actions import articles
from claims.actions.articles import Receipt
from claims.net import http
from claims.reading import bodies
from claims.reading.articles import Reading
from claims.reading.changes import Decision
from claims.tasks import analysis
from claims.web.forms import ArticleForm


def take_in(form: ArticleForm, *, by: User) -> Receipt:
    """Record the article of a valid form. No transaction is open while the page is fetched.

    Raises FetchError or BadInput, about the address, when the page cannot be had or holds no article.
    """
    reading = form.reading or _fetched(form.cleaned_data["address"])
    receipt = articles.receive(reading=form.completed(reading), door=form.door, by=by)
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


def _fetched(address: str) -> Reading:
    page = http.get(address)
    return bodies.read(
        page.body,
        url=page.url,
        content_type=page.content_type,
        charset=page.charset,
        now=timezone.now(),
        max_bytes=settings.MAX_ARTICLE_BYTES,
    )
