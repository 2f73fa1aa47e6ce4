"""The same tracker over the brokers of production: a real Redis and a real RabbitMQ wake its worker."""

from __future__ import annotations

import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from claims.celery import QUEUES
from tests.process.trees import ROOT, Place, Running, wait_for

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

#: Shorter than the minute between two sweeps: what is done by then was woken by the message.
BEFORE_THE_SWEEP = 25

ADD = """
from claims.actions import articles
from claims.models.article import Door
from claims.reading.articles import Reading
from claims.tasks.analysis import nudge
text = "The mayor of Port Lowe said 12 barges had sunk. The claim could not be independently verified."
nudge(articles.receive(reading=Reading(text=text), door=Door.PASTE, by=None).version.pk)
"""


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Start a Redis of our own on a socket in `folder`, and give its address."""
    socket = folder / "redis.sock"
    nothing_kept = ["--save", "", "--appendonly", "no", "--dir", str(folder)]
    server = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", str(socket), *nothing_kept], stdout=subprocess.DEVNULL
    )
    try:
        wait_for(socket.exists, seconds=20)
        yield f"redis+socket://{socket}"
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def rabbitmq(folder: Path) -> Iterator[str]:
    """Make a virtual host of our own in this machine's RabbitMQ, and give its address."""
    name = f"tracker-{uuid.uuid4().hex[:12]}"
    _rabbitmqctl("add_vhost", name)
    try:
        _rabbitmqctl("set_permissions", "-p", name, "guest", ".*", ".*", ".*")
        yield f"amqp://guest:guest@127.0.0.1:5672/{name}"
    finally:
        _rabbitmqctl("delete_vhost", name)


def _rabbitmqctl(*arguments: str) -> str:
    done = subprocess.run(["rabbitmqctl", "-q", *arguments], check=True, capture_output=True, timeout=60, text=True)
    return done.stdout


@pytest.mark.parametrize(("broker", "program"), [(redis, "redis-server"), (rabbitmq, "rabbitmqctl")])
def test_a_message_wakes_the_worker_long_before_the_sweep(here: Place, broker, program: str) -> None:  # type: ignore[no-untyped-def]
    if shutil.which(program) is None:
        pytest.skip(f"needs {program} on this machine")
    (here.folder / "broker").mkdir()
    with broker(here.folder / "broker") as url:
        here.environment["CELERY_BROKER_URL"] = url
        running = here.start("serve", "--port", "0")
        wait_for(lambda: "Ctrl-C" in running.said or running.process.poll() is not None, seconds=100)

        here.evaluate(ADD)

        finished = "from claims.models import Analysis as A; print(A.objects.get().finished_at)"
        wait_for(lambda: here.evaluate(finished) != "None", seconds=BEFORE_THE_SWEEP)
        if broker is rabbitmq:
            assert kinds_of_queues(url) == dict.fromkeys(QUEUES, "quorum")
        assert running.stop() == 0


def kinds_of_queues(url: str) -> dict[str, str]:
    told = _rabbitmqctl("list_queues", "-p", url.rpartition("/")[2], "--no-table-headers", "name", "type")
    rows = dict(line.split() for line in told.splitlines())
    # Celery makes some of its own beside them for messages with a delay; we send none.
    return {name: kind for name, kind in rows.items() if not name.startswith("celery_delayed")}


def ready(running: Running) -> int:
    return requests.get(running.url + "readyz", timeout=20).status_code


def test_a_broker_that_goes_away_is_told_and_stops_nobody(here: Place) -> None:
    if shutil.which("redis-server") is None:
        pytest.skip("needs redis-server on this machine")
    here.environment["CELERY_BROKER_URL"] = f"redis+socket://{here.folder / 'broker' / 'redis.sock'}"
    (here.folder / "broker").mkdir()
    with redis(here.folder / "broker"):
        running = here.start("serve", "--port", "0")
        wait_for(lambda: "Ctrl-C" in running.said or running.process.poll() is not None, seconds=100)
        wait_for(lambda: ready(running) == 200, seconds=100)

    assert requests.get(running.url + "healthz", timeout=20).status_code == 200
    wait_for(lambda: ready(running) == 503, seconds=20)
    took = float(here.evaluate(f"import time\nbegan = time.monotonic(){ADD}print(time.monotonic() - began)"))
    assert took < 5  # a person waits for it

    with redis(here.folder / "broker"):
        wait_for(lambda: ready(running) == 200, seconds=100)
        # The message is lost; the row is not.
        finished = "from claims.models import Analysis as A; print(A.objects.get().finished_at)"
        wait_for(lambda: here.evaluate(finished) != "None", seconds=100)
        assert running.stop() == 0


POISON = """
from claims.actions import articles
from claims.models.article import Door
from claims.reading.articles import Reading
from claims.tasks.analysis import nudge
for number in range(6):
    text = f"The mayor of Port Lowe said {number} barges had sunk. {'POISON' if number == 2 else 'Rain'} fell."
    nudge(articles.receive(reading=Reading(text=text), door=Door.PASTE, by=None).version.pk)
"""
AGAIN = """
from django.utils import timezone
from claims.models import Analysis
from claims.queries import due
from claims.tasks.analysis import nudge
for pk in due.analyses(now=timezone.now(), limit=10):
    nudge(pk)
lost, done = Analysis.objects.given_up(), Analysis.objects.filter(finished_at__isnull=False)
print(lost.count(), done.count(), *(f"{row.attempts} {row.error}" for row in lost))
"""


def test_work_that_kills_its_worker_is_given_up_and_the_rest_is_done(here: Place) -> None:
    if shutil.which("redis-server") is None:
        pytest.skip("needs redis-server on this machine")
    (here.folder / "broker").mkdir()
    with redis(here.folder / "broker") as url:
        here.environment |= {"CELERY_BROKER_URL": url, "DJANGO_SETTINGS_MODULE": "claims.settings"}
        here.manage("migrate", "-v0")
        command = [sys.executable, "-m", "tests.process.poisoned"]
        worker = subprocess.Popen(command, env=here.environment, cwd=ROOT, stderr=subprocess.DEVNULL)
        here.evaluate(POISON)

        # What the sweep does each minute, only faster.
        wait_for(lambda: here.evaluate(AGAIN).startswith("1 5 "), seconds=150)

        assert here.evaluate(AGAIN).startswith("1 5 5 It was tried 5 times, and the last time its worker died")
        assert worker.poll() is None
        worker.terminate()
        worker.wait(60)
