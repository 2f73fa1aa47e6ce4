"""What is due: ids of the rows whose work nobody holds."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from claims.models import Analysis, Matching, OutgoingMail


def analyses(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` versions whose analysis is due, the longest overdue first."""
    rows = Analysis.objects.due(now).order_by("due_at", "id")
    return list(rows.values_list("version_id", flat=True)[:limit])


def matchings(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` rows of matching that are due, the longest overdue first."""
    rows = Matching.objects.due(now).order_by("due_at", "id")
    return list(rows.values_list("id", flat=True)[:limit])


def letters(*, now: datetime, limit: int) -> list[int]:
    """Return the ids of at most `limit` letters that are due, the longest overdue first."""
    rows = OutgoingMail.objects.due(now).order_by("due_at", "id")
    return list(rows.values_list("id", flat=True)[:limit])


def matchings_after(*, version_id: int, now: datetime) -> list[int]:
    """Return the ids of the matching that a version and the claims it mentions owe by now."""
    of_version, of_claims = Q(version=version_id), Q(claim__mentions__version=version_id)
    rows = Matching.objects.due(now).filter(of_version | of_claims).distinct().order_by("id")
    return list(rows.values_list("id", flat=True))
