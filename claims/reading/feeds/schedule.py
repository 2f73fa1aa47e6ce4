"""When a feed is fetched next: polite to the site, quick for the newsroom. Pure.

The rules, each for a reason that pollers have learnt the hard way:
- never sooner than the site asks (`ttl`, Cache-Control, Expires, Retry-After), never sooner than SHORTEST, and at
  least once in LONGEST;
- often where much is published, seldom where little is;
- after failures at growing distances, but never given up silently;
- a tenth earlier or later by chance, so that a thousand feeds do not come due at once;
- where a hub tells of every change (WebSub), soon after it did, and otherwise once a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from random import Random

SHORTEST = timedelta(minutes=15)
USUAL = timedelta(minutes=60)
LONGEST = timedelta(hours=24)
#: How far apart attempts at a feed that fails become.
FARTHEST = timedelta(hours=48)
#: What a hub tells is looked at once in so long, however often it tells.
PUSH_GAP = timedelta(minutes=5)
#: With a hub that tells: with what chance adds, a day at most.
WITH_HUB = timedelta(hours=20)
#: The share by which chance moves each time.
JITTER = 0.1
_MAX_AGE = re.compile(r"(?:^|[\s,])(?:s-maxage|max-age)\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a feed and its site ask of pollers, as they wrote it; None and "" where they say nothing."""

    minutes: int | None = None
    cache_control: str = ""
    expires: str = ""
    retry_after: str = ""


def after_success(*, asked: Asked, published: tuple[datetime, ...], now: datetime, chance: Random) -> datetime:
    """Return when a feed is due after it was fetched well; `published` are the moments of its entries."""
    wanted = max(_clamped(_by_frequency(published, now)), _asked(asked, now))
    return now + _moved(min(wanted, LONGEST), chance)


def after_failure(*, failures: int, asked: Asked, now: datetime, chance: Random) -> datetime:
    """Return when a feed is due after it failed for the `failures`-th time in a row (1 for the first)."""
    grown = USUAL * 2 ** min(max(failures, 1) - 1, 10)
    wanted = max(min(grown, FARTHEST), retry_after(asked.retry_after, now) or SHORTEST)
    return now + _moved(min(wanted, FARTHEST), chance)


def after_push(*, asked_at: datetime | None, now: datetime) -> datetime:
    """Return when a feed is due of which its hub says that it changed; `asked_at` is when it was asked last."""
    return max(now, asked_at + PUSH_GAP) if asked_at else now


def with_hub(due_at: datetime, *, live_until: datetime, now: datetime, chance: Random) -> datetime:
    """Return when a feed is due whose hub tells of changes until `live_until`; `due_at` is when it were without it."""
    return max(due_at, min(now + _moved(WITH_HUB, chance), live_until))


def retry_after(written: str, now: datetime) -> timedelta | None:
    """Return how long a Retry-After header asks to wait, SHORTEST to LONGEST; None for none, or for nonsense.

    Seconds or an HTTP date (RFC 9110, 10.2.3). A negative number and a date gone by ask for the shortest wait.
    """
    written = written.strip()
    if not written:
        return None
    if re.fullmatch(r"[+-]?\d{1,30}(?:\.\d{1,9})?", written):
        seconds = float(written)
        return SHORTEST if seconds <= 0 else _clamped(timedelta(seconds=min(seconds, LONGEST.total_seconds())))
    moment = _http_date(written)
    return _clamped(moment - now) if moment else None


def _asked(asked: Asked, now: datetime) -> timedelta:
    waits = [timedelta(minutes=asked.minutes)] if asked.minutes else []
    if found := _MAX_AGE.search(asked.cache_control):
        waits.append(timedelta(seconds=min(int(found.group(1)), int(LONGEST.total_seconds()))))
    elif moment := _http_date(asked.expires):
        waits.append(moment - now)
    return max((_clamped(wait) for wait in waits), default=SHORTEST)


def _by_frequency(published: tuple[datetime, ...], now: datetime) -> timedelta:
    """Return half the mean distance between the last entries; the usual where nobody can tell."""
    recent = sorted((moment for moment in published if moment <= now), reverse=True)[:20]
    if len(recent) < 2:
        return USUAL
    # From now, not from the newest: a feed that fell silent is asked ever less often.
    return (now - recent[-1]) / len(recent) / 2


def _clamped(wait: timedelta) -> timedelta:
    return min(max(wait, SHORTEST), LONGEST)


def _moved(wait: timedelta, chance: Random) -> timedelta:
    # Never sooner than was asked: chance only adds, up to twice JITTER, which spreads as widely as ± JITTER.
    return wait * (1 + chance.uniform(0, 2 * JITTER))


def _http_date(written: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
