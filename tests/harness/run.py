"""A run of the harness: load, faults, looking into every promise, and the report."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from claims.actions import feeds
from claims.models import Analysis, Article, ArticleVersion, Decision, Feed, Fetch, Host, Matching
from claims.queries import chains
from claims.queries.invariants.every import PROMISES
from claims.queries.invariants.promise import look
from claims.tasks.feeds import poll
from claims.tasks.waking import wake
from tests.conftest import make_person
from tests.harness.editors import Editor
from tests.harness.faults import Stage, possible, schedule
from tests.harness.origin import Origin

T = TypeVar("T")
KINDS = (Fetch, Analysis, Matching)


@dataclass
class Report:
    """What the run found."""

    injected: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    recoveries: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether nothing was lost, doubled or broken."""
        none = ("lost", "doubled", "decisions lost", "decisions doubled")
        return not self.broken and not any(self.figures.get(name, 0) for name in none)


def prepare(editors: int) -> None:
    """Migrate, and make the editors."""
    call_command("migrate", interactive=False, verbosity=0)
    for number in range(editors):
        make_person(f"editor{number}", "editor")


def run(stage: Stage, *, faults: int, sites: int, pause: float, minutes: float, say: Callable[[str], None]) -> Report:
    """Inject `faults`, as many as `minutes` allow, while `sites` feeds are followed; let the work end, and count."""
    report, chance = Report(), random.Random("faults")
    found, report.notes = possible(stage)
    card = reverse("admin:card", args=["C-00000000"]).replace("C-00000000", "{}")
    editors = [Editor(f"editor{n}", stage.url, card) for n in range(4)]
    for editor in editors:
        editor.start()
    _warm_up(stage, say)
    planned = schedule(found, faults)
    chance.shuffle(planned)
    until = time.monotonic() + 60 * minutes
    for number, fault in enumerate(planned, 1):
        if time.monotonic() > until:
            report.notes.append(f"{minutes:g} minutes were over after {number - 1} of {faults} faults")
            break
        follow(stage.origin, range(sites * (number - 1) // faults, sites * number // faults))
        time.sleep(pause * chance.uniform(0.5, 1.5))
        began, before = time.monotonic(), _insist(_done)
        fault.inject(stage)
        report.injected[fault.name] += 1
        report.recoveries.append(_recovered(before, began))
        report.broken += [f"after {fault.name}: {problem}" for problem in _insist(problems)]
        say(
            f"{number:4}/{faults}  {fault.name}: work went on after {report.recoveries[-1]:.1f} s; {_insist(_standing)}"
        )
    for editor in editors:
        editor.leaving.set()
        editor.join(30)
    began = time.monotonic()
    drain(sites, say)
    report.figures["drained in s"] = round(time.monotonic() - began)
    report.broken += _insist(problems)
    report.figures |= {
        **count(stage.origin),
        **_decided(editors),
        "chain": sum(chains.verify(chain).length for chain in chains.CHAINS),
        "given up, with a reason": {kind.__name__: kind.objects.given_up().count() for kind in KINDS},
        "origin answered": dict(stage.origin.statuses),
    }
    return report


def _warm_up(stage: Stage, say: Callable[[str], None]) -> None:
    """Wait until the workers have taken in what two feeds name: faults are to meet a tracker at work."""
    began = time.monotonic()
    follow(stage.origin, range(2))
    while not Matching.objects.filter(finished_at__isnull=False).exists() and time.monotonic() - began < 300:
        time.sleep(0.5)
    say(f"      warm after {time.monotonic() - began:.0f} s; {_standing()}")


def follow(origin: Origin, sites: range) -> None:
    """Follow the feeds of some sites."""
    for site in sites:
        told = {"url": origin.feed_url(site), "outlet": f"Feed {site}"}
        feed = _insist(partial(feeds.add, **told, by=None, now=timezone.now()))
        wake(poll, [feed.pk])


def _insist(ask: Callable[[], T], seconds: float = 120) -> T:
    """Ask the database again until it answers: it is the harness that took it away."""
    until = time.monotonic() + seconds
    while True:
        try:
            return ask()
        except (DatabaseError, InterfaceError):
            connection.close()
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


def _done() -> int:
    """Return how much work has ended so far."""
    return _ended() + Decision.objects.count()


def _ended() -> int:
    return sum(kind.objects.filter(finished_at__isnull=False).count() for kind in KINDS)


def _due() -> int:
    now = timezone.now()
    return Feed.objects.due(now).count() + sum(kind.objects.due(now).count() for kind in KINDS)


def _recovered(before: int, began: float, most: float = 90) -> float:
    """Wait until more work has ended than before the fault, or nothing is due; return how long that took."""
    while _insist(_done) <= before and time.monotonic() - began < most:
        if not _insist(_due):
            break
        time.sleep(0.2)
    return time.monotonic() - began


def problems() -> list[str]:
    """Return what `manage.py verify` finds broken."""
    found = [look(promise, timezone.now()) for promise in PROMISES]
    return [f"{finding.promise.words} {'; '.join(finding.first)}" for finding in found if not finding.holds]


def _standing() -> str:
    return f"{Article.objects.count()} articles, {Decision.objects.count()} decisions, {_due()} pieces of work due"


def drain(sites: int, say: Callable[[str], None], most: float = 900) -> None:
    """Let everything that is owed come to its end; what the next minutes would bring comes now.

    Leases of killed workers and the pauses that failures and sites ask for end at once, until every feed has been read
    and no work is left, or until `most` seconds brought nothing to its end.
    """
    done, until = 0, time.monotonic() + most
    while time.monotonic() < until:
        _insist(_hurry)
        time.sleep(5)
        left = _insist(_left)
        say(f"      draining: {left} left; {_insist(_standing)}")
        if not left:
            return
        if (now_done := _insist(_ended)) > done:
            done, until = now_done, time.monotonic() + most


def _hurry() -> None:
    now = timezone.now()
    for kind in KINDS:
        waiting = kind.objects.filter(finished_at__isnull=True, gave_up_at__isnull=True)
        waiting.filter(due_at__gt=now).update(due_at=now)
        waiting.filter(lease_until__gt=now + timedelta(minutes=6)).update(lease_until=now)
        waiting.filter(lease_until__lt=now + timedelta(minutes=4)).update(lease_until=now)
    Host.objects.filter(free_at__gt=now + timedelta(seconds=10)).update(free_at=now)
    Feed.objects.filter(answered_at__isnull=True).update(due_at=now, lease_until=None)


def _left() -> int:
    owed = [kind.objects.filter(finished_at__isnull=True, gave_up_at__isnull=True) for kind in KINDS]
    return sum(rows.count() for rows in owed) + Feed.objects.filter(answered_at__isnull=True).count()


def count(origin: Origin) -> dict[str, int]:
    """Return what became of the articles that the origin offered."""
    offered = {origin.url(site, f"story/{n}") for site, n in origin.offered}
    stored = Counter(Article.objects.values_list("url", flat=True).iterator())
    refused = set(Fetch.objects.filter(gave_up_at__isnull=False).values_list("url", flat=True))
    versions = ArticleVersion.objects.values("article").annotate(n=Count("pk")).filter(n__gt=1).count()
    return {
        "offered": len(offered),
        "stored": len(offered & stored.keys()),
        "refused with a reason": len(refused - stored.keys()),
        "lost": len(offered - stored.keys() - refused),
        "doubled": sum(count - 1 for count in stored.values()) + versions,
    }


def _decided(editors: list[Editor]) -> dict[str, int]:
    acknowledged = [nonce for editor in editors for nonce in editor.acknowledged]
    present = Counter(nonce.partition(".")[0] for nonce in Decision.objects.values_list("nonce", flat=True))
    return {
        "acknowledged": len(acknowledged),
        "present": sum(1 for nonce in acknowledged if present[nonce]),
        "decisions lost": sum(1 for nonce in acknowledged if not present[nonce]),
        "decisions doubled": sum(1 for count in present.values() if count > 1),
    }
