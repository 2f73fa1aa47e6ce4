"""One plain form of a text for finding words in it: lower case, straight quotes, ordinary spaces.

Folding never changes the number of code points, so an offset into the folded text is an offset into the original.
"""

from __future__ import annotations

_PLAIN = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
}


def folded(text: str) -> str:
    """Return `text` in its plain form, code point for code point."""
    plain = text.lower()
    if len(plain) != len(text):  # "İ" is the only kind of letter that lower() makes longer
        plain = "".join(map(_lower, text))
    for mark, sign in _PLAIN.items():
        if mark in plain:
            plain = plain.replace(mark, sign)
    return plain


def _lower(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter
