"""`manage.py sweep`: does now, and here, what is due."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.actions import analyses
from claims.queries import due

BATCH = 100


class Command(BaseCommand):
    help = (
        "Does the work that is due, in this process: analyses the versions that no worker holds. "
        "Exits with 1 if some of it failed; that is tried again later. Example: manage.py sweep --json"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the counts as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        done = failed = 0
        # Ids that were tried are no longer due, whether done or put off: the batches come to an end.
        while ids := due.analyses(now=timezone.now(), limit=BATCH):
            for version_id in ids:
                fine = self.analyse(version_id)
                done, failed = done + (fine is True), failed + (fine is None)
        self.report(done, failed, as_json=options["json"])

    def analyse(self, version_id: int) -> bool | None:
        """Analyse one version; say whether it was done here, or None where it failed."""
        try:
            return analyses.run(version_id=version_id)
        except Exception as error:  # noqa: BLE001  Whatever it is, the row has it, and the next version is due.
            self.stderr.write(f"Version {version_id} could not be analysed ({error}); it is tried again later.")
            return None

    def report(self, done: int, failed: int, *, as_json: bool) -> None:
        """Say what was done."""
        if as_json:
            self.stdout.write(json.dumps({"analysed": done, "failed": failed}))
        else:
            self.stdout.write(
                f"Analysed {done:,} {'version' if done == 1 else 'versions'}." if done else "Nothing was due."
            )
        if failed:
            raise CommandError(f"{failed:,} failed; see above. They are tried again later, with growing pauses.")
