"""What `ingest` is given: files, addresses, standard input, JSONL. Each becomes pieces that are read one at a time."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from claims.actions import pages
from claims.errors import BadInput
from claims.models.article import Door
from claims.net import http
from claims.net.http import Page
from claims.reading import batches, bodies, texts
from claims.reading.articles import Reading
from claims.reading.binaries import binary_kind

STDIN = "-"
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
JSONL_SUFFIXES = frozenset({".jsonl", ".ndjson"})
PAGE_TYPE = "text/html"


class Found(NamedTuple):
    """An article, and the page that it was read from where it was fetched."""

    reading: Reading
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One article to be: where it stands, the door it came through, how to read it, and how many bytes it took.

    `read` raises BadInput or FetchError with a sentence that leaves the place out.
    """

    where: str
    door: Door
    read: Callable[[], Found]
    size: int = 0


def pieces(name: str, *, jsonl: bool) -> Iterator[Piece]:
    """Yield the pieces of one input, in constant memory. What is wrong with it shows when its piece is read."""
    where = shown(name)
    if is_address(name):
        yield Piece(where, Door.URL, partial(_fetched, name))
    elif is_batch(name, jsonl=jsonl):
        yield from _lines(name, where)
    elif name == STDIN:
        yield Piece("standard input", Door.STDIN, _typed)
    else:
        yield Piece(where, Door.FILE, partial(_file, Path(name)))


def is_address(name: str) -> bool:
    """Say whether an input is an address, to be fetched."""
    return name.lower().startswith(("http://", "https://"))


def is_batch(name: str, *, jsonl: bool) -> bool:
    """Say whether an input holds many articles, one a line."""
    return not is_address(name) and (jsonl or Path(name).suffix.lower() in JSONL_SUFFIXES)


def size_of(name: str) -> int | None:
    """Return the size of a file in bytes, or None where that cannot be told."""
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def shown(name: str) -> str:
    """Return a file's name as it can be printed: names are bytes, and not all are UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def _fetched(url: str) -> Found:
    page = http.get(url)
    return Found(pages.read(page, now=timezone.now()), page)


def _typed() -> Found:
    content = sys.stdin.buffer.read(settings.MAX_ARTICLE_BYTES + 1)
    return Found(bodies.read(content, max_bytes=settings.MAX_ARTICLE_BYTES))


def _file(path: Path) -> Found:
    texts.check_size(size_of(str(path)) or 0, settings.MAX_ARTICLE_BYTES)
    with _opened(path) as source:
        content = source.read(settings.MAX_ARTICLE_BYTES + 1)
    content_type = PAGE_TYPE if path.suffix.lower() in PAGE_SUFFIXES else ""
    return Found(bodies.read(content, content_type=content_type, max_bytes=settings.MAX_ARTICLE_BYTES))


def _lines(name: str, where: str) -> Iterator[Piece]:
    try:
        source: AbstractContextManager[io.BufferedReader] = (
            nullcontext(sys.stdin.buffer) if name == STDIN else _opened(Path(name))  # type: ignore[arg-type]
        )
    except BadInput as problem:
        yield Piece(where, Door.JSONL, partial(_refuse, str(problem)))
        return
    where = "standard input" if name == STDIN else where
    with source as stream:
        if kind := binary_kind(stream.peek(64)[:64]):
            yield Piece(where, Door.JSONL, partial(_refuse, f"That is {kind}, not JSONL: give one JSON object a line."))
            return
        for number, line in batches.numbered(stream, max_bytes=settings.MAX_ARTICLE_BYTES):
            yield Piece(f"{where} line {number}", Door.JSONL, partial(_line, line, number), len(line))


def _line(line: bytes, number: int) -> Found:
    try:
        return Found(batches.parse(line, number, max_bytes=settings.MAX_ARTICLE_BYTES))
    except BadInput as problem:
        raise BadInput(str(problem).removeprefix(f"Line {number}: ")) from None


def _refuse(problem: str) -> Found:
    raise BadInput(problem)


def _opened(path: Path) -> io.BufferedReader:
    try:
        return path.open("rb")
    except IsADirectoryError:
        raise BadInput("That is a folder: name the files in it, for example with folder/*.txt.") from None
    except FileNotFoundError:
        raise BadInput("There is no such file: check the spelling and the folder.") from None
    except PermissionError:
        raise BadInput("You may not read that file: change its permissions, or copy it.") from None
    except (OSError, ValueError) as error:
        raise BadInput(f"That file cannot be read ({error}).") from None
