"""What the parts of pages need that colleagues share: comments and the forms under them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.queries.comments import Run

register = template.Library()


@register.simple_tag
def fresh_nonce() -> str:
    """Return what marks one form as shown: however often it comes in, it counts once."""
    return uuid.uuid4().hex


@register.simple_tag
def said(runs: Iterable[Run]) -> SafeString:
    """Return the words of a comment, with each name that it calls leading to that colleague's page."""
    return format_html_join("", "{}", ((_run(run),) for run in runs))


def _run(run: Run) -> str | SafeString:
    if not run.name:
        return run.words
    return format_html('<a class="called" href="{}"><bdi>{}</bdi></a>', reverse("person", args=[run.name]), run.words)
