"""`manage.py export_opml`: writes the feeds that are followed as a list for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.queries import feed_list


class Command(BaseCommand):
    help = (
        "Writes the feeds that are followed as an OPML file, grouped by outlet, or to standard output without a file. "
        "A feed whose site says that it is gone is left out. Example: manage.py export_opml feeds.opml"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="the file to write, or - for standard output")

    def handle(self, *, file: str, **options: Any) -> None:
        body = feed_list.as_opml(timezone.now())
        if file == "-":
            self.stdout.write(body.decode("utf-8"))
            return
        try:
            Path(file).write_bytes(body)
        except OSError as problem:
            raise CommandError(f"{file} cannot be written: {problem.strerror}.") from None
