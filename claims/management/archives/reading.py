"""Reading a backup: opened, and proved to be what was written, before anybody acts on it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from claims.errors import BackupBroken, BadInput
from claims.management.archives.manifest import NAME, Manifest, Part
from claims.management.archives.writing import migrations
from claims.queries import canonical
from claims.queries.canonical import Table

PIECE = 1 << 20


class Archive:
    """An open backup and its manifest."""

    def __init__(self, opened: ZipFile) -> None:
        self.zip = opened
        self.manifest = Manifest.read(b"".join(self._pieces(NAME)))

    def lines(self, table: Table) -> Iterator[bytes]:
        """Yield the lines of a table."""
        with _readable(table.name), self.zip.open(f"tables/{table.name}.jsonl") as member:
            yield from member

    def file(self, name: str) -> Iterator[bytes]:
        """Yield an archived file in pieces."""
        return self._pieces(f"files/{name}")

    def check(self, told: Callable[[str], None] = lambda name: None) -> None:
        """Raise BackupBroken, naming the first part that is not what was written. Reads all of it."""
        for part in self.manifest.tables:
            self._check(part, f"tables/{part.name}.jsonl", counted=_lines)
            told(part.name)
        for part in self.manifest.files:
            self._check(part, f"files/{part.name}", counted=len)
            told(part.name)

    def check_fits(self) -> None:
        """Raise BadInput unless this database has the migrations, and this release the tables, of the backup."""
        here, there = set(migrations()), set(self.manifest.migrations)
        if here != there:
            lacks, more = sorted(there - here), sorted(here - there)
            raise BadInput(
                f"This database was migrated by another release than the backup (of release {self.manifest.version}): "
                f"{_named('it lacks', lacks)}{_named('it has besides', more)}nothing was changed. Restore with the "
                "release that wrote the backup, then update and migrate."
            )
        if {table.name: tuple(table.columns) for table in canonical.tables()} != {
            part.name: part.columns for part in self.manifest.tables
        }:
            raise BadInput(
                "The tables of this release are not those of the backup: restore with the one that wrote it."
            )

    def _check(self, part: Part, member: str, counted: Callable[[bytes], int]) -> None:
        size, found = 0, hashlib.sha256()
        for piece in self._pieces(member):
            size += counted(piece)
            found.update(piece)
        if (size, found.hexdigest()) != (part.size, part.digest):
            raise BackupBroken(f"{part.name} is not what was backed up: the archive was damaged or changed since.")

    def _pieces(self, name: str) -> Iterator[bytes]:
        with _readable(name), self.zip.open(name) as member:
            while piece := member.read(PIECE):
                yield piece


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a backup; raise BadInput with a sentence where `path` is none, or cut short."""
    with _zip(path) as archive:
        yield Archive(archive)


def _zip(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except FileNotFoundError:
        raise BadInput(f"There is no file “{path}”: give the path of a backup.") from None
    except OSError as problem:
        raise BadInput(f"“{path}” cannot be read ({problem.strerror or problem}).") from problem
    except (BadZipFile, NotImplementedError, ValueError) as problem:
        raise BadInput(f"“{path}” is no backup, or one that was cut short: nothing was changed.") from problem


@contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except KeyError:
        raise BackupBroken(f"{name} is missing from the backup: this is none, or it was damaged.") from None
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as problem:
        raise BackupBroken(f"{name} cannot be read ({problem}): the archive is damaged.") from problem


def _lines(piece: bytes) -> int:
    return piece.count(b"\n")


def _named(words: str, names: Iterable[str]) -> str:
    listed = list(names)
    return f"{words} {', '.join(listed[:3])}{' …' if listed[3:] else ''}; " if listed else ""
