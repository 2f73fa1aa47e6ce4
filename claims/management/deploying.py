"""The files with which systemd and nginx run the tracker: rendered from templates, never installed from here."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from claims.models.heartbeat import Queue

#: What units, folders and the nginx site are called.
NAME = "tracker"
#: Seconds that a worker may take to stop: longer than its longest task.
PATIENCE = settings.CELERY_TASK_TIME_LIMIT + 30


@dataclass(frozen=True, slots=True)
class Group:
    """The queues that one worker reads, and how: threads for what waits for sites, processes for what computes."""

    name: str
    queues: Sequence[Queue]
    pool: str


GROUPS = (
    Group("fetch", (Queue.FETCH,), "-P threads -c 16"),
    # Without a number there is a process for each core.
    Group("read", (Queue.READ, Queue.MATCH), "-P prefork"),
    Group("upkeep", (Queue.NOTIFY, Queue.UPKEEP), "-P prefork -c 2"),
)


@dataclass(frozen=True, slots=True)
class Service:
    """One program that systemd keeps running."""

    told: str
    command: str
    type: str = "exec"
    metrics: bool = False


def files(*, host: str, user: str, port: int) -> dict[str, str]:
    """Return every file by its name. The environment holds a fresh secret: no two calls return the same."""
    shared = {
        "name": NAME,
        "host": host,
        "user": user,
        "port": port,
        "home": settings.BASE_DIR,
        "python": sys.executable,
        "patience": PATIENCE,
        "secret": secrets.token_urlsafe(50),
    }
    units = {f"{NAME}-{name}.service": _rendered("service", shared, program=it) for name, it in _services(port).items()}
    return {
        **units,
        f"{NAME}.env": _rendered("environment", shared),
        f"{NAME}.nginx.conf": _rendered("nginx", shared),
    }


def _services(port: int) -> dict[str, Service]:
    web = f"gunicorn claims.wsgi:application --bind=127.0.0.1:{port} --worker-class=gthread --workers=2 --threads=8"
    quiet = (
        "--log-level=warning --no-control-socket --graceful-timeout=30 --max-requests=20000 --max-requests-jitter=2000"
    )
    beat = f"celery -q -A claims beat --pidfile= --schedule=/var/lib/{NAME}/beat-schedule"
    return {
        "web": Service("the pages", f"{web} {quiet}", "notify", metrics=True),
        **{f"worker-{group.name}": _worker(group) for group in GROUPS},
        "beat": Service("the clock", beat),
    }


def _worker(group: Group) -> Service:
    queues = ",".join(queue.value for queue in group.queues)
    plain = "--without-gossip --without-mingle --without-heartbeat"
    command = f"celery -q -A claims worker -n {group.name}@%%h -Q {queues} {group.pool} {plain}"
    return Service(f"a worker that reads {queues}", command)


def _rendered(template: str, shared: dict[str, Any], **more: Any) -> str:
    return render_to_string(f"deploy/{template}.txt", {**shared, **more})
