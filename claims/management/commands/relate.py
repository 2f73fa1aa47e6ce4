"""Say how articles bear on claims and print the judgements. Uses no database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandError, CommandParser

from claims.management.jsonl import Answer
from claims.management.pairs import related
from claims.management.pools import TOP, finder, pool_of
from claims.management.streams import StreamCommand


class Command(StreamCommand):
    help = (
        'Say how an article bears on a claim: one {"id", "claim": {"text", …}, "article": {"title"?, "text", …}} a line'
        " in, one answer a line out, with its stance, its passage and the reasons. With --claims: an article a line in,"
        " out the claims of that file that it is likeliest about, best first. Uses no database. "
        "Example: manage.py relate pairs.jsonl, or manage.py relate --claims claims.jsonl articles.jsonl"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", help="JSONL in UTF-8, or - for standard input (the default)"
        )
        parser.add_argument("--claims", metavar="CLAIMS", help='the pool: a JSONL file of {"id", "text", "date"?, …}')
        parser.add_argument("--top", type=int, default=TOP, metavar="K", help=f"claims an article ({TOP} if not given)")

    def handle(self, *, file: str, claims: str | None, top: int, **options: Any) -> None:
        if top < 1:
            raise CommandError("--top must be at least 1.")
        if claims == file == "-":
            raise CommandError("Claims and articles cannot both come from standard input: give one as a file.")
        with self.reading(file) as source:
            self.stream(source, self.finding(claims, top) if claims else related)

    def finding(self, claims: str, top: int) -> Callable[[dict[str, Any]], Answer]:
        """Return what answers an article with those of the `claims`, a file, that it is likeliest about."""
        with self.reading(claims) as pool:
            return finder(pool_of(pool), top)
