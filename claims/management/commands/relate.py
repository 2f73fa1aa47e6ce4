"""Say how articles bear on claims and print the judgements. Uses no database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from claims.management.pairs import related
from claims.management.streams import StreamCommand


class Command(StreamCommand):
    help = (
        'Say how an article bears on a claim: one {"id", "claim": {"text", …}, "article": {"title"?, "text", …}} a '
        "line in, one answer a line out, with its stance, its passage and the reasons. Uses no database. "
        "Example: manage.py relate pairs.jsonl"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="JSONL, or - for standard input (the default)")

    def handle(self, *, file: str, **options: Any) -> None:
        with self.reading(file) as source:
            self.stream(source, related)
