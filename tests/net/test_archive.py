"""The archive keeps each body once, whole and under its digest, and says in words what became of a file."""

from __future__ import annotations

import errno
import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from pytest_django import Settings

from claims.errors import ArchiveBroken, NotKept
from claims.net import archive
from claims.reading.packing import digest_of, name_of
from tests.net.site import PAGE


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """An archive of this test's own."""
    told: dict[str, Any] = {"BACKEND": "claims.net.archive.Folder", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "archive": told}
    return tmp_path


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_body_is_kept_once_compressed_and_comes_back_as_it_was(folder: Path) -> None:
    digest = archive.keep(PAGE)

    assert (archive.keep(PAGE), digest) == (digest, digest_of(PAGE))
    [kept] = files(folder)
    assert kept == folder / name_of(digest)
    assert gzip.decompress(kept.read_bytes()) == PAGE
    assert archive.read_back(digest, size=len(PAGE)) == PAGE


def test_what_was_interrupted_leaves_nothing_under_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotKept, match=r"could not be kept.*No space left on device"):
        archive.keep(PAGE)
    assert files(folder) == []
    monkeypatch.undo()
    assert archive.read_back(archive.keep(PAGE), size=len(PAGE)) == PAGE


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _flip(path: Path) -> None:
    path.write_bytes(gzip.compress(PAGE.replace(b"late", b"soon"), mtime=0))


def _bomb(path: Path) -> None:
    path.write_bytes(gzip.compress(bytes(50_000_000)))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (Path.unlink, "is missing from the archive"),
        (_cut, "damaged: it is cut off"),
        (_flip, "no longer have the digest"),
        (_bomb, "longer than it was"),
        (lambda path: path.write_bytes(b"not gzip"), "does not unpack"),
        (lambda path: (path.unlink(), path.mkdir()), "cannot be read"),
    ],
)
def test_a_file_that_is_not_what_was_kept_says_so(folder: Path, harm: Any, said: str) -> None:
    digest = archive.keep(PAGE)
    harm(folder / name_of(digest))

    with pytest.raises(ArchiveBroken, match=said):
        archive.read_back(digest, size=len(PAGE))


def test_a_storage_that_gives_a_second_name_keeps_one_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([False, False, False, True, False])
    digest = archive.keep(PAGE)
    # Between our look and the writing, another worker wrote it: only the first look finds nothing.
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.exists", lambda self, name: next(looks))
    monkeypatch.setattr(archive, "_archive", lambda: FileSystemStorage(folder))
    next(looks), next(looks)

    assert archive.keep(PAGE) == digest
    assert files(folder) == [folder / name_of(digest)]
