"""Days of intake in simulated time, over real connections to a scripted origin that counts bad manners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from django.db.models import Min

from claims.actions import feeds, fetches, hosts, rereading
from claims.models import Feed, Fetch, Rereading
from claims.net import feeds as asking
from claims.net import http, looking, robots
from claims.net.reach import Reach
from claims.queries import due
from claims.reading.robots import Rules
from tests.net.site import Site, running_site
from tests.origin import Origin, began


@dataclass(frozen=True, slots=True)
class Doors:
    """How the tracker asks, with a reach that admits the origin; tests put a rude one in the place of any."""

    ask: Callable[..., Any]
    get: Callable[..., Any]
    look: Callable[..., Any]
    rules_of: Callable[..., Rules]


@contextmanager
def origin_at(start: datetime) -> Iterator[tuple[Origin, Site, Reach]]:
    """Run an origin; names of all its sites lead to this machine."""
    with running_site() as site:
        origin = Origin(began=start, now=start)
        origin.install(site)
        reach = Reach(
            ports=frozenset({site.port}), also=frozenset({"127.0.0.1"}), lookup=lambda host, port: ["127.0.0.1"]
        )
        yield origin, site, reach


def doors(reach: Reach) -> Doors:
    """Return the tracker's own doors."""
    rules = partial(hosts.rules_of, ask=partial(robots.ask, reach=reach))
    return Doors(
        partial(asking.ask, reach=reach), partial(http.get, reach=reach), partial(looking.look, reach=reach), rules
    )


def lived(days: float, sites: int, *, rude: Callable[[Doors], Doors] = lambda door: door) -> Origin:
    """Follow `sites` feeds for `days` of simulated time; return the origin with all that it counted."""
    with origin_at(began()) as (origin, site, reach):
        for number in range(sites):
            feeds.add(url=f"http://site{number}.example:{site.port}/feed/{number}", by=None, now=origin.now)
        end, chance, through = origin.now + timedelta(days=days), Random(5), rude(doors(reach))
        while origin.now < end:
            _sweep(origin.now, through, chance)
            origin.now = max(_next_due() or end, origin.now + timedelta(milliseconds=100))
        return origin


def _sweep(now: datetime, through: Doors, chance: Random) -> None:
    for pk in due.feeds(now=now, limit=500):
        feeds.poll(feed_id=pk, now=now, ask=through.ask, chance=chance)
    for pk in due.fetches(now=now, limit=500):
        fetches.run(fetch_id=pk, now=now, get=through.get, rules_of=through.rules_of)
    for pk in due.rereadings(now=now, limit=500):
        rereading.run(rereading_id=pk, now=now, look=through.look, rules_of=through.rules_of)


def _next_due() -> datetime | None:
    open_work = {"finished_at__isnull": True, "gave_up_at__isnull": True}
    found = [
        Feed.objects.filter(state="followed").aggregate(at=Min("due_at"))["at"],
        Fetch.objects.filter(**open_work).aggregate(at=Min("due_at"))["at"],
        Rereading.objects.filter(**open_work).aggregate(at=Min("due_at"))["at"],
    ]
    return min((moment for moment in found if moment), default=None)


def line(origin: Origin, days: float, sites: int) -> str:
    """Return what was counted, in one paragraph."""
    answers: Counter[int] = origin.answers
    told = ", ".join(f"{count:,} × {status}" for status, count in sorted(answers.items()))
    faults = ", ".join(f"{name} {count}" for name, count in origin.faults.items())
    return f"{days:g} simulated days, {sites} sites, {answers.total():,} requests ({told}): {faults}"
