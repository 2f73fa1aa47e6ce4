"""When a digest is due: at one's hour, on one's days, in one's zone. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def next_slot(after: datetime, *, hour: int, days: Collection[int], zone: ZoneInfo) -> datetime | None:
    """Return the first moment after `after` at which it is `hour` o'clock in `zone` on one of `days` (Monday is 0).

    None for no days. An hour that the clocks leap over is told an hour later; one that they repeat counts once.
    """
    today = after.astimezone(zone).date()
    for ahead in range(9):
        day = today + timedelta(days=ahead)
        slot = datetime.combine(day, time(hour), zone).astimezone(UTC)
        if day.weekday() in days and slot > after:
            return slot
    return None


def day_of(slot: datetime, zone: ZoneInfo) -> str:
    """Return the day of a slot as its person counts days: there is one digest for each."""
    return slot.astimezone(zone).date().isoformat()
