"""Vocabularies and dates as the pages write them: each with its sign, its word and, for dates, how long ago."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.timezone import localtime

from claims.queries.days import day_of
from claims.verdicts import FlagKind, Precision, Stance, Verdict

register = template.Library()

#: A shape for each stance, so that none is told by its colour alone.
STANCE_SIGNS = {
    Stance.SUPPORTS: "▲",
    Stance.PARTLY_SUPPORTS: "△",
    Stance.REFUTES: "✕",
    Stance.REVISES: "±",
    Stance.REPEATS: "↻",
    Stance.QUESTIONS: "?",
    Stance.RETRACTS: "⌫",
    Stance.CONTEXT: "·",
    Stance.NOT_ABOUT: "∅",
}
#: What a caveat says, in words that cannot be taken for a verdict.
CAVEATS = {
    FlagKind.UNVERIFIED: "said not to be verified",
    FlagKind.UNCLEAR: "said not to be known",
    FlagKind.NO_EVIDENCE: "said without evidence",
    FlagKind.DISPUTED: "said to be disputed",
}
_SIGNED = '<span class="{} {}"><span class="sign" aria-hidden="true">{}</span> {}</span>'
_FORMS = {Precision.MONTH: "%B %Y", Precision.YEAR: "%Y", Precision.WEEK: "the week of %-d %B %Y"}


@register.simple_tag
def verdict(word: Verdict) -> SafeString:
    """Return a verdict with its mark."""
    return format_html(_SIGNED, "verdict", word.value, word.mark, word.label)


@register.simple_tag
def stance(word: Stance) -> SafeString:
    """Return a stance with its sign."""
    return format_html(_SIGNED, "stance", word.value, STANCE_SIGNS[word], word.label)


@register.simple_tag
def caveat(kind: FlagKind) -> str:
    """Return what the article says of a claim."""
    return CAVEATS[kind]


@register.simple_tag
def day(moment: datetime) -> SafeString:
    """Return the day of a moment, with how long ago it was as its tooltip."""
    return _time(moment, day_words(moment))


@register.filter
def day_words(moment: datetime) -> str:
    """Return the day of a moment in words."""
    return f"{day_of(moment):%-d %B %Y}"


@register.simple_tag
def moment(moment: datetime) -> SafeString:
    """Return day, time and time zone of a moment, with how long ago it was as its tooltip."""
    local = localtime(moment)
    return _time(moment, f"{local:%-d %B %Y, %H:%M} {_zone(local)}")


@register.simple_tag
def event_day(known: date, precision: Precision | None = None) -> SafeString:
    """Return the day of an event as finely as it is known: "14 March 2026", "March 2026", "2026"."""
    words = known.strftime(_FORMS.get(precision or Precision.DAY, "%-d %B %Y"))
    return format_html('<time datetime="{}">{}</time>', known.isoformat(), words)


def _zone(local: datetime) -> str:
    """Return the name of a moment's zone; for one without a short name, how far it is from UTC."""
    name = f"{local:%Z}"
    return f"UTC{name}" if name[:1] in "+-" else name


def _time(moment: datetime, words: str) -> SafeString:
    # timesince sets a no-break space between number and unit, which a tooltip does not need.
    ago = timesince(moment, depth=1).replace("\xa0", " ")
    return format_html('<time datetime="{}" title="{} ago">{}</time>', moment.isoformat(), ago, words)
