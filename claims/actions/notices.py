"""Notices to the desk: looked at by anybody, they step back for everybody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User

from claims.models import Notice
from claims.models.roles import check_may


def see(*, notices: Collection[int], by: User, now: datetime) -> int:
    """Mark the notices with these ids as seen, and return how many were not yet. Raises NotAllowed without the role."""
    check_may(by, "decide_claim")
    return Notice.objects.filter(pk__in=notices, seen_at__isnull=True).update(seen_at=now)
