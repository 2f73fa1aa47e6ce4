"""How a copy of what was fetched is packed, and under which name it lies: that of its own digest. Pure."""

from __future__ import annotations

import gzip
import hashlib
import zlib

from claims.errors import BadInput


def digest_of(body: bytes) -> str:
    """Return the SHA-256 of `body`, by which a copy is known."""
    return hashlib.sha256(body).hexdigest()


def name_of(digest: str) -> str:
    """Return where the copy with this digest lies in the archive: in 65,536 folders, so that none grows long."""
    return f"{digest[:2]}/{digest[2:4]}/{digest}.gz"


def packed(body: bytes) -> bytes:
    """Return `body` compressed, the same bytes for the same body: no time and no name go in."""
    return gzip.compress(body, mtime=0)


def unpacked(kept: bytes, *, most: int) -> bytes:
    """Return what was packed; raise BadInput where it does not unpack whole, or to more than `most` bytes."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        body = unpacker.decompress(kept, most + 1)
    except zlib.error:
        raise BadInput("it does not unpack") from None
    if len(body) > most or not unpacker.eof:
        raise BadInput("it is cut off or longer than it was")
    return body
