"""JSON Lines in, readings out: one article a line, and each bad line an error of its own. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO

from claims.errors import BadInput
from claims.reading import addresses, texts
from claims.reading.articles import Reading
from claims.reading.dates import parse_published
from claims.reading.decoding import cleaned

#: Keys of a line that hold words; all but "text" may be left out, and other keys are passed over.
KEYS = ("id", "text", "title", "date", "outlet", "url", "byline", "language")
#: JSON escapes may make a line six times as long as its text.
LINE_FACTOR = 6


def parse(line: str | bytes, number: int, *, now: datetime | None = None, max_bytes: int = texts.MAX_BYTES) -> Reading:
    """Return the reading of one line `{"id", "text", "title"?, "date"?, "outlet"?, "url"?, "byline"?, "language"?}`.

    Raise BadInput with the line's `number` and what is wrong with it. A date more than 48 hours after `now` (by
    default the present) is refused; a missing one is fine.
    """
    try:
        return _reading(_row(line, max_bytes), now or datetime.now(UTC), max_bytes)
    except BadInput as problem:
        raise BadInput(f"Line {number}: {problem}") from None


def numbered(stream: IO[bytes], *, max_bytes: int = texts.MAX_BYTES) -> Iterator[tuple[int, bytes]]:
    """Yield (number, line) for each line of `stream` that is not blank, the first being 1, in constant memory.

    Of a line that is too long to be taken only the beginning is yielded, which `parse` then refuses.
    """
    number = 0
    longest = max_bytes * LINE_FACTOR
    while line := stream.readline(longest + 1):
        number += 1
        if not line.endswith(b"\n") and len(line) > longest:
            _skip_line(stream)
        if line.strip():
            yield number, line


def _skip_line(stream: IO[bytes]) -> None:
    while (piece := stream.readline(64 * 1024)) and not piece.endswith(b"\n"):
        pass


def _row(line: str | bytes, max_bytes: int) -> dict[str, object]:
    texts.check_size(len(line), max_bytes * LINE_FACTOR)
    try:
        row = json.loads(line.decode("utf-8-sig") if isinstance(line, bytes) else line)
    except UnicodeDecodeError as problem:
        raise BadInput(f"it is not in UTF-8 (byte {problem.start}): save the file as UTF-8.") from None
    except json.JSONDecodeError as problem:
        raise BadInput(f"it is not JSON ({problem.msg} at character {problem.pos + 1}).") from None
    except (ValueError, RecursionError):
        raise BadInput("its JSON is nested too deeply or holds a number too long.") from None
    if not isinstance(row, dict):
        raise BadInput('it is not a JSON object: each line must be one, such as {"id": "a1", "text": "…"}.')
    return row


def _reading(row: dict[str, object], now: datetime, max_bytes: int) -> Reading:
    if "text" not in row:
        raise BadInput('it has no "text": each line needs one.')
    words = {key: _word(row, key) for key in KEYS}
    whole = texts.read(words["text"], max_bytes=max_bytes)
    published = parse_published(words["date"], now=now)
    return Reading(
        text=whole.text,
        title=words["title"].strip() or whole.title,
        byline=words["byline"].strip(),
        outlet=words["outlet"].strip(),
        url=addresses.canonical(words["url"]) if words["url"].strip() else "",
        published=published.moment if published else None,
        date_only=published.date_only if published else False,
        offset=published.offset if published else None,
        external_id=words["id"].strip(),
        language=words["language"].strip(),
    )


def _word(row: dict[str, object], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise BadInput(f'its "{key}" is not a text: put it in quotation marks.')
    return cleaned(value)
