"""Marking notices as seen: each person for themselves, the desk's and their own."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User

from claims.models import Notice, PersonalNotice, SeenNotice
from claims.models.roles import check_may


def see(*, notices: Collection[int], by: User, now: datetime) -> int:
    """Mark the desk's notices with these ids as seen by one person, and return how many they had not seen yet.

    Others still have them before them. Raises NotAllowed without the role.
    """
    check_may(by, "decide_claim")
    fresh = Notice.objects.filter(pk__in=notices).exclude(seen__person=by)
    rows = [SeenNotice(notice=notice, person=by, seen_at=now) for notice in fresh]
    return len(SeenNotice.objects.bulk_create(rows, ignore_conflicts=True))


def see_own(*, by: User, now: datetime, notices: Collection[int] | None = None) -> int:
    """Mark one's own notices with these ids (all of them for None) as seen, and return how many were not yet."""
    mine = PersonalNotice.objects.filter(person=by, seen_at__isnull=True, made_at__lte=now)
    return (mine if notices is None else mine.filter(pk__in=notices)).update(seen_at=now)
