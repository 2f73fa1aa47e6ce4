"""Doing at once all that a version owes: its analysis, and the matching of it and of the claims that it brought."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from claims.actions import analyses, matching
from claims.queries import due


def catch_up(*, version_id: int, now: datetime | None = None) -> bool:
    """Do what a version owes and nobody else is doing; say whether its analysis was done here.

    Raises what the analysis or a matching raises: the row has it, and is tried again.
    """
    now = now or timezone.now()
    read_here = analyses.run(version_id=version_id, now=now)
    for matching_id in due.matchings_after(version_id=version_id, now=now):
        matching.run(matching_id=matching_id, now=now)
    return read_here
