"""Runs the whole tracker on one machine. What `serve` and `demo` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import connections

from claims.errors import BadInput
from claims.management import programs
from claims.management.supervision import Tree
from claims.net import ports
from claims.net.ports import Listener


def add_arguments(parser: CommandParser) -> None:
    """Add where to listen."""
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default 8000; 0: a free one)")
    parser.add_argument("--bind", default="127.0.0.1", help="the address to listen on (default: this machine only)")


def listen(options: dict[str, Any]) -> Listener:
    """Return a listener where the options say; raise CommandError with a sentence where that cannot be."""
    try:
        return ports.listen(options["bind"], options["port"])
    except BadInput as error:
        raise CommandError(str(error)) from error


def prepare() -> None:
    """Bring the database and, for the public, the static files up to date."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    if settings.PUBLIC or settings.COLLECTED:
        call_command("collectstatic", interactive=False, verbosity=0)


def serve(listener: Listener, *, say: Callable[[str], None], welcome: str) -> None:
    """Serve until a signal stops it. `welcome` is said once the web answers."""
    connections.close_all()

    def ready() -> bool:
        if answers := listener.answers(seconds=1):
            say(welcome)
        return answers

    Tree([programs.web(listener.descriptor), programs.worker(), programs.beat()], say).run(ready)
