"""`manage.py serve`: the whole tracker in one process tree."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.errors import BadInput
from claims.management import serving
from claims.net import ports

WELCOME = "The tracker is running at {address}\nStop it with Ctrl-C."


class Command(BaseCommand):
    help = (
        "Runs the tracker on this machine: web, worker and beat together. Migrates the database first. "
        "Example: manage.py serve --port 8001"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        serving.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            listener = ports.listen(options["bind"], options["port"])
        except BadInput as error:
            raise CommandError(str(error)) from error
        with closing(listener):
            serving.prepare()
            serving.serve(listener, say=self.say, welcome=WELCOME)
        self.say("Stopped.")

    def say(self, words: str) -> None:
        """Print at once, also into a pipe."""
        self.stdout.write(words)
        self.stdout.flush()
