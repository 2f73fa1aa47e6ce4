"""Looks whether a page still is what it was: with the validators that it gave last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import requests
from django.conf import settings

from claims.net.connections import Exchange
from claims.net.feeds import Validators
from claims.net.http import Hop, Page, followed, page_of, received_headers
from claims.net.reach import PUBLIC_WEB, Reach


@dataclass(frozen=True, slots=True)
class Look:
    """What the site of a page answered, whatever its status; `page` is there with status 200 or 203 alone."""

    url: str
    status: int
    received: tuple[tuple[str, str], ...] = ()
    page: Page | None = None
    is_challenge: bool = False
    retry_after: str = ""


def look(url: str, validators: Validators, *, deadline: float = 30, reach: Reach = PUBLIC_WEB) -> Look:
    """Return what is at `url` now; `validators` are those of the body that is known.

    Raise FetchError where there is no answer, or one with a body that is no page: see http.get.
    """
    exchange = Exchange(reach=reach, seconds=deadline, max_bytes=settings.MAX_ARTICLE_BYTES)
    return followed(url, exchange, _look, validators.headers)


def _look(response: requests.Response, hops: Sequence[Hop]) -> Look:
    here, status = hops[-1].address, response.status_code
    is_challenge = response.headers.get("cf-mitigated") == "challenge"
    has_page = status in (200, 203) and not is_challenge
    return Look(
        url=str(here),
        status=status,
        received=received_headers(response),
        page=page_of(response, here, settings.MAX_ARTICLE_BYTES) if has_page else None,
        is_challenge=is_challenge,
        retry_after=response.headers.get("retry-after", ""),
    )
