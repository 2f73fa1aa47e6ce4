"""Digests that tell whether two texts say the same. Pure."""

from __future__ import annotations

import hashlib
import unicodedata

#: Part of what is hashed: a change of the rules below changes every digest, on purpose and visibly.
VERSION = "v1"


def digest(text: str) -> str:
    """Return 64 hex digits that are equal for texts with the same words in the same paragraphs.

    Left out, so that none of it makes a new version:
    - how wide a white space is: tabs, no-break spaces and runs become one space, and edges are trimmed;
    - how paragraphs are set apart: one newline, several or blank lines count the same;
    - how accented letters are composed (NFC).
    Everything else counts, capitals, quotation marks and dashes included.
    """
    folded = unicodedata.normalize("NFC", "\n".join(_paragraphs(text)))
    return hashlib.sha256(f"{VERSION}\n{folded}".encode("utf-8", "surrogatepass")).hexdigest()


def _paragraphs(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]
