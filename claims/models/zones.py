"""Time zones by name; a name that is none any more falls back to the desk's own."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Return the names of all zones that people live in, alphabetically."""
    return tuple(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))


def zone(name: str) -> ZoneInfo:
    """Return the zone with this name; the desk's own for "" and for a name that is not known."""
    return ZoneInfo(name if name in names() else settings.TIME_ZONE)
