"""Dates of publication as files and pages write them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from claims.errors import BadInput

#: Time zones and embargoes put an honest date up to a day ahead; more than two days is a slip.
LEEWAY = timedelta(hours=48)
EARLIEST = 1800
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared. `date_only`: the day alone was given; `moment` is its midnight in UTC."""

    moment: datetime
    date_only: bool


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


def _parsed(written: str) -> Published:
    try:
        if _DAY.fullmatch(written):
            return Published(datetime.combine(date.fromisoformat(written), time(), UTC), date_only=True)
        moment = datetime.fromisoformat(written)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return Published(aware.astimezone(UTC), date_only=False)
    except (ValueError, OverflowError):
        raise BadInput(
            f"“{_short(written)}” is not a date: write 2026-03-14 or 2026-03-14T09:30+02:00, or leave it out."
        ) from None


def _short(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:40]}…"
