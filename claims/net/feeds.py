"""Asks a feed whether it has changed: with the validators that it gave last time, and with manners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import requests

from claims.net.connections import Exchange
from claims.net.http import KEPT_HEADERS, Hop, body_of, followed
from claims.net.reach import PUBLIC_WEB, Reach
from claims.reading.feeds.documents import MAX_BYTES
from claims.reading.feeds.feed import as_written

ACCEPT = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Validators:
    """What an answer said of its own state, word for word: sent back, it spares the site a repeated answer."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The conditions of a request."""
        sent = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in sent.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed's site answered, whatever its status; `body` is empty unless the status is 200.

    `moved_to` is the address to which every hop has moved for good, "" where none or not all have; `hub` and `topic`
    are those of WebSub as the Link header gives them, "" where it does not.
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    headers: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    moved_to: str = ""
    hub: str = ""
    topic: str = ""

    @property
    def validators(self) -> Validators:
        """What to send back next time."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))


def ask(url: str, validators: Validators, *, deadline: float = 30, reach: Reach = PUBLIC_WEB) -> Answer:
    """Return what is at `url` now. Sends no cookie and no referrer, and saves nothing.

    Raise FetchError where there is no answer at all: the address may not be reached, the connection breaks, it takes
    too long or too much. A status that tells of a failure is an answer.
    """
    exchange = Exchange(reach=reach, seconds=deadline, max_bytes=MAX_BYTES)
    return followed(url, exchange, _answer, {"Accept": ACCEPT, **validators.headers})


def _answer(response: requests.Response, hops: Sequence[Hop]) -> Answer:
    here = hops[-1].address
    kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    if response.headers.get("cf-mitigated") == "challenge":
        return Answer(str(here), 403, headers=MappingProxyType(kept))
    return Answer(
        url=str(here),
        status=response.status_code,
        body=body_of(response, here, MAX_BYTES) if response.status_code == 200 else b"",
        content_type=response.headers.get("content-type", ""),
        headers=MappingProxyType(kept),
        moved_to=str(here) if len(hops) > 1 and all(hop.status in _PERMANENT for hop in hops[:-1]) else "",
        hub=_linked(response, "hub"),
        topic=_linked(response, "self"),
    )


def _linked(response: requests.Response, relation: str) -> str:
    return as_written(response.links.get(relation, {}).get("url", ""), response.url)
