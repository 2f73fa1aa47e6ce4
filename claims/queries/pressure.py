"""Whether intake pauses: while more waits to be read than was set, nothing is fetched on top of it. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from claims.models import Analysis, Fetch


@dataclass(frozen=True, slots=True)
class Pressure:
    """How much waits, each counted up to the mark. A mark of 0 means that intake never pauses."""

    unread: int
    unfetched: int
    mark: int

    @property
    def stops_fetching(self) -> bool:
        """Whether no page is fetched: too many texts wait to be read."""
        return 0 < self.mark <= self.unread

    @property
    def stops_asking(self) -> bool:
        """Whether no feed is asked: too many texts wait, or too many pages that feeds named."""
        return self.stops_fetching or 0 < self.mark <= self.unfetched

    def __str__(self) -> str:
        if self.stops_fetching:
            return (
                f"Intake is paused: {self.mark:,} texts or more wait to be read. Feeds are not asked and pages not "
                "fetched until there are fewer; nothing is lost, and it goes on by itself."
            )
        if self.stops_asking:
            return (
                f"Feeds are not asked now: {self.mark:,} pages or more that they named wait to be fetched. "
                "Nothing is lost, and it goes on by itself."
            )
        return ""


def pressure() -> Pressure:
    """Return how much waits. Two SQL queries, each of which reads no more than the mark from an index."""
    mark = settings.HIGH_WATER
    return Pressure(_up_to(mark, Analysis), _up_to(mark, Fetch), mark)


def _up_to(mark: int, kind: type[Analysis] | type[Fetch]) -> int:
    if not mark:
        return 0
    return kind._default_manager.filter(finished_at__isnull=True, gave_up_at__isnull=True)[:mark].count()
