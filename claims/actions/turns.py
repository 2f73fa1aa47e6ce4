"""Taking turns: of several clocks that wake the same sweep, one is heard in each stretch of time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from claims.models import Turn

#: A turn that was taken further ahead than this many stretches was taken by a clock that went wrong.
AHEAD = 2


def take(*, name: str, every: timedelta, now: datetime) -> bool:
    """Take the turn called `name` in the stretch of time that `now` lies in; say whether it was free.

    One conditional statement: of any number at once one gets it. Stretches that nobody took are not made up for.
    """
    slot = int(now.timestamp() // every.total_seconds())
    free = Q(slot__lt=slot) | Q(slot__gt=slot + AHEAD)
    if Turn.objects.filter(free, name=name).update(slot=slot):
        return True
    return Turn.objects.get_or_create(name=name, defaults={"slot": slot})[1]
