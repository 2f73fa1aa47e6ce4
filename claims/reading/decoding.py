"""Bytes to text, once and at the edge. Pure.

Everything behind this edge holds no NUL (PostgreSQL refuses it), no lone surrogate (UTF-8 refuses it) and "\\n" as
the only end of line; nothing else is changed.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from claims.errors import BadInput
from claims.reading.binaries import binary_kind

REPLACEMENT = "\ufffd"
_ASCII = bytes(range(128))
#: Bytes beyond ASCII that mean the same in Western, Central European and Turkish Windows.
_SHARED = bytes(
    byte
    for byte in range(128, 256)
    if len({bytes([byte]).decode(name, "replace") for name in ("cp1250", "cp1252", "cp1254")} - {"\ufffd"}) == 1
)
#: Those among them that are no letters, and the pound sign.
_PUNCTUATION = b"\xa3" + bytes(byte for byte in _SHARED if not bytes([byte]).decode("cp1252", "replace").isalpha())
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
#: Codecs that an encoding label may name; Python has others that unpack, escape or are quadratic.
_CODECS = re.compile(
    r"utf-8|utf-16(-[lb]e)?|ascii|cp\d{3,4}|iso8859-\d{1,2}|koi8-[rtu]|mac-\w{1,12}|big5(hkscs)?|gb2312|gbk|gb18030|hz"
    r"|euc_\w{2,13}|shift_jis\w{0,5}|iso2022_\w{2,6}|johab|tis-620|ptcp154"
)
#: Encodings in which no article comes, but which fit any bytes.
_MAINFRAME = ["cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"]
#: A guess is taken if it reads like a language, not like noise, and no other reads nearly as well.
LEAST_COHERENCE = 0.4
NOISE_MARGIN = 0.05
#: English and its neighbours have at most one sign beyond ASCII in so many bytes, one accented letter in so many,
#: and one letter in so many that would be another in Central Europe or Turkey.
SIGNS = 4
ACCENTED = 10
AMBIGUOUS = 200


def cleaned(text: str) -> str:
    """Return `text` with U+FFFD for each NUL and lone surrogate and "\\n" for each end of line."""
    return _UNSTORABLE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def decoded_text(body: bytes) -> str:
    """Return the text of a plain file, cleaned.

    In turn: byte order mark, UTF-16 without a mark, UTF-8, Western Windows, a guess without a rival. Raise BadInput
    for a binary file, and with the offset of the first byte that is no UTF-8 when no encoding fits.
    """
    if kind := binary_kind(body):
        raise BadInput(f"That is {kind}, not a text: save it as plain text (UTF-8), or paste the text.")
    for decode in (_marked, _wide):
        if (text := decode(body)) is not None:
            return cleaned(text)
    try:
        return cleaned(body.decode("utf-8"))
    except UnicodeDecodeError as problem:
        if (text := _guessed(body)) is not None:
            return cleaned(text)
        raise BadInput(
            f"That text is not in UTF-8 (byte {problem.start} does not fit) and its encoding could not be told: "
            "save it as UTF-8, or paste the text."
        ) from None


def decoded_page(body: bytes, *, charset: str = "") -> str:
    """Return the text of an HTML page, cleaned; `charset` is what its Content-Type header named, or "".

    In turn: byte order mark, UTF-8 where the bytes prove it, header, meta tag, UTF-8, a guess. Never fails: what
    cannot be decoded becomes U+FFFD, as in a browser.
    """
    if (text := _marked(body)) is not None:
        return cleaned(text)
    # Many servers name Latin-1 for everything; text that is not ASCII and valid UTF-8 is UTF-8.
    if not body.isascii() and (text := _utf8(body)) is not None:
        return cleaned(text)
    declared = [name for label in (charset, html_body_declared_encoding(body[:4096])) if (name := _codec(label or ""))]
    for name in [*declared, "utf-8"]:
        text = body.decode(name, "replace")
        # In the wrong encoding nearly all that is not ASCII is damaged; in the right one, a slip here and there.
        if text.count(REPLACEMENT) * 2 <= len(text) - len(text.encode("ascii", "ignore")):
            return cleaned(text)
    return cleaned(_guessed(body) or body.decode(declared[0] if declared else "utf-8", "replace"))


def _marked(body: bytes) -> str | None:
    name, _ = read_bom(body[:4])
    if name is None:
        return None
    mark = 4 if name.startswith("utf-32") else 3 if name == "utf-8" else 2
    return body[mark:].decode(name, "replace")


def _utf8(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _wide(body: bytes) -> str | None:
    """Decode UTF-16 without a mark: Latin text in it has a NUL in most of the pairs, always on one side."""
    pairs = len(body) // 2
    for name, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        if body[high::2].count(0) * 2 > pairs and body[1 - high :: 2].count(0) * 20 < pairs:
            return body.decode(name, "replace")
    if body.count(0) * 50 > len(body):
        raise BadInput("That is a binary file, not a text: save it as plain text (UTF-8), or paste the text.")
    return None


def _guessed(body: bytes) -> str | None:
    if (text := _western(body)) is not None:
        return text
    guess, *others = [*from_bytes(body, cp_exclusion=_MAINFRAME)] or [None]
    if guess is None or guess.coherence < LEAST_COHERENCE:
        return None
    if any(other is not None and other.chaos <= guess.chaos + NOISE_MARGIN for other in others):
        return None
    return body.decode(guess.encoding)


def _western(body: bytes) -> str | None:
    """Decode what Windows programs write in English and its neighbours, where no other reading is likely.

    A guess by letter statistics takes "£40" for "Ł40" as soon as the text holds a foreign name.
    """
    high = body.translate(None, _ASCII)
    accented = high.translate(None, _PUNCTUATION)
    ambiguous = accented.translate(None, _SHARED)
    if max(len(high) * SIGNS, len(accented) * ACCENTED, len(ambiguous) * AMBIGUOUS) > len(body):
        return None
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _codec(label: str) -> str:
    name = resolve_encoding(label) if label else None
    return name if name and _CODECS.fullmatch(codecs.lookup(name).name) else ""
