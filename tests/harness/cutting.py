"""The course of a cut: work, a cable pulled, the other host alone, the cable put back, the first host alone."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from claims.models import Analysis, Article
from claims.models.work import LEASE
from claims.queries import due
from claims.tasks.analysis import analyse
from claims.tasks.feeds import fetch
from claims.tasks.matching import match
from claims.tasks.waking import wake
from tests.harness.hosts import FIRST, OTHER, POOLS
from tests.harness.network import Network
from tests.harness.origin import Origin
from tests.harness.programs import Programs
from tests.harness.run import KINDS, count, drain, follow, problems

#: Whatever the other host was at when the cable was pulled is done after so many seconds.
SETTLED = 20


@dataclass
class Course:
    """What was seen."""

    figures: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing was lost, doubled or broken, the cut met work, and the first host worked again."""
        at_work = self.figures["held"] and self.figures["alone"]
        return bool(at_work) and not (self.broken or self.figures["lost"] or self.figures["doubled"])

    def __str__(self) -> str:
        told = (
            "articles offered {offered}, stored {stored}, refused with a reason {refused with a reason}, lost {lost}, "
            "doubled {doubled}; cut off for {off} s with {held} pieces of work and a lock held; the other host "
            "recorded again after {free} s and had done them all after {taken over} s; the first worked again {back} s "
            "after its cable was put back, restarted {restarts} times, and read {alone} articles alone"
        )
        return "; ".join([told.format(**self.figures), f"promises broken {len(self.broken)}", *self.broken])


class Cutting:
    """One run of it."""

    def __init__(self, network: Network, programs: Programs, origin: Origin, *, off: float) -> None:
        self.network, self.programs, self.origin, self.off = network, programs, origin, off
        self.course = Course()
        self.began = time.monotonic()

    def run(self, feeds: int) -> Course:
        """Cut the first host off, and put it back; return what was seen."""
        follow(self.origin, range(feeds))
        self._until(lambda: all(self._visits(host) > 2 for host in (FIRST, OTHER)), "both hosts fetch")
        self._until(lambda: Analysis.objects.filter(finished_at__isnull=False).count() > feeds, "articles are read")
        self._cut()
        self._join(feeds)
        self.course.figures |= count(self.origin)
        self.course.broken += problems()
        return self.course

    def _cut(self) -> None:
        holder = self._hold()
        self.origin.slow_until = time.monotonic() + 60
        self._until(self._is_at_work, "the first host waits for a page, and somebody for the lock")
        self.network.cut(FIRST)
        self.origin.slow_until = 0
        cut, moment = time.monotonic(), timezone.now()
        self._say(f"the cable is pulled; {Article.objects.count()} articles so far")
        time.sleep(SETTLED)
        held = {kind: list(_held(kind.objects.all(), moment).values_list("pk", flat=True)) for kind in KINDS}
        self.course.figures["held"] = sum(map(len, held.values()))
        self._say(f"the first host holds {self.course.figures['held']} pieces of work")
        recorded = Analysis.objects.filter(finished_at__gt=moment)
        before = recorded.count()
        self.course.figures["free"] = self._until(lambda: recorded.count() > before, "the other host records", cut)
        self._until(lambda: self._lapsed(cut, held, moment), "the other host has done it all", cut)
        self.course.figures["taken over"] = round(time.monotonic() - cut)
        time.sleep(max(0, self.off - (time.monotonic() - cut)))
        self.course.figures["off"] = round(time.monotonic() - cut)
        holder.kill()
        self.course.broken += problems()

    def _join(self, feeds: int) -> None:
        visits = self._visits(FIRST)
        self.network.join(FIRST)
        joined = time.monotonic()
        for name in POOLS:
            self.programs.dismiss(f"{OTHER} {name}")
        read = Article.objects.count()
        follow(self.origin, range(feeds, feeds + 2))
        self.course.figures["back"] = self._until(lambda: self._visits(FIRST) > visits, "the first host works", joined)
        drain(feeds + 2, self._say)
        self.course.figures["alone"] = Article.objects.count() - read
        self.course.figures["restarts"] = sum(self.programs.restarts[f"{FIRST} {name}"] for name in POOLS)

    def _lapsed(self, cut: float, held: dict[Any, list[int]], moment: datetime) -> bool:
        """Say whether what the first host held is done; where the cut is short, its leases end by now."""
        if self.off < LEASE.total_seconds():
            for kind in KINDS:
                _held(kind.objects.all(), moment).update(lease_until=timezone.now())
        _sweep()
        return not any(_open(kind.objects.filter(pk__in=held[kind])).exists() for kind in KINDS)

    def _is_at_work(self) -> bool:
        _sweep()
        address = self.network.addresses[FIRST]
        return self.origin.waiting[address] > 0 and _open(Analysis.objects.filter(lease_until__isnull=False)).exists()

    def _hold(self) -> subprocess.Popen[str]:
        command = self.network.within(FIRST, [sys.executable, "-m", "tests.harness.holding"])
        holder = subprocess.Popen(command, env=self.programs.environment, stdout=subprocess.PIPE, text=True)
        if holder.stdout is None or holder.stdout.readline() != "held\n":
            raise RuntimeError("the lock could not be held")
        return holder

    def _visits(self, host: str) -> int:
        return self.origin.clients[self.network.addresses[host]]

    def _until(self, holds: Callable[[], object], told: str, began: float | None = None, most: float = 600) -> int:
        began = time.monotonic() if began is None else began
        while not holds():
            if time.monotonic() - began > most:
                raise TimeoutError(f"waited {most:.0f} s in vain until {told}")
            time.sleep(1)
        self._say(f"{told} after {time.monotonic() - began:.0f} s")
        return round(time.monotonic() - began)

    def _say(self, words: str) -> None:
        print(f"{time.monotonic() - self.began:5.0f} s  {words.strip()}", flush=True)


def _sweep() -> None:
    """Do what beat's sweeps do, at once."""
    wake(fetch, due.fetches(now=timezone.now(), limit=50))
    wake(analyse, due.analyses(now=timezone.now(), limit=50))
    wake(match, due.matchings(now=timezone.now(), limit=50))


def _open(rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]
    return rows.filter(finished_at__isnull=True, gave_up_at__isnull=True)


def _held(rows: QuerySet, moment: datetime) -> QuerySet:  # type: ignore[type-arg]
    """Return the rows whose lease was given before the moment and still holds."""
    return _open(rows).filter(lease_until__gt=timezone.now(), lease_until__lte=moment + LEASE)
