"""What is due: ids of the rows whose work nobody holds."""

from __future__ import annotations

from datetime import datetime

from claims.models import Analysis


def analyses(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` versions whose analysis is due, the longest overdue first."""
    rows = Analysis.objects.due(now).order_by("due_at", "id")
    return list(rows.values_list("version_id", flat=True)[:limit])
