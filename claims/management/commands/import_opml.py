"""`manage.py import_opml`: follows the feeds of a list that another program kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.actions import feed_lists
from claims.actions.feed_lists import Outcome
from claims.errors import BadInput


class Command(BaseCommand):
    help = (
        "Follows the feeds of an OPML file. Says for each line what became of it; a bad line is told and passed over. "
        "Exits with 1 if a line was refused. Example: manage.py import_opml feeds.opml --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="an OPML file, as feed readers export it")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")

    def handle(self, *, file: str, dry_run: bool, **options: Any) -> None:
        refused = 0
        for outcome in self.outcomes(file, dry_run=dry_run):
            line, refused = outcome.line, refused + outcome.is_refused
            told = {"line": line.line, "url": line.url, "title": line.title, "outcome": outcome.words}
            text = (
                json.dumps(told, ensure_ascii=False)
                if options["json"]
                else f"{line.line}: {line.url} {told['outcome']}"
            )
            self.stdout.write(text)
        if refused:
            raise CommandError(f"{refused:,} lines were refused; see above. The others stand.")

    def outcomes(self, file: str, *, dry_run: bool) -> Iterator[Outcome]:
        """Yield what became of each line of the file; raise CommandError with a sentence where there are none."""
        try:
            yield from feed_lists.follow(Path(file).read_bytes(), by=None, now=timezone.now(), dry_run=dry_run)
        except OSError as problem:
            raise CommandError(f"{file} cannot be read: {problem.strerror}.") from None
        except BadInput as problem:
            raise CommandError(str(problem)) from None
