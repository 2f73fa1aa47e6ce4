"""Connections that go to checked addresses only, within a deadline and a budget of bytes.

The deadline is wall-clock time over look-up, connecting, TLS, headers and body together: a time-out per read would
let a site drip one byte a second for ever. The budget counts bytes on the wire, so headers and chunk trailers
without end run out as a body does.
"""

from __future__ import annotations

import functools
import http.client
import io
import socket
import time
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from claims.errors import PermanentFetchError, TemporaryFetchError
from claims.net.reach import Reach

#: A site with many addresses is tried at so many, each for so many seconds.
MOST_ADDRESSES = 4
CONNECT_SECONDS = 10.0
#: Status line, headers and framing of all hops, on top of the bodies.
HEADROOM = 512 * 1024


class Exchange:
    """One fetch from first look-up to last byte: what it may reach, how long and how much it may take."""

    def __init__(self, *, reach: Reach, seconds: float, max_bytes: int) -> None:
        self.reach = reach
        self.seconds = seconds
        self._ends = time.monotonic() + seconds
        self._budget = max_bytes + HEADROOM

    def remaining(self) -> float:
        """Return the seconds left; raise TemporaryFetchError when there are none."""
        if (left := self._ends - time.monotonic()) <= 0:
            raise self.too_slow()
        return left

    def spend(self, count: int) -> None:
        """Take `count` bytes off the budget; raise PermanentFetchError when it is used up."""
        self._budget -= count
        if self._budget < 0:
            raise PermanentFetchError("That site sent more than a page can hold: paste the text instead.")

    def too_slow(self) -> TemporaryFetchError:
        """Return the error for a site that did not finish in time."""
        return TemporaryFetchError(
            f"That site did not deliver the page within {self.seconds:g} seconds: try again later, "
            "or paste the text instead."
        )

    def connect(self, host: str, port: int) -> socket.socket:
        """Return a socket connected to a checked address of `host`; raise a FetchError otherwise."""
        self.reach.check_port(port)
        addresses = self.reach.resolve(host, port, within=self.remaining())
        for address in addresses[:MOST_ADDRESSES]:
            if sock := self._connected(host, address, port):
                return sock
        raise TemporaryFetchError(
            f"{host} could not be reached: it is down or refuses connections. "
            "Try again later, or paste the text instead."
        )

    def _connected(self, host: str, address: str, port: int) -> socket.socket | None:
        sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        try:
            sock.settimeout(min(self.remaining(), CONNECT_SECONDS))
            sock.connect((address, port))
            self.reach.check_address(host, str(sock.getpeername()[0]))
            # Bounds the TLS handshake as a whole: OpenSSL's loop counts this once, not per read.
            sock.settimeout(self.remaining())
        except OSError:
            sock.close()
            return None
        except BaseException:
            sock.close()
            raise
        return sock


class TimedReader(io.RawIOBase):
    """The raw bytes of one answer, each read bounded by what is left of the exchange's time and budget."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, exchange: Exchange) -> None:
        self._raw, self._sock, self._exchange = raw, sock, exchange

    def readable(self) -> bool:
        """Say that this is for reading."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Read once into `buffer`; raise a FetchError when time or budget is used up."""
        self._sock.settimeout(self._exchange.remaining())
        try:
            count = self._raw.readinto(buffer)
        except TimeoutError:
            raise self._exchange.too_slow() from None
        self._exchange.spend(count or 0)
        return count

    def close(self) -> None:
        """Close the answer; the socket follows once nothing else holds it."""
        self._raw.close()
        super().close()


def _timed_response(exchange: Exchange) -> type[http.client.HTTPResponse]:
    class TimedResponse(http.client.HTTPResponse):
        def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
            super().__init__(sock, *args, **kwargs)
            self.fp = io.BufferedReader(TimedReader(self.fp.detach(), sock, exchange))

    return TimedResponse


class PlainConnection(HTTPConnection):
    """An HTTP connection of one exchange."""

    def __init__(self, *args: Any, exchange: Exchange, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exchange = exchange
        self.response_class = _timed_response(exchange)

    def _new_conn(self) -> socket.socket:
        return self.exchange.connect(self.host, self.port)


class SecureConnection(HTTPSConnection):
    """An HTTPS connection of one exchange; the certificate is checked against the name, not the address."""

    def __init__(self, *args: Any, exchange: Exchange, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exchange = exchange
        self.response_class = _timed_response(exchange)

    def _new_conn(self) -> socket.socket:
        return self.exchange.connect(self.host, self.port)


class CheckedAdapter(HTTPAdapter):
    """Makes `requests` use the connections above, for both schemes and without retries."""

    def __init__(self, exchange: Exchange) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)
        plain = {"ConnectionCls": staticmethod(functools.partial(PlainConnection, exchange=exchange))}
        secure = {"ConnectionCls": staticmethod(functools.partial(SecureConnection, exchange=exchange))}
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("PlainPool", (HTTPConnectionPool,), plain),
            "https": type("SecurePool", (HTTPSConnectionPool,), secure),
        }
