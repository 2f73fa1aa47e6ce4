"""Fetches one page from the public web: politely, within bounds, and from nowhere else.

The only way in which the tracker reads the web. Saves nothing and retries nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urljoin

import requests
import urllib3
from django.conf import settings
from w3lib.encoding import http_content_type_encoding

from claims.errors import BadInput, PermanentFetchError, TemporaryFetchError
from claims.net.connections import CheckedAdapter, Exchange
from claims.net.inflating import ACCEPTED, inflated
from claims.net.reach import PUBLIC_WEB, Reach
from claims.reading.addresses import Address, parsed
from claims.reading.binaries import binary_kind
from claims.reading.decoding import cleaned

Read = TypeVar("Read")
VERSION = "0.1"
MOST_REDIRECTS = 5
CHUNK = 16 * 1024
#: Headers that readers and pollers ask for; the others are dropped.
KEPT_HEADERS = ("cache-control", "content-language", "content-type", "etag", "expires", "last-modified", "retry-after")
#: Kept in the archive with a page, at most; and what is never kept.
MOST_HEADERS, LONGEST_VALUE = 100, 2000
_SECRET = frozenset({"set-cookie", "set-cookie2"})
_TEXTUAL = re.compile(r"text/[\w.+-]+|application/(?:[\w.-]+\+)?(?:xml|json)|application/octet-stream", re.ASCII)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: Those that a form follows: the others ask for the answer only, without sending the form there.
_KEEPING_FORM = frozenset({307, 308})
_PASTE = "paste the text instead"


@dataclass(frozen=True, slots=True)
class Page:
    """What a site delivered. `url` is where the page was found in the end; `body` is unpacked but not decoded.

    `content_type` is in lower case and without parameters, `charset` what the header names; both may be "".
    `received` are the headers for the archive: in their order, without cookies.
    """

    url: str
    status: int
    body: bytes
    content_type: str = ""
    charset: str = ""
    headers: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    received: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One address on the way to an answer, and the status with which it answered."""

    address: Address
    status: int


def get(url: str, *, deadline: float = 30, max_bytes: int | None = None, reach: Reach = PUBLIC_WEB) -> Page:
    """Return the page at `url`, following at most MOST_REDIRECTS redirects, each checked like the first address.

    - `deadline`: seconds for everything together, from the first name look-up to the last byte.
    - `max_bytes`: the most that the unpacked body may hold; by default settings.MAX_ARTICLE_BYTES.
    - `reach`: for tests that run a server of their own; see net.reach. Production code leaves it out.

    Raise PermanentFetchError where trying again will not help, TemporaryFetchError where it may.
    """
    limit = settings.MAX_ARTICLE_BYTES if max_bytes is None else max_bytes
    exchange = Exchange(reach=reach, seconds=deadline, max_bytes=limit)
    return followed(url, exchange, lambda response, hops: _page(response, hops[-1].address, limit))


def followed(
    url: str,
    exchange: Exchange,
    read: Callable[[requests.Response, Sequence[Hop]], Read],
    headers: Mapping[str, str] = MappingProxyType({}),
    form: Mapping[str, str] | None = None,
) -> Read:
    """Return what `read` makes of the answer at `url`, after at most MOST_REDIRECTS redirects, each address checked.

    `read` is given the answer, whose body is not read yet, and the hops to it, itself last. `headers` go to every hop,
    and so does a `form`, which is posted.
    """
    address = _checked(url)
    hops: list[Hop] = []
    redirects = _REDIRECTS if form is None else _KEEPING_FORM
    for _ in range(MOST_REDIRECTS + 1):
        # A session for each hop: no cookie and no connection outlives it.
        with _session(exchange, headers) as session, closing(_answer(session, address, exchange, form)) as response:
            hops.append(Hop(address, response.status_code))
            if response.status_code not in redirects:
                return read(response, hops)
            address = _next_hop(response, address)
    raise PermanentFetchError(
        f"That address redirects more than {MOST_REDIRECTS} times, perhaps in a circle: "
        f"open it in a browser and copy the address where it ends, or {_PASTE}."
    )


def user_agent(contact: str) -> str:
    """Return how we introduce ourselves: name, version and, where set, whom a site's owner can reach."""
    reachable = "".join(char for char in contact if " " < char < "\x7f" and char not in "()\\")
    return f"ClaimTracker/{VERSION} (+{reachable})" if reachable else f"ClaimTracker/{VERSION}"


def _session(exchange: Exchange, headers: Mapping[str, str]) -> requests.Session:
    session = requests.Session()
    # No proxies, no .netrc and no certificates from the environment.
    session.trust_env = False
    session.verify = exchange.reach.authorities or True
    adapter = CheckedAdapter(exchange)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    session.headers.clear()
    session.headers.update(
        {
            "User-Agent": user_agent(settings.CONTACT),
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
            **headers,
        }
    )
    return session


