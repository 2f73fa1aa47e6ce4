"""Measures how many articles a second go from their feed to recorded claims, with one worker and with more.

Run it from the repository: `python -m tests.benchmarks.throughput --workers 1 2 4 --broker redis`. Starts a PostgreSQL
cluster, a broker and workers of its own (with --broker embedded: SQLite and the message folder), and an origin on this
machine with many small sites, so that the pause between two visits to one site holds nobody up. Prints for each number
of workers: articles a second until all are analysed, until all are matched, processor seconds an article, and the
share of them that reading alone takes.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count, islice
from pathlib import Path

from tests.harness.servers import Postgres, Redis

ROOT = Path(__file__).resolve().parents[2]
PER_SITE = 2
#: The last digits of the sites that fail at their first visit, and are left alone for a while then.
MISBEHAVE = range(1, 5)
WORKER = "-q -A tests.harness.worker worker --without-gossip --without-mingle -l ERROR -P prefork -c 1"


def main() -> None:
    """Measure each number of workers in a process of its own: settings are read once."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.throughput", description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--broker", choices=["redis", "rabbitmq", "embedded"], default="redis")
    asked = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before; {asked.articles} articles", flush=True)
    for workers in asked.workers:
        command = [sys.executable, "-c", f"from {__name__ if __name__ != '__main__' else __spec__.name} import one"]
        command[-1] += f"; one({workers}, {asked.articles}, {asked.broker!r})"
        subprocess.run(command, cwd=ROOT, check=True)


def one(workers: int, articles: int, broker: str) -> None:
    """Measure one number of workers, and print a line."""
    folder = Path(tempfile.mkdtemp(prefix="throughput-"))
    folder.chmod(0o755)
    with ExitStack() as stack:
        os.environ |= {"DATA_DIR": str(folder), "PYTHONWARNINGS": "ignore", "DJANGO_SETTINGS_MODULE": "claims.settings"}
        if broker != "embedded":
            postgres = Postgres(folder / "postgres")
            stack.callback(postgres.close)
            os.environ |= {"DATABASE_URL": postgres.url, "CELERY_BROKER_URL": broker_address(broker, folder, stack)}
        import django

        django.setup()
        print(f"{broker}, {workers} workers: {_measured(workers, articles, stack)}", flush=True)


def broker_address(name: str, folder: Path, stack: ExitStack) -> str:
    if name == "redis":
        redis = Redis(folder)
        stack.callback(redis.close)
        return redis.url
    from tests.process.test_brokers import rabbitmq

    return stack.enter_context(rabbitmq(folder))


def _measured(workers: int, articles: int, stack: ExitStack) -> str:
    from django.core.management import call_command
    from django.utils import timezone

    from claims.actions import feeds
    from claims.models import Analysis, Matching
    from claims.tasks.feeds import poll
    from claims.tasks.waking import wake
    from tests.harness.origin import Origin

    call_command("migrate", interactive=False, verbosity=0)
    origin = Origin(PER_SITE)
    stack.callback(origin.close)
    add = [
        feeds.add(url=origin.feed_url(n), outlet=f"Feed {n}", by=None, now=timezone.now())
        for n in islice((site for site in count() if site % 10 not in MISBEHAVE), articles // PER_SITE)
    ]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with running([f"{WORKER} -n worker{n}@throughput" for n in range(workers)], origin.port):
        began = time.monotonic()
        wake(poll, [feed.pk for feed in add])
        analysed = until(lambda: Analysis.objects.filter(finished_at__isnull=False).count() >= articles, began)
        matched = until(lambda: not Matching.objects.filter(finished_at__isnull=True).exists(), began)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / articles
    alone = _reading_alone(articles)
    return (
        f"{articles / analysed:.1f} articles/s analysed, {articles / matched:.1f} matched; "
        f"{spent * 1000:.0f} ms of processor an article, of which reading alone {alone * 1000:.1f} ms "
        f"({alone / spent:.0%}); load {os.getloadavg()[0]:.1f}"
    )


@contextmanager
def running(workers: Iterable[str], port: int) -> Iterator[None]:
    """Run workers, each by its words after `celery`, and beat; they are warm when the block begins."""
    environment = {**os.environ, "HARNESS_PORT": str(port)}
    beat = f"-q -A claims beat -l ERROR --pidfile= --schedule={os.environ['DATA_DIR']}/beat"
    command = [sys.executable, "-m", "celery"]
    started = [subprocess.Popen([*command, *it.split()], cwd=ROOT, env=environment) for it in [*workers, beat]]
    from claims.models import Heartbeat

    until(lambda: Heartbeat.objects.exists(), time.monotonic())
    time.sleep(5)
    try:
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(60)


def until(holds: Callable[[], bool], began: float, most: float = 1800) -> float:
    while not holds():
        if time.monotonic() - began > most:
            raise TimeoutError(f"waited {most:.0f} s in vain")
        time.sleep(0.2)
    return time.monotonic() - began


def _reading_alone(articles: int) -> float:
    """Return the processor seconds that detection and extraction take of one text."""
    from claims.analysis import read
    from claims.models import ArticleVersion

    texts = list(ArticleVersion.objects.values_list("text", flat=True)[:articles])
    read(texts[0])
    began = time.process_time()
    for text in texts:
        read(text)
    return (time.process_time() - began) / len(texts)


if __name__ == "__main__":
    main()
