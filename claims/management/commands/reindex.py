"""`manage.py reindex`: writes the index of words anew, in which people search."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import reset_queries
from tqdm import tqdm

from claims.actions import wording


class Command(BaseCommand):
    help = (
        "Writes anew by which words claims, articles, speakers and outlets are found. The tracker keeps this index in "
        "step by itself: run it only after rows were written by other means. Safe to run at any time, and twice. "
        "Example: manage.py reindex --json"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the count as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(unit="row", disable=not sys.stderr.isatty(), leave=False) as bar:

            def told(what: str, rows: int) -> None:
                bar.set_description(what)
                bar.update(rows)
                reset_queries()  # with DEBUG on, Django keeps every query for ever

            rows = wording.rebuild(told=told)
        self.stdout.write(json.dumps({"indexed": rows}) if options["json"] else f"Indexed {rows:,} rows.")
