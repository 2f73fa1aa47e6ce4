"""Measures how late feeds are asked: each is due once within MINUTES, as many feeds of one interval are at any time.

Run it from the repository: `python -m tests.benchmarks.lateness [--feeds 1000] [--minutes 10] [--broker redis]`.
Starts a PostgreSQL cluster, a broker, a worker of threads for the queue `fetch`, one of a single process for all other
queues, and beat, each as the deployment files have them; and an origin on this machine, one site for each feed, whose
feeds name one article each, so that reading goes on beside. Prints how late feeds were asked.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

from tests.benchmarks.throughput import MISBEHAVE, broker_address, running, until
from tests.harness.servers import Postgres

WORKER = "-q -A tests.harness.worker worker --without-gossip --without-mingle -l ERROR"
FETCHES = f"{WORKER} -P threads -c 8 -Q fetch -n fetch@lateness"
READS = f"{WORKER} -P prefork -c 1 -Q read,match,notify,upkeep -n read@lateness"


def main() -> None:
    """Measure, and print a line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.lateness", description=__doc__)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--broker", choices=["redis", "rabbitmq"], default="redis")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="lateness-"))
    folder.chmod(0o755)
    with ExitStack() as stack:
        postgres = Postgres(folder / "postgres")
        stack.callback(postgres.close)
        os.environ |= {"DATA_DIR": str(folder), "PYTHONWARNINGS": "ignore", "DJANGO_SETTINGS_MODULE": "claims.settings"}
        os.environ |= {"DATABASE_URL": postgres.url, "CELERY_BROKER_URL": broker_address(asked.broker, folder, stack)}
        import django

        django.setup()
        print(_measured(asked.feeds, timedelta(minutes=asked.minutes), stack), flush=True)


def _measured(number: int, within: timedelta, stack: ExitStack) -> str:
    from django.core.management import call_command
    from django.utils import timezone

    from claims.models import Analysis, Feed
    from tests.harness.origin import Origin

    call_command("migrate", interactive=False, verbosity=0)
    origin = Origin(1)
    stack.callback(origin.close)
    with running([FETCHES, READS], origin.port):
        due = _followed(origin.feed_url, number, within)
        until(lambda: not Feed.objects.filter(asked_at=None).exists(), time.monotonic())
        read = Analysis.objects.filter(finished_at__isnull=False).count()
        took = (timezone.now() - min(due.values())).total_seconds()
        asked = Feed.objects.exclude(asked_at=None).values_list("pk", "asked_at")
    late = sorted((at - due[pk]).total_seconds() for pk, at in asked if at)
    cuts = statistics.quantiles(late, n=20)
    return (
        f"{number} feeds due within {within}: late by p50 {cuts[9]:.1f} s, p95 {cuts[18]:.1f}, at most {late[-1]:.1f}; "
        f"{read} articles read beside, {took:.0f} s in all; load {os.getloadavg()[0]:.1f}"
    )


def _followed(address: Callable[[int], str], number: int, within: timedelta) -> dict[int, datetime]:
    """Follow feeds of sites that behave, due one after the other; return when each is due."""
    from django.utils import timezone

    from claims.actions import feeds
    from claims.models import Feed

    sites = [site for site in range(2 * number) if site % 10 not in MISBEHAVE][:number]
    added = [feeds.add(url=address(site), outlet=f"Feed {site}", by=None, now=timezone.now()) for site in sites]
    now = timezone.now()
    for place, feed in enumerate(added):
        feed.due_at = now + within * (place / number)
    Feed.objects.bulk_update(added, ["due_at"], batch_size=200)
    return {feed.pk: feed.due_at for feed in added}


if __name__ == "__main__":
    main()
