"""The fields of a JSONL object that commands read: texts and days, checked, with a sentence for what is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from claims.errors import BadInput


def text_of(given: dict[str, Any], name: str = "text") -> str:
    """Return the words of a field that must have some; raise BadInput where it has none or holds no characters."""
    text = given.get(name)
    if not isinstance(text, str) or not text.strip():
        raise BadInput(f"there is no text; give the article's words in “{name}”.")
    return characters(text)


def characters(text: str) -> str:
    """Return `text`; raise BadInput where a part of it is no character."""
    for at, letter in enumerate(text) if _has_odd(text) else ():
        if letter == "\0" or "\ud800" <= letter <= "\udfff":
            raise BadInput(f"character {at + 1} of the text is not a character (U+{ord(letter):04X}); remove it.")
    return text


def day_of(given: Any) -> date | None:
    """Return an ISO day, None where none is given; raise BadInput for anything else."""
    if given in (None, ""):
        return None
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError as error:
        raise BadInput(f"“{given}” is not a date; write it as 2024-05-17.") from error


def _has_odd(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return "\0" in text
