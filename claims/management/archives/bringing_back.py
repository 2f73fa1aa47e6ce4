"""Bringing a checked backup back: files and tables, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from claims.actions import restoring
from claims.management.archives import files
from claims.management.archives.reading import Archive
from claims.queries.canonical import Table


def check_room() -> None:
    """Raise BadInput unless the database is empty."""
    restoring.check_empty()


def bring_back(archive: Archive, loaded: Callable[[Table], None]) -> None:
    """Restore files and tables. Raises what restoring raises; what was put into the archive is taken out again then."""
    with _files(archive):
        restoring.restore(lines=archive.lines, digests=archive.manifest.digests, loaded=loaded)


@contextmanager
def _files(archive: Archive) -> Iterator[None]:
    """Put the archived pages in their place first, so that no row is ever there without its file."""
    brought: list[str] = []
    try:
        for part in archive.manifest.files:
            if files.bring_back(part.name, archive.file(part.name)):
                brought.append(part.name)
        yield
    except BaseException:
        for name in brought:
            files.take_away(name)
        raise
