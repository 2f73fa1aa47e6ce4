"""Takes one layer of compression off a stream, never making more than was asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from claims.errors import PermanentFetchError, TemporaryFetchError

#: The encodings that we ask for and take off.
ACCEPTED = "gzip, deflate"
#: The most that one step of unpacking makes.
STEP = 64 * 1024
_GZIP = zlib.MAX_WBITS | 16


def inflated(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the bytes of `chunks` unpacked as the Content-Encoding header `encoding` says, at most STEP at a time.

    Raise PermanentFetchError for an unknown encoding, for more than one and for bytes that do not unpack;
    TemporaryFetchError if the stream stops short.
    """
    names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in ("", "identity")]
    if not names:
        return chunks
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise PermanentFetchError(
            "That site sent the page packed in a way that is not taken (only gzip or deflate, once): "
            "paste the text instead."
        )
    return _unpacked(chunks, deflate=names[0] == "deflate")


def _unpacked(chunks: Iterator[bytes], *, deflate: bool) -> Iterator[bytes]:
    unpacker = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpacker is None or (unpacker.eof and not deflate and rest.startswith(b"\x1f")):
                unpacker = zlib.decompressobj(_window(rest) if deflate else _GZIP)
            elif unpacker.eof:
                # What follows the end is padding: browsers leave it out too.
                return
            yield _step(unpacker, rest)
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        # A last step that was cut off at STEP exactly may have left some bytes inside.
        yield _step(unpacker, b"")
    if unpacker is not None and not unpacker.eof:
        raise TemporaryFetchError("The page broke off half-way: try again, or paste the text instead.")


def _step(unpacker: zlib._Decompress, packed: bytes) -> bytes:
    try:
        return unpacker.decompress(packed, STEP)
    except zlib.error:
        raise PermanentFetchError(
            "That site says that the page is compressed, but it does not unpack: paste the text instead."
        ) from None


def _window(first: bytes) -> int:
    """Return zlib's window for a "deflate" body: with zlib's header as the standard says, or raw as some send it."""
    headed = len(first) > 1 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
    return zlib.MAX_WBITS if headed else -zlib.MAX_WBITS
