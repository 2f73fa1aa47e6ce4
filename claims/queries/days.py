"""The days of moments. An article dated by the day alone is stored as that day's midnight in UTC, wherever we are."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q
from django.utils.timezone import localtime, make_aware


def day_of(moment: datetime) -> date:
    """Return the day of a moment in the tracker's time zone, or the day meant where a day alone was given.

    Local time would move such a day to the one before, west of Greenwich.
    """
    universal = moment.astimezone(UTC)
    return universal.date() if universal.time() == time() else localtime(moment).date()


def from_day(field: str, day: date) -> Q:
    """Return the condition that the moment in `field` belongs to `day` or a later one, as `day_of` counts."""
    # Bounding both halves lets the database use an index.
    bounded = Q((f"{field}__gte", min(_here(day), _anywhere(day))))
    return bounded & (Q((f"{field}__gte", _here(day))) | Q((field, _anywhere(day))))


def until_day(field: str, day: date) -> Q:
    """Return the condition that the moment in `field` belongs to `day` or an earlier one, as `day_of` counts."""
    following = day + timedelta(days=1)
    bounded = Q((f"{field}__lte", max(_here(following), _anywhere(day))))
    within = Q((f"{field}__lt", _here(following))) | Q((field, _anywhere(day)))
    return bounded & within & ~Q((field, _anywhere(following)))


def _here(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))


def _anywhere(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
