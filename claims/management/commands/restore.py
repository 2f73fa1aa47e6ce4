"""`manage.py restore`: a backup into an empty database, proved equal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.errors import ClaimsError
from claims.management.archives import bringing_back
from claims.management.archives.reading import Archive, opened
from claims.management.steps import Steps


class Command(BaseCommand):
    help = (
        "Reads a backup into an empty, migrated database: SQLite or PostgreSQL, whichever it was made on. First every "
        "part of the file is held against its digest, and afterwards every table of the database; if anything "
        "differs, nothing is restored. With --verify, only the file is checked. Stop the tracker meanwhile. "
        "Example: manage.py restore /var/backups/tracker/tracker-2026-11-28-230000.zip"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", type=Path, help="a file that `manage.py backup` wrote")
        parser.add_argument("--verify", action="store_true", help="check the file, and restore nothing")
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        work: Callable[[Archive], None] = self.prove if options["verify"] else self.bring_back
        try:
            with opened(options["path"]) as archive:
                work(archive)
                manifest = archive.manifest
        except ClaimsError as error:
            raise CommandError(str(error)) from error
        done = "The backup is whole" if options["verify"] else "Restored, and proved equal"
        if options["json"]:
            told = {"rows": manifest.rows, "files": len(manifest.files), "made_at": manifest.made_at}
            self.stdout.write(json.dumps({"ok": True, "verified_only": options["verify"], **told}))
            return
        self.stdout.write(
            f"{done}: {manifest.rows:,} rows of {len(manifest.tables)} tables and {len(manifest.files):,} archived "
            f"pages, as of {manifest.made_at}, from release {manifest.version} on {manifest.engine}."
        )

    def prove(self, archive: Archive) -> None:
        """Hold every part of the file against its digest."""
        with Steps("Checking", len(archive.manifest.tables)) as steps:
            archive.check(steps.done)

    def bring_back(self, archive: Archive) -> None:
        """Check the file and the place, then restore."""
        archive.check_fits()
        bringing_back.check_room()
        self.prove(archive)
        with Steps("Restoring", len(archive.manifest.tables)) as steps:
            bringing_back.bring_back(archive, lambda table: steps.done(table.name))
