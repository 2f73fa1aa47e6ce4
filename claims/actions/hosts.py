"""Manners towards sites: one visit at a time and a pause between two, and robots.txt kept for a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q

from claims.errors import FetchError, PermanentFetchError, TemporaryFetchError
from claims.models import Host
from claims.net import robots as asking
from claims.reading.addresses import parsed
from claims.reading.feeds.schedule import retry_after
from claims.reading.robots import KEPT, Rules, rules

#: Between two visits to one site.
GAP = timedelta(seconds=1)
#: However long one page of a site is to be left alone, its other pages wait no longer.
LONGEST_HOLD = timedelta(minutes=15)
#: No clock that is right to some minutes leaves a site alone for longer: one that did was wrong.
VOID = 2 * LONGEST_HOLD
#: How long a site that could not say what it allows is taken not to know still.
SILENT = timedelta(minutes=5)
ROBOT = "ClaimTracker"
_SILENT = "The site could not say which pages robots may read (robots.txt), so none is read for now: tried again later."


def name_of(url: str) -> str:
    """Return the name under which the site of an address is visited: host and port."""
    address = parsed(url)
    return f"{address.host}:{address.port}"


def take(*, name: str, now: datetime, wait: timedelta = GAP) -> datetime | None:
    """Begin a visit to a site: return None where it may begin now, or else the moment when the site is free.

    One conditional statement: of two workers at once one has it.
    """
    until = now + max(wait, GAP)
    free = Q(free_at__lte=now) | Q(free_at__gt=now + VOID)
    if Host.objects.filter(free, name=name).update(free_at=until):
        return None
    host, is_new = Host.objects.get_or_create(name=name, defaults={"free_at": until})
    return None if is_new else max(host.free_at, now + timedelta(milliseconds=100))


def hold_off(*, name: str, until: datetime) -> None:
    """Leave a site alone until a moment, as it asked."""
    Host.objects.filter(name=name, free_at__lt=until).update(free_at=until)


def wait_asked(*, name: str, problem: FetchError, now: datetime) -> timedelta:
    """Return how long a site asks to be left with the page that failed, and leave the site alone for a while of it.

    A page's wait is not all of its site's: many pages of one site may be asked for while one of them is busy.
    """
    written = problem.retry_after if isinstance(problem, TemporaryFetchError) else ""
    if (wait := retry_after(written, now)) is None:
        return timedelta()
    hold_off(name=name, until=now + min(wait, LONGEST_HOLD))
    return wait


def rules_of(*, url: str, now: datetime, ask: Callable[[str], tuple[int, bytes]] = asking.ask) -> Rules:
    """Return what the site of an address allows, asked at most once in a day. Call it outside any transaction.

    Raises TemporaryFetchError while the site cannot say: it allows nothing then, but refuses nothing for good either.
    """
    address = parsed(url)
    name = f"{address.host}:{address.port}"
    said, silent = Q(robots_closed=False, robots_at__gt=now - KEPT), Q(robots_closed=True, robots_at__gt=now - SILENT)
    if (known := Host.objects.filter(said | silent, name=name).first()) is not None:
        return _open(Rules(known.robots, known.robots_closed))
    try:
        status, body = ask(f"{address.scheme}://{address.host}:{address.port}/robots.txt")
    except PermanentFetchError as problem:
        raise PermanentFetchError(f"Its robots.txt cannot be read. {problem}") from problem
    except FetchError:
        status, body = 599, b""
    found = rules(status, body)
    kept = {"robots": found.text.replace("\0", ""), "robots_closed": found.closed, "robots_at": now}
    Host.objects.update_or_create(name=name, defaults=kept, create_defaults={**kept, "free_at": now})
    return _open(found)


def _open(found: Rules) -> Rules:
    if found.closed:
        raise TemporaryFetchError(_SILENT)
    return found
