"""JSONL in, JSONL out: one object a line, in order, in constant memory; a bad line is answered and passed over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import IO, Any

from claims.errors import BadInput

#: The longest line that is read; a longer one is answered with an error and skipped.
LONGEST_LINE = 64 * 2**20

Answer = dict[str, Any]


def answers(source: IO[bytes], work: Callable[[dict[str, Any]], Answer]) -> Iterator[Answer]:
    """Yield what `work` makes of each object in `source`; for a bad line {"id"?, "error": a sentence}.

    `work` may raise BadInput. Blank lines are passed over.
    """
    for number, line in enumerate(_lines(source), 1):
        if line is None or line.strip():
            yield _answer(number, line, work)


def _answer(number: int, line: bytes | None, work: Callable[[dict[str, Any]], Answer]) -> Answer:
    given: dict[str, Any] = {}
    try:
        given = _object(line)
        return work(given)
    except BadInput as error:
        known = {"id": given["id"]} if "id" in given else {}
        return {**known, "error": f"Line {number}: {error}"}


def _lines(source: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the lines of `source`; None stands for one that is too long."""
    first = True
    while line := source.readline(LONGEST_LINE):
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := source.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line


def _object(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise BadInput(f"the line is longer than {LONGEST_LINE // 2**20} MiB; split the article.")
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput(f"byte {error.start + 1} is not UTF-8; save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"this is not JSON ({error}); give one object a line.") from error
    if not isinstance(found, dict):
        raise BadInput('this is not an object; give {"id": …, "text": …}.')
    return found
