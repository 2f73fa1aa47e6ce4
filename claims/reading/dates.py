"""Dates of publication as files and pages write them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

from claims.errors import BadInput

#: Time zones and embargoes put an honest date up to a day ahead; more than two days is a slip.
LEEWAY = timedelta(hours=48)
EARLIEST = 1800
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared. `date_only`: the day alone was given; `moment` is its midnight in UTC.

    `offset`: how many minutes its clock was ahead of UTC; None where nobody says.
    """

    moment: datetime
    date_only: bool
    offset: int | None = None


def parse_published(text: str, *, now: datetime | None = None) -> Published | None:
    """Return the moment that an ISO 8601 date or date and time names; None for an empty text.

    A time without an offset is taken as UTC. With `now`, a date more than LEEWAY ahead of it is refused.
    Raise BadInput with a sentence for anything else.
    """
    written = text.strip()
    if not written:
        return None
    published = _parsed(written)
    if published.moment.year < EARLIEST:
        raise BadInput(f"The date “{_short(written)}” lies before {EARLIEST}: check the year.")
    if now is not None:
        check_not_ahead(published.moment, now=now)
    return published


def check_not_ahead(moment: datetime, *, now: datetime) -> None:
    """Raise BadInput if `moment` lies more than LEEWAY after `now`."""
    if moment > now + LEEWAY:
        raise BadInput(f"The date {moment:%Y-%m-%d} lies in the future: check it, or leave the date out.")


def offset_of(written: str) -> int | None:
    """Return how many minutes ahead of UTC a date is, written as ISO 8601 or as e-mail and RSS do; None if unsaid."""
    try:
        return _parsed(written.strip()).offset
    except BadInput:
        pass
    try:
        return _minutes(parsedate_to_datetime(written))
    except (ValueError, OverflowError):
        return None


def _parsed(written: str) -> Published:
    try:
        if _DAY.fullmatch(written):
            return Published(datetime.combine(date.fromisoformat(written), time(), UTC), date_only=True)
        moment = datetime.fromisoformat(written)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return Published(aware.astimezone(UTC), date_only=False, offset=_minutes(moment))
    except (ValueError, OverflowError):
        raise BadInput(
            f"“{_short(written)}” is not a date: write 2026-03-14 or 2026-03-14T09:30+02:00, or leave it out."
        ) from None


def _minutes(moment: datetime) -> int | None:
    ahead = moment.utcoffset()
    return None if ahead is None else ahead // timedelta(minutes=1)


def _short(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:40]}…"
