"""The same tracker over the brokers of production: a real Redis and a real RabbitMQ wake its worker."""

from __future__ import annotations

import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.process.trees import Place, wait_for

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


def _rabbitmqctl(*arguments: str) -> None:
    subprocess.run(["rabbitmqctl", "-q", *arguments], check=True, capture_output=True, timeout=60)


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
        assert running.stop() == 0
