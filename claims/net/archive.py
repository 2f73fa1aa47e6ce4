"""The archive: what was fetched, as it came, through Django's storage API (STORAGES["archive"]).

A body lies under the name of its own digest, so the same body lies there once, and whoever reads it back can tell
that it is what was kept. A file is whole and on the disk before the row that names it is written: a crash in between
leaves a file that no row names, which harms nobody and is taken for kept when the same body comes again.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages

from claims.errors import ArchiveBroken, BadInput, NotKept
from claims.reading.packing import digest_of, name_of, packed, unpacked


class Folder(FileSystemStorage):
    """Files that appear whole or not at all: written beside their place, forced onto the disk, and moved there."""

    def _save(self, name: str, content: File[bytes]) -> str:
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                for piece in content.chunks():
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o640)
            Path(beside).replace(place)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            raise
        _settle(place.parent)
        return name


def keep(body: bytes) -> str:
    """Keep `body`, unless it is kept already; return its digest.

    Raise NotKept where the storage does not take it: a full disk, a store that does not answer.
    """
    digest = digest_of(body)
    name, storage = name_of(digest), _archive()
    try:
        if not storage.exists(name) and (taken := storage.save(name, ContentFile(packed(body)))) != name:
            # Another worker was quicker with the same body, and this storage makes no two files of one name.
            storage.delete(taken)
    except OSError as problem:
        raise NotKept(
            f"The copy of the page could not be kept ({problem.strerror or problem}): nothing was recorded. "
            "Make room in the archive, or tell an administrator; it is tried again later."
        ) from problem
    return digest


def read_back(digest: str, *, size: int) -> bytes:
    """Return the body that was kept under `digest`, `size` bytes long.

    Raise ArchiveBroken with a sentence where it is missing, or is no longer what was kept.
    """
    storage = _archive()
    try:
        with storage.open(name_of(digest)) as file:
            body = unpacked(file.read(), most=size)
    except FileNotFoundError:
        raise ArchiveBroken("The file of this copy is missing from the archive: look for it in a backup.") from None
    except OSError as problem:
        raise ArchiveBroken(f"The file of this copy cannot be read ({problem.strerror or problem}).") from None
    except BadInput as problem:
        raise ArchiveBroken(_damaged(str(problem))) from None
    if digest_of(body) != digest:
        raise ArchiveBroken(_damaged("its bytes no longer have the digest under which they were kept"))
    return body


def _archive() -> Storage:
    return storages["archive"]


def _damaged(how: str) -> str:
    return f"The file of this copy is damaged: {how}. It proves nothing; look for the file in a backup."


def _settle(folder: Path) -> None:
    """Force the folder's list of files onto the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
