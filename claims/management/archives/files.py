"""The archived pages as a backup carries them: packed, under their names, through Django's storage API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from claims.errors import BackupBroken
from claims.models import Copy
from claims.reading.packing import name_of


def names() -> Iterator[str]:
    """Yield the name of every file that a row names, each once."""
    digests = Copy.objects.filter(is_kept=True).order_by("digest").values_list("digest", flat=True).distinct()
    for digest in digests.iterator():
        yield name_of(digest)


def content(name: str) -> bytes:
    """Return what is in a file. Raises BackupBroken where it cannot be read: a backup without it would not be one."""
    try:
        with _archive().open(name) as file:
            return bytes(file.read())
    except OSError as problem:
        raise BackupBroken(
            f"The archived page {name} cannot be read ({problem.strerror or problem}), so there is no backup. Bring "
            "the file back; `manage.py verify` names all that are missing."
        ) from problem


def bring_back(name: str, content: Iterable[bytes]) -> bool:
    """Put a file into the archive, unless it is there; say whether it was put there."""
    storage = _archive()
    if storage.exists(name):
        return False
    storage.save(name, ContentFile(b"".join(content)))
    return True


def take_away(name: str) -> None:
    """Take a file out of the archive again, after a restore that failed."""
    _archive().delete(name)


def _archive() -> Storage:
    return storages["archive"]
