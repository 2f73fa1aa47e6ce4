"""When the page of an article is looked at again: often while it is fresh, ever less often, and then no more. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

#: Until so long after the last change, a page is looked at so often. Some 25 looks for one that never changes.
STEPS: tuple[tuple[timedelta, timedelta], ...] = (
    (timedelta(hours=1), timedelta(minutes=15)),
    (timedelta(hours=6), timedelta(hours=1)),
    (timedelta(hours=24), timedelta(hours=4)),
    (timedelta(days=3), timedelta(hours=12)),
    (timedelta(days=14), timedelta(days=2)),
    (timedelta(days=60), timedelta(days=14)),
)
#: No page is looked at more often than this.
SHORTEST = STEPS[0][1]
#: How far apart looks at a page in trouble become.
FARTHEST = timedelta(days=2)
#: The share by which chance puts a look off, so that what came together is not asked for together.
JITTER = 0.2


def next_look(*, changed_at: datetime, now: datetime, chance: Random) -> datetime | None:
    """Return when a page that last changed at `changed_at` is looked at again; None: it is old enough to be let be."""
    age = max(now - changed_at, timedelta())
    pause = next((pause for until, pause in STEPS if age < until), None)
    return now + pause * (1 + chance.uniform(0, JITTER)) if pause else None


def after_trouble(*, failures: int, changed_at: datetime, now: datetime, chance: Random) -> datetime | None:
    """Return when to try again after `failures` looks in a row that came to nothing; None as for next_look."""
    usual = next_look(changed_at=changed_at, now=now, chance=chance)
    grown = SHORTEST * 2 ** min(max(failures, 1) - 1, 10)
    return max(usual, now + min(grown, FARTHEST)) if usual else None
