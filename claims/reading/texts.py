"""Plain text in, a reading out. Pure; what the text says is left as it is."""

from __future__ import annotations

import re

from claims.errors import BadInput
from claims.reading.articles import Reading
from claims.reading.decoding import cleaned, decoded_text

#: The largest text taken where the caller sets no limit, in bytes.
MAX_BYTES = 5 * 1024 * 1024
LONGEST_TITLE = 200
_SENTENCE_END = re.compile(r"[.!?…:;,]['\"”’»)\]]{0,3}$")


def read(text: bytes | str, *, max_bytes: int = MAX_BYTES) -> Reading:
    """Return the reading of a plain text: the whole of it, and its first line as the title if it looks like one.

    Raise BadInput for a binary file, an encoding that cannot be told, an empty text and one over `max_bytes`.
    """
    check_size(size_of(text), max_bytes)
    written = cleaned(text) if isinstance(text, str) else decoded_text(text)
    if not written.strip():
        raise BadInput("That text is empty: nothing was recorded.")
    return Reading(text=written, title=headline(written))


def headline(text: str) -> str:
    """Return the first line of `text` that is not blank, if it is short and does not end like a sentence; or ""."""
    line = text.lstrip().partition("\n")[0].strip()
    return line if len(line) <= LONGEST_TITLE and not _SENTENCE_END.search(line) else ""


def size_of(text: bytes | str) -> int:
    """Return how many bytes `text` has, in UTF-8 where it is a str."""
    return len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))


def check_size(size: int, most: int) -> None:
    """Raise BadInput if `size` bytes are more than `most`."""
    if size > most:
        raise BadInput(
            f"That text has {megabytes(size)}; at most {megabytes(most)} are taken. Split it, or shorten it."
        )


def megabytes(size: int) -> str:
    """Return `size` bytes as a person reads it: "5 MB", "10.2 MB", "12 kB"."""
    return f"{size / 1024 / 1024:.3g} MB" if size >= 1024 * 1024 else f"{size / 1024:.3g} kB"
