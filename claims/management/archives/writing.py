"""Writing a backup while the tracker runs: one moment of the store, in constant memory, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from claims import __version__
from claims.errors import BadInput
from claims.management.archives import files
from claims.management.archives.manifest import NAME, Manifest, Part
from claims.queries import canonical, chains
from claims.queries.canonical import Table
from claims.queries.snapshot import snapshot

#: Told after each table: its name, and how many rows it had.
Told = Callable[[str, int], None]


def place(path: Path, now: datetime) -> Path:
    """Return the file to write: `path`, or one named after the moment where it is a folder.

    Raises BadInput where something is there already, or the folder is not.
    """
    if path.is_dir():
        path = path / f"tracker-{now:%Y-%m-%d-%H%M%S}.zip"
    if path.exists():
        raise BadInput(f"“{path}” is there already: a backup overwrites nothing. Give another name, or a folder.")
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder “{path.parent}”: make it first, or give another.")
    return path


def write(path: Path, *, now: datetime, told: Told = lambda name, rows: None) -> Manifest:
    """Write a backup of the store as it is now to `path`, which appears when it is whole; return its manifest.

    Raises BadInput with a sentence where it cannot be written; then nothing is left behind.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("xb") as file:
            with ZipFile(file, "w") as archive:
                manifest = _fill(archive, now, told)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as problem:
        raise BadInput(f"“{path}” cannot be written ({problem.strerror or problem}): there is no backup.") from problem
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _fill(archive: ZipFile, now: datetime, told: Told) -> Manifest:
    with snapshot():
        tables = [_table(archive, table, told) for table in canonical.tables()]
        # A file is there before the row that names it, so all that the snapshot names are.
        kept = tuple(_file(archive, name) for name in files.names())
        heads = tuple(str(chains.head(chain)) for chain in chains.CHAINS)
    manifest = Manifest(
        made_at=now.isoformat(),
        version=__version__,
        engine=connection.vendor,
        migrations=migrations(),
        heads=heads,
        tables=tuple(tables),
        files=kept,
    )
    archive.writestr(NAME, manifest.written(), ZIP_DEFLATED)
    return manifest


def migrations() -> tuple[str, ...]:
    """Return the migrations that this database has, sorted."""
    return tuple(sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()))


def _table(archive: ZipFile, table: Table, told: Told) -> Part:
    rows, found = _member(archive, f"tables/{table.name}.jsonl", canonical.lines(table), ZIP_DEFLATED)
    told(table.name, rows)
    return Part(table.name, rows, found, tuple(table.columns))


def _file(archive: ZipFile, name: str) -> Part:
    # They are packed already, and none is larger than the largest page.
    content = files.content(name)
    _, found = _member(archive, f"files/{name}", [content], ZIP_STORED)
    return Part(name, len(content), found)


def _member(archive: ZipFile, name: str, pieces: Iterable[bytes], how: int) -> tuple[int, str]:
    """Write the pieces as one member of the archive; return how many there were, and their digest."""
    number, found = 0, hashlib.sha256()
    info = ZipInfo(name)
    info.compress_type = how
    with archive.open(info, "w", force_zip64=True) as member:
        for piece in pieces:
            member.write(piece)
            found.update(piece)
            number += 1
    return number, found.hexdigest()
