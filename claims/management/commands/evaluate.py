"""`manage.py evaluate`: how well the detector reads articles that people have labelled."""

from __future__ import annotations

import json
import sys
from argparse import BooleanOptionalAction
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.management.cases import Cases, File
from claims.management.commands.flag import flags_of
from claims.management.errors_in_context import Errors, plain
from claims.management.evaluation import judge
from claims.management.printing import utf8_pipe
from claims.management.scorecard import Score, table

STDIN = "-"
HELP = (
    "Scores flags against labels that people made, and shows every error in its context. Uses no database. "
    "ARTICLES has {“id”, “text”, “date”?} a line, LABELS {“id”, “flags”: [{“cue”, “kind”, “certainty”, “claims”: "
    "[{“quote”, “speaker”, “figures”: [{“value”}], “event_date”, “place”}]}]}, where cue and quote are exact words of "
    "the text; one file alone has both in each line, as `export cases` prints them. SYSTEM is what `flag --jsonl` "
    "prints; without it the detector runs here. One of the files may be - for standard input. A bad line is "
    "reported and the rest goes on; the exit code is then 1. "
    "Example: manage.py evaluate articles.jsonl labels.jsonl --limit 5"
)


class Command(BaseCommand):
    help = HELP
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("articles", metavar="ARTICLES", help="articles as JSONL, with their labels if alone")
        parser.add_argument("labels", nargs="?", metavar="LABELS", help="labels as JSONL, one article a line")
        parser.add_argument("system", nargs="?", metavar="SYSTEM", help="flags as JSONL, as `flag --jsonl` prints them")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--errors", action=BooleanOptionalAction, help="show the errors; on, but off with --json")
        parser.add_argument("--limit", type=int, metavar="N", help="show at most N errors of each type")

    def handle(self, *args: Any, **options: Any) -> None:
        self.bad = 0
        score, errors = Score(), Errors(_limit(options["limit"]))
        names = _names(options)
        with ExitStack() as stack:
            cases = Cases([_opened(name, stack) for name in names], flags_of, self.complain)
            for case in cases:
                errors.add(case, judge(case, score))
        self.show(score, errors, options)
        if cases.unanswered:
            self.stderr.write(f"{names[2]}: {_without_answer(cases.unanswered)}")
        if self.bad:
            raise CommandError(f"{self.bad:,} {'line' if self.bad == 1 else 'lines'} could not be used, see above.")

    def show(self, score: Score, errors: Errors, options: dict[str, Any]) -> None:
        """Print the figures, and the errors if they are wanted."""
        wanted = options["errors"] if options["errors"] is not None else not options["json"]
        with utf8_pipe():
            if options["json"]:
                found = {"errors": errors.as_records()} if wanted else {}
                self.stdout.write(json.dumps({**score.as_record(), **found}))
                return
            for line in (*table(score), *(errors.as_lines() if wanted else ())):
                self.stdout.write(line)

    def complain(self, problem: str) -> None:
        """Print what is wrong with one line."""
        self.bad += 1
        self.stderr.write(plain(problem))


def _names(options: dict[str, Any]) -> list[str]:
    names = [name for name in (options["articles"], options["labels"], options["system"]) if name]
    if names.count(STDIN) > 1:
        raise CommandError("Standard input can be read only once: give - for one of the files, and the others' paths.")
    return names


def _limit(given: int | None) -> int | None:
    if given is not None and given < 0:
        raise CommandError("--limit must be 0 or more: it is how many errors of each type are shown.")
    return given


def _opened(name: str, stack: ExitStack) -> File:
    if name == STDIN:
        return File("standard input", sys.stdin.buffer)
    try:
        return File(name, stack.enter_context(Path(name).open("rb")))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CommandError(f"“{name}” cannot be read ({reason}); give the path of a JSONL file, or -.") from error


def _without_answer(number: int) -> str:
    if number == 1:
        return "1 labelled article has no answer here that can be read, and counts as without flags."
    return f"{number:,} labelled articles have no answer here that can be read, and count as without flags."
