"""`manage.py ingest`: articles in, claims recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.db import reset_queries
from django.utils import timezone

from claims.actions import articles, pages
from claims.actions.catching_up import catch_up
from claims.errors import BadInput, ClaimsError
from claims.management.inputs import Found, Piece, is_batch, pieces
from claims.management.printing import forgiving_output
from claims.management.progress import Progress
from claims.management.receipts import Receipt, receipt
from claims.reading.addresses import canonical
from claims.reading.articles import Reading
from claims.reading.dates import Published, parse_published
from claims.reading.decoding import cleaned

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Given:
    """What the options say about articles that do not say it themselves; `url` and `title` win over the article."""

    published: Published | None
    outlet: str
    url: str
    title: str

    def fill(self, reading: Reading) -> Reading:
        """Return the reading with its gaps filled."""
        if self.published and reading.published is None:
            told = self.published
            reading = replace(reading, published=told.moment, date_only=told.date_only, offset=told.offset)
        return replace(
            reading,
            outlet=reading.outlet or self.outlet,
            url=self.url or reading.url,
            title=self.title or reading.title,
        )


class Command(BaseCommand):
    help = (
        "Takes articles in, reads them for flagged claims and says what was recorded. An article that is known is "
        "recorded once, however often it comes; another text of it is a further version. Files ending in .html and "
        ".htm are read as pages, .jsonl and .ndjson as one article a line, all others as plain text. "
        "A bad input is reported and the rest goes on; the exit code is then 1. "
        "Example: manage.py ingest storm.txt --date 2026-03-14 --outlet 'The Lowe Herald'"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("inputs", nargs="+", metavar="PATH|URL|-", help="files, web addresses, or - for stdin")
        parser.add_argument("--date", help="when it was published (ISO), for articles that do not say so themselves")
        parser.add_argument("--outlet", default="", help="who published it, for articles that do not say so")
        parser.add_argument("--url", default="", help="where it was published (one article only)")
        parser.add_argument("--title", default="", help="its title (one article only)")
        parser.add_argument("--jsonl", action="store_true", help='one article a line: {"id", "text", "date"?, …}')
        parser.add_argument("--json", action="store_true", help="print one JSON object for each article")

    def handle(self, *args: Any, **options: Any) -> None:
        forgiving_output()
        self.as_json = options["json"]
        self.taken = self.bad = 0
        names, jsonl = options["inputs"], options["jsonl"]
        given = _given(options, timezone.now())
        with Progress(names, jsonl=jsonl) as self.progress:
            try:
                for piece in self.each(names, jsonl=jsonl):
                    self.take(piece, given)
            except (KeyboardInterrupt, BrokenPipeError):
                self.interrupted()
        if self.bad:
            raise CommandError(f"{_count(self.bad, 'input')} could not be taken in, see above; {self.taken:,} could.")

    def each(self, names: Sequence[str], *, jsonl: bool) -> Iterator[Piece]:
        """Yield the pieces of all inputs, counting them on the bar."""
        for name in names:
            for piece in pieces(name, jsonl=jsonl):
                yield piece
                self.progress.read(piece)
            self.progress.finished()

    def take(self, piece: Piece, given: Given) -> None:
        """Record and analyse one piece and say what came of it, or what is wrong with it."""
        try:
            found = piece.read()
            self.say(_recorded(found._replace(reading=given.fill(found.reading)), piece))
            self.taken += 1
        except ClaimsError as error:
            self.complain(piece, str(error))
        except DatabaseError as error:
            self.complain(piece, f"The database did not take it ({error}). Run the same command again.")
        reset_queries()  # with DEBUG on, Django keeps every query for ever

    def say(self, made: Receipt) -> None:
        """Print one receipt."""
        self.progress.clear()
        self.stdout.write(json.dumps(made.as_record()) if self.as_json else made.as_words())

    def complain(self, piece: Piece, problem: str) -> None:
        """Print what is wrong with one piece."""
        self.bad += 1
        self.progress.clear()
        self.stderr.write(f"{piece.where}: {problem}")

    def interrupted(self) -> None:
        """Say how far it came, and end."""
        raise CommandError(
            f"Interrupted after {_count(self.taken, 'article')}: they are recorded. "
            "Run the same command again for the rest; what is recorded is not recorded twice.",
            returncode=INTERRUPTED,
        )


def _recorded(found: Found, piece: Piece) -> Receipt:
    kept = pages.keep(found.page, found.reading, now=timezone.now()) if found.page else None
    received = articles.receive(reading=found.reading, door=piece.door, by=None, kept=kept)
    try:
        # An unchanged article too: an earlier run may have been cut off before its analysis.
        read_here = catch_up(version_id=received.version.pk)
    except Exception as error:
        raise BadInput(
            f"Its text is recorded, but reading it for claims failed ({error}); that is tried again later, "
            "or now with `manage.py sweep`."
        ) from error
    return receipt(piece.where, received.decision, received.version, read_here=read_here)


def _given(options: dict[str, Any], now: datetime) -> Given:
    one = len(options["inputs"]) == 1 and not is_batch(options["inputs"][0], jsonl=options["jsonl"])
    if not one and (options["url"] or options["title"]):
        raise CommandError("--url and --title fit one article: give one input, or put them into the lines of a JSONL.")
    try:
        published = parse_published(options["date"] or "", now=now)
        url = canonical(options["url"]) if options["url"] else ""
    except BadInput as error:
        raise CommandError(str(error)) from error
    return Given(published, cleaned(options["outlet"]).strip(), url, cleaned(options["title"]).strip())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
