"""`manage.py serve`: the whole tracker in one process tree."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims.management import serving


class Command(BaseCommand):
    help = (
        "Runs the tracker on this machine: web, worker and beat together. Migrates the database first. "
        "Example: manage.py serve --port 8001"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        serving.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with closing(serving.listen(options)) as listener:
            serving.prepare()
            welcome = f"The tracker is running at {listener.url}\nStop it with Ctrl-C."
            serving.serve(listener, say=self.say, welcome=welcome)
        self.say("Stopped.")

    def say(self, words: str) -> None:
        """Print at once, also into a pipe."""
        self.stdout.write(words)
        self.stdout.flush()
