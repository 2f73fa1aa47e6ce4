"""Runs the whole tracker on one machine. What `serve` and `demo` share."""

from __future__ import annotations

import socket
from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.db import connections

from claims.management import programs
from claims.management.supervision import Tree
from claims.net import ports
from claims.tasks.sweeps import sweep_analyses

#: Bound to every address of this machine, it is reached under one of them.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  Compared with, not bound to.


def add_arguments(parser: CommandParser) -> None:
    """Add where to listen."""
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default 8000; 0: a free one)")
    parser.add_argument("--bind", default="127.0.0.1", help="the address to listen on (default: this machine only)")


def prepare() -> None:
    """Bring the database and, for the public, the static files up to date."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    if settings.PUBLIC or settings.COLLECTED:
        call_command("collectstatic", interactive=False, verbosity=0)


def serve(listener: socket.socket, *, say: Callable[[str], None], welcome: str) -> None:
    """Serve on `listener` until a signal stops it. `welcome`, with `{address}` in it, is said once the web answers."""
    bound, port = listener.getsockname()[:2]
    host = EVERYWHERE.get(bound, bound)
    shown = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    sweep_analyses()  # what an earlier run left behind
    connections.close_all()

    def ready() -> bool:
        if not ports.answers((host, port), seconds=1):
            return False
        say(welcome.format(address=shown))
        return True

    Tree([programs.web(listener.fileno()), programs.worker(), programs.beat()], say).run(ready)
