"""`manage.py import_opml`: follows the feeds of a list that another program kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.actions import feeds
from claims.errors import BadInput
from claims.models import Feed
from claims.reading.feeds import opml


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
        for line in self.lines(file):
            outcome = line.problem or self.follow(line, dry_run=dry_run)
            refused += bool(line.problem)
            told = {"line": line.line, "url": line.url, "title": line.title, "outcome": outcome}
            text = json.dumps(told, ensure_ascii=False) if options["json"] else f"{line.line}: {line.url} {outcome}"
            self.stdout.write(text)
        if refused:
            raise CommandError(f"{refused:,} lines were refused; see above. The others stand.")

    def lines(self, file: str) -> list[opml.Line]:
        """Return the lines of the file; raise CommandError with a sentence where there are none."""
        try:
            return opml.read(Path(file).read_bytes())
        except OSError as problem:
            raise CommandError(f"{file} cannot be read: {problem.strerror}.") from None
        except BadInput as problem:
            raise CommandError(str(problem)) from None

    def follow(self, line: opml.Line, *, dry_run: bool) -> str:
        """Follow the feed of a line, unless it is followed already or nothing is to be done; say which."""
        if Feed.objects.filter(url=line.url).exists():
            return "is followed already"
        if not dry_run:
            feeds.add(url=line.url, outlet=line.outlet, title=line.title, by=None, now=timezone.now())
        return "would be followed" if dry_run else "is followed from now on"
