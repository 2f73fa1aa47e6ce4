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
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
#: Codecs that an encoding label may name; Python has others that unpack, escape or are quadratic.
_CODECS = re.compile(
    r"utf-8|utf-16(-[lb]e)?|ascii|cp\d{3,4}|iso8859-\d{1,2}|koi8-[rtu]|mac-\w{1,12}|big5(hkscs)?|gb2312|gbk|gb18030|hz"
    r"|euc_\w{2,13}|shift_jis\w{0,5}|iso2022_\w{2,6}|johab|tis-620|ptcp154"
)
#: Bytes that Windows programs use for quotation marks, dashes and signs in otherwise plain text.
_TYPOGRAPHIC = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xb0\xb7\xbb\xbd")
#: Encodings in which no article comes, but which fit any bytes.
_MAINFRAME = ["cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"]
#: As charset-normalizer measures it: the share of what reads like noise.
MOST_NOISE = 0.15
#: A text with more damaged characters than one in so many was decoded wrongly.
DAMAGE = 100


def cleaned(text: str) -> str:
    """Return `text` with U+FFFD for each NUL and lone surrogate and "\\n" for each end of line."""
    return _UNSTORABLE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def decoded_text(body: bytes) -> str:
    """Return the text of a plain file, cleaned.

    In turn: byte order mark, UTF-8, UTF-16 without a mark, Windows punctuation, a confident guess. Raise BadInput
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
        if text.count(REPLACEMENT) * DAMAGE <= len(text):
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
    if _TYPOGRAPHIC.issuperset(body.translate(None, _ASCII)):
        return body.decode("cp1252")
    guess = from_bytes(body, cp_exclusion=_MAINFRAME).best()
    if guess is None or guess.chaos > MOST_NOISE or not (guess.coherence or guess.multi_byte_usage):
        return None
    return body.decode(guess.encoding)


def _codec(label: str) -> str:
    name = resolve_encoding(label) if label else None
    return name if name and _CODECS.fullmatch(codecs.lookup(name).name) else ""