def _answer(
    session: requests.Session, address: Address, exchange: Exchange, form: Mapping[str, str] | None
) -> requests.Response:
    # Here as well as at the connection: requests takes port 0 for the default one.
    exchange.reach.check_port(address.port)
    try:
        method, timeout = "GET" if form is None else "POST", exchange.remaining()
        return session.request(method, str(address), data=form, stream=True, allow_redirects=False, timeout=timeout)
    except requests.exceptions.SSLError as problem:
        raise PermanentFetchError(
            f"The secure connection to {address.host} failed: its certificate is not valid or it speaks no TLS "
            f"that we take. Nothing was fetched; check the address, or {_PASTE}."
        ) from problem
    except requests.exceptions.Timeout as problem:
        raise exchange.too_slow() from problem
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as problem:
        raise _broken(address.host) from problem


def _broken(host: str) -> TemporaryFetchError:
    return TemporaryFetchError(
        f"{host} broke the connection off or did not answer as a website does: try again later, or {_PASTE}."
    )


def _next_hop(response: requests.Response, address: Address) -> Address:
    location = response.headers.get("location", "")
    # http.client reads headers as Latin-1; what browsers understand is UTF-8.
    target = urljoin(str(address), location.encode("latin-1", "replace").decode("utf-8", "replace"))
    following = _checked(target, "The site redirects to an address that cannot be fetched. ")
    if address.scheme == "https" and following.scheme == "http":
        raise PermanentFetchError(
            f"{address.host} redirects from a secure to an insecure address, which is not followed: "
            f"check the address, or {_PASTE}."
        )
    return following


def _checked(url: str, lead: str = "") -> Address:
    try:
        return parsed(url)
    except BadInput as problem:
        raise PermanentFetchError(f"{lead}{problem}") from None


def _page(response: requests.Response, address: Address, limit: int) -> Page:
    _check_status(response)
    return page_of(response, address, limit)


def page_of(response: requests.Response, address: Address, limit: int) -> Page:
    """Return the page in an answer that has one; raise PermanentFetchError where it is no text, empty or too large."""
    declared = response.headers.get("content-type", "")
    content_type = declared.partition(";")[0].strip().lower()
    if content_type and not _TEXTUAL.fullmatch(content_type):
        raise _not_text(f"something else ({content_type[:60]})")
    body = body_of(response, address, limit)
    if kind := binary_kind(body):
        raise _not_text(kind)
    if not body.strip():
        raise PermanentFetchError(f"That page is empty: check the address in a browser, or {_PASTE}.")
    kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    charset = http_content_type_encoding(declared) or ""
    mapped = MappingProxyType(kept)
    return Page(str(address), response.status_code, body, content_type, charset, mapped, received_headers(response))


def received_headers(response: requests.Response) -> tuple[tuple[str, str], ...]:
    """Return the headers as they came, cookies left out and too many or too long ones cut short."""
    kept = [(name, value) for name, value in response.raw.headers.items() if name.lower() not in _SECRET]
    return tuple((cleaned(name)[:200], cleaned(value)[:LONGEST_VALUE]) for name, value in kept[:MOST_HEADERS])


def _not_text(kind: str) -> PermanentFetchError:
    return PermanentFetchError(f"At that address is {kind}, not a page of text: copy its text and {_PASTE}.")


def body_of(response: requests.Response, address: Address, limit: int) -> bytes:
    """Return the unpacked body of an answer; raise FetchError where it is broken off or larger than `limit` bytes."""
    body = bytearray()
    try:
        for piece in inflated(_wire(response), response.headers.get("content-encoding", "")):
            body += piece
            if len(body) > limit:
                raise PermanentFetchError(
                    f"That page is larger than {limit / 1024 / 1024:.3g} MB, the most that is taken: {_PASTE}."
                )
    except urllib3.exceptions.HTTPError as problem:
        raise _broken(address.host) from problem
    return bytes(body)


def _wire(response: requests.Response) -> Iterator[bytes]:
    yield from response.raw.stream(CHUNK, decode_content=False)


def _check_status(response: requests.Response) -> None:
    status = response.status_code
    if status in (200, 203):
        return
    answer = f"That page answered {status} {_phrase(status)}".rstrip()
    if status in (401, 402, 403, 407, 451) or response.headers.get("cf-mitigated") == "challenge":
        raise PermanentFetchError(f"{answer}: the site does not let us read it. Open it in a browser and {_PASTE}.")
    if status in (408, 425, 429) or status >= 500:
        wait = response.headers.get("retry-after", "")
        raise TemporaryFetchError(f"{answer}: the site is busy or broken. Try again later, or {_PASTE}.", wait)
    if status == 410:
        raise PermanentFetchError(f"{answer}: it was taken down. If you have its text, {_PASTE}.")
    raise PermanentFetchError(f"{answer}: check the address, or {_PASTE}.")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
