"""`manage.py export`: rows out, as JSONL or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.errors import BadInput
from claims.management.printing import utf8_pipe
from claims.management.tables import TABLES, Table
from claims.queries import cases, evidence_exports, exports
from claims.queries.records import Filters, Record
from claims.reading.dates import parse_published
from claims.verdicts import FlagKind, Verdict
from claims.workflow import State

EXPORTS: dict[str, Callable[[Filters], Iterator[Record]]] = {
    "claims": exports.claims,
    "evidence": evidence_exports.evidence,
    "articles": exports.articles,
    "ledger": exports.ledger,
    "cases": cases.cases,
}
#: Which filters each export understands, besides --since.
FILTERS = {
    "claims": {"workflow", "verdict", "kind"},
    "evidence": {"workflow", "verdict", "kind"},
    "ledger": {"verdict"},
}


class Command(BaseCommand):
    help = (
        "Prints claims (with their mentions), evidence (suggestions too, told apart by their state), articles, the "
        "ledger or test cases, in constant memory. "
        "JSONL has one object a line with everything; CSV has one row for each mention of a claim or version of an "
        "article. Cases are the texts that editors judged, with the passages that they marked or confirmed, as "
        "`evaluate` reads them; they come as JSONL only. "
        "Example: manage.py export claims --format csv --since 2026-03-01 --workflow settled > settled.csv"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=EXPORTS)
        parser.add_argument("--format", choices=["jsonl", "csv"], default="jsonl")
        parser.add_argument(
            "--since",
            help="a day or moment (ISO): claims changed, evidence added, versions received, entries decided, "
            "texts judged since",
        )
        parser.add_argument("--workflow", choices=[word.value for word in State], help="only claims that stand there")
        parser.add_argument("--verdict", choices=[word.value for word in Verdict], help="only claims with this verdict")
        parser.add_argument("--kind", choices=[word.value for word in FlagKind], help="only claims flagged like this")

    def handle(self, *args: Any, **options: Any) -> None:
        what = options["what"]
        if options["format"] == "csv" and what not in TABLES:
            raise CommandError(f"{what} come as JSONL only: leave out --format csv.")
        records = EXPORTS[what](_filters(what, options))
        lines = _csv(TABLES[what], records) if options["format"] == "csv" else _jsonl(records)
        with utf8_pipe():
            for line in lines:
                self.stdout.write(line, ending="")


class _Line:
    """A file for the csv module that hands back the line just written."""

    def write(self, line: str) -> str:
        return line


def _csv(table: Table, records: Iterable[Record]) -> Iterator[str]:
    # The writer returns what its file's write returned: the line.
    writer: Any = csv.writer(_Line())
    yield writer.writerow(table.header)
    for record in records:
        for row in table.rows(record):
            yield writer.writerow(row)


def _jsonl(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _filters(what: str, options: dict[str, Any]) -> Filters:
    given = {name: options[name] for name in ("workflow", "verdict", "kind") if options[name]}
    if strange := given.keys() - FILTERS.get(what, set()):
        raise CommandError(f"{what} cannot be filtered by {', '.join(sorted(strange))}: leave it out.")
    try:
        since = parse_published(options["since"] or "")
    except BadInput as error:
        raise CommandError(f"--since: {error}") from error
    return Filters(since=since.moment if since else None, **given)
