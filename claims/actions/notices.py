"""Notices to the desk: looked at by anybody, they step back for everybody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User

from claims.models import Notice, PersonalNotice
from claims.models.roles import check_may


def see(*, notices: Collection[int], by: User, now: datetime) -> int:
    """Mark the notices with these ids as seen, and return how many were not yet. Raises NotAllowed without the role."""
    check_may(by, "decide_claim")
    return Notice.objects.filter(pk__in=notices, seen_at__isnull=True).update(seen_at=now)


def see_own(*, by: User, now: datetime, notices: Collection[int] | None = None) -> int:
    """Mark one's own notices with these ids (all of them for None) as seen, and return how many were not yet."""
    mine = PersonalNotice.objects.filter(person=by, seen_at__isnull=True, made_at__lte=now)
    return (mine if notices is None else mine.filter(pk__in=notices)).update(seen_at=now)
