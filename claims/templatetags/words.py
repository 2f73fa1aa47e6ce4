"""Vocabularies and dates as the pages write them: each with its sign, its word and, for dates, how long ago."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

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


class Published(Protocol):
    """What says when it appeared and, where that is known, by a clock how many minutes ahead of UTC."""

    @property
    def published_at(self) -> datetime | None: ...
    @property
    def published_offset(self) -> int | None: ...


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
    return _time(moment, _here(moment))


@register.simple_tag
def published(article: Published) -> SafeString:
    """Return when an article appeared by its own clock, with the reader's own time in the tooltip.

    The day as the reader counts it, where the article names no zone; "" where it names no day either.
    """
    if (there := _there(article)) is None:
        return published_day(article)
    return _time(there, f"{there:%-d %B %Y, %H:%M}, {there:%Z}", here=_here(there))


@register.simple_tag
def published_day(article: Published) -> SafeString:
    """Return the day on which an article appeared where it appeared, with the reader's own time in the tooltip."""
    if there := _there(article):
        return _time(there, f"{there:%-d %B %Y}", here=_here(there))
    return day(article.published_at) if article.published_at else SafeString()


@register.simple_tag
def event_day(known: date, precision: Precision | None = None) -> SafeString:
    """Return the day of an event as finely as it is known: "14 March 2026", "March 2026", "2026"."""
    words = known.strftime(_FORMS.get(precision or Precision.DAY, "%-d %B %Y"))
    return format_html('<time datetime="{}">{}</time>', known.isoformat(), words)


def _there(article: Published) -> datetime | None:
    if article.published_at is None or article.published_offset is None:
        return None
    return article.published_at.astimezone(timezone(timedelta(minutes=article.published_offset)))


def _here(moment: datetime) -> str:
    local = localtime(moment)
    return f"{local:%-d %B %Y, %H:%M} {_zone(local)}"


def _zone(local: datetime) -> str:
    """Return the name of a moment's zone; for one without a short name, how far it is from UTC."""
    name = f"{local:%Z}"
    return f"UTC{name}" if name[:1] in "+-" else name


def _time(moment: datetime, words: str, *, here: str = "") -> SafeString:
    # timesince sets a no-break space between number and unit, which a tooltip does not need.
    ago = timesince(moment, depth=1).replace("\xa0", " ")
    tooltip = f"{here}, {ago} ago" if here else f"{ago} ago"
    return format_html('<time datetime="{}" title="{}">{}</time>', moment.isoformat(), tooltip, words)
