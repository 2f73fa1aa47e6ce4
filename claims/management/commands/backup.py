"""`manage.py backup`: everything that the tracker knows, in one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.actions import backups
from claims.errors import ClaimsError
from claims.management.archives import writing
from claims.management.archives.manifest import Manifest
from claims.management.steps import Steps
from claims.queries import canonical


class Command(BaseCommand):
    help = (
        "Writes everything that the tracker knows into one file, as it is at one moment, while the tracker goes on: "
        "every table, the archived pages, and a manifest with a digest of each. The file is the same whatever the "
        "database, so it is also the way from SQLite to PostgreSQL and back. It holds what is confidential, password "
        "hashes included: keep it as safe as the database. PATH is a new file, or a folder in which one is named "
        "after the moment. Example: manage.py backup /var/backups/tracker/"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", type=Path, help="the file to write, or a folder for it")
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            path = writing.place(options["path"], now)
            backup = backups.begin(now=now)
            with Steps("Backing up", len(canonical.tables())) as steps:
                manifest = writing.write(path, now=now, told=lambda name, rows: steps.done(name))
            backups.finish(backup=backup, file=path, now=timezone.now())
        except ClaimsError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(_plain(path, manifest)) if options["json"] else _told(path, manifest))


def _plain(path: Path, manifest: Manifest) -> dict[str, Any]:
    told = {"rows": manifest.rows, "tables": len(manifest.tables), "files": len(manifest.files)}
    return {"path": str(path), "bytes": path.stat().st_size, "made_at": manifest.made_at, **told}


def _told(path: Path, manifest: Manifest) -> str:
    return (
        f"Backed up {manifest.rows:,} rows of {len(manifest.tables)} tables and {len(manifest.files):,} archived pages "
        f"into {path} ({path.stat().st_size:,} bytes). Try it now and then: manage.py restore --verify {path}"
    )
