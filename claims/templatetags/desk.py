"""Filters of the desk's pages."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils.timesince import timesince

register = template.Library()


@register.filter
def age(moment: datetime | None) -> str:
    """Return how long ago a moment was, in its largest unit: "3 days"."""
    return timesince(moment, depth=1) if moment else ""
