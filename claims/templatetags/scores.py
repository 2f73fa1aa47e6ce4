"""Filters for how often a phrase was right."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """Return a share from 0 to 1 as whole percents, such as "93 %"."""
    return f"{share:.0%}".replace("%", "\u00a0%")
