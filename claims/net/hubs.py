"""Asks a hub to call when a feed changes, to go on with it, or to stop (WebSub, https://www.w3.org/TR/websub/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import requests

from claims.errors import PermanentFetchError, TemporaryFetchError
from claims.net.connections import Exchange
from claims.net.http import Hop, body_of, followed
from claims.net.reach import PUBLIC_WEB, Reach
from claims.reading.decoding import cleaned

#: What a hub may say about a refusal, in bytes; and as much of it is told, in letters.
_MOST, _TOLD = 64 * 1024, 200


def ask(hub: str, form: Mapping[str, str], *, deadline: float = 30, reach: Reach = PUBLIC_WEB) -> None:
    """Send a request to a hub; return once it was taken. Whether it is granted, the hub says at its callback.

    Raise PermanentFetchError where the hub refuses or may not be reached, TemporaryFetchError where trying later may
    help.
    """
    followed(hub, Exchange(reach=reach, seconds=deadline, max_bytes=_MOST), _answer, form=form)


def _answer(response: requests.Response, hops: Sequence[Hop]) -> None:
    host, status = hops[-1].address.host, response.status_code
    if 200 <= status < 300:
        return
    if status in (408, 425, 429) or status >= 500:
        wait = response.headers.get("retry-after", "")
        raise TemporaryFetchError(f"The hub at {host} is busy or broken (it answered {status}).", wait)
    said = cleaned(body_of(response, hops[-1].address, _MOST).decode("utf-8", "replace"))
    told = " ".join(said.split())[:_TOLD]
    raise PermanentFetchError(f"The hub at {host} refused the request (it answered {status}){told and f': {told}'}")
