"""Asks a site for its robots.txt."""

from __future__ import annotations

from collections.abc import Sequence

import requests

from claims.net.connections import Exchange
from claims.net.http import Hop, body_of, followed
from claims.net.reach import PUBLIC_WEB, Reach
from claims.reading.robots import MAX_BYTES

#: More is let in than is read, so that a long file is no failure.
_MOST = 4 * MAX_BYTES


def ask(url: str, *, deadline: float = 15, reach: Reach = PUBLIC_WEB) -> tuple[int, bytes]:
    """Return the status and the body of the robots.txt at `url`, after redirects; raise FetchError for no answer."""
    return followed(url, Exchange(reach=reach, seconds=deadline, max_bytes=_MOST), _answer)


def _answer(response: requests.Response, hops: Sequence[Hop]) -> tuple[int, bytes]:
    body = body_of(response, hops[-1].address, _MOST) if response.status_code == 200 else b""
    return response.status_code, body
