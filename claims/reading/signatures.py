"""Signatures of what hubs push (WebSub, section 8): `sha256=…`, an HMAC over the body. Pure."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

#: The methods of WebSub. SHA-1 is weak for documents, not for an HMAC, and some hubs know no other.
METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})


def is_signed(header: str, *, secret: str, body: Iterable[bytes]) -> bool:
    """Say whether an X-Hub-Signature header signs `body`, given in pieces, with `secret`.

    Takes as long for a signature that is nearly right as for any other. Reads nothing of the body without one.
    """
    method, _, told = header.strip().lower().partition("=")
    if method not in METHODS:
        return False
    found = hmac.new(secret.encode(), digestmod=method)
    for piece in body:
        found.update(piece)
    return hmac.compare_digest(found.hexdigest().encode(), told.encode("utf-8", "replace"))
