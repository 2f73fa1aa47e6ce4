"""Filters of the desk's pages."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.timesince import timesince

from claims.verdicts import Precision, Stance

register = template.Library()


@register.filter
def age(moment: datetime | None) -> str:
    """Return how long ago a moment was, in its largest unit: "3 days"."""
    return timesince(moment, depth=1) if moment else ""


@register.filter
def lately(moment: datetime) -> str:
    """Return how long ago a moment of the last minutes was: "40 s ago", "3 min ago"."""
    seconds = max(round((timezone.now() - moment).total_seconds()), 0)
    return f"{seconds} s ago" if seconds < 60 else f"{seconds // 60} min ago"


@register.filter
def as_stance(value: str) -> Stance:
    """Return the word of the vocabulary behind a column's value."""
    return Stance.of(value)


@register.filter
def as_precision(value: str) -> Precision:
    """Return the word of the vocabulary behind a column's value."""
    return Precision.of(value)
