"""`manage.py rematch`: reads everything again for what it says of the claims, with the algorithm of today."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import reset_queries
from django.utils import timezone
from tqdm import tqdm

from claims.actions import matching
from claims.matching.algorithm import ALGORITHM
from claims.queries import due

BATCH = 100


class Command(BaseCommand):
    help = (
        "Compares every version with every claim again, where another algorithm did it before or none did. What "
        "editors decided stays; suggestions that nobody has decided about are made anew. Cut off, it goes on where it "
        "stopped when run again. Exits with 1 if some of it failed; that is tried again later. "
        "Example: manage.py rematch --json"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also what the algorithm of today has matched already")
        parser.add_argument("--json", action="store_true", help="print the counts as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        owed = matching.owe_again(now=timezone.now(), everything=options["all"])
        done = failed = 0
        with tqdm(total=owed, unit="text", disable=not sys.stderr.isatty(), leave=False) as bar:
            while ids := due.matchings(now=timezone.now(), limit=BATCH):
                for matching_id in ids:
                    fine = self.match(matching_id)
                    done, failed = done + (fine is True), failed + (fine is None)
                    bar.update()
                reset_queries()  # with DEBUG on, Django keeps every query for ever
        self.report(done, failed, as_json=options["json"])

    def match(self, matching_id: int) -> bool | None:
        """Do one matching; say whether it was done here, or None where it failed."""
        try:
            return matching.run(matching_id=matching_id)
        except Exception as error:  # noqa: BLE001  Whatever it is, the row has it, and the next one is due.
            self.stderr.write(f"Matching {matching_id} failed ({error}); it is tried again later.")
            return None

    def report(self, done: int, failed: int, *, as_json: bool) -> None:
        """Say what was done."""
        if as_json:
            self.stdout.write(json.dumps({"matched": done, "failed": failed, "algorithm": ALGORITHM}))
        else:
            self.stdout.write(f"Matched {done:,} with {ALGORITHM}." if done else f"Nothing to do for {ALGORITHM}.")
        if failed:
            raise CommandError(f"{failed:,} failed; see above. They are tried again later, with growing pauses.")
