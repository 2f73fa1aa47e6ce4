"""The web as the harness needs it: feeds of many sites on one loopback port, which lie and fail by a script."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from claims.net.reach import Reach

_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeo"]
CAVEAT = "The figures could not be independently verified."


class Origin:
    """Sites feed0.example, feed1.example … with `entries` articles each; what they offered is counted.

    Of ten articles `plain` carry no caveat, and say something that no other one says.
    """

    def __init__(self, entries: int, address: tuple[str, int] = ("127.0.0.1", 0), *, plain: int = 0) -> None:
        self.entries, self.plain = entries, plain
        #: How often each client asked, by its address, and for how much of it an answer is due.
        self.clients: Counter[str] = Counter()
        self.waiting: Counter[str] = Counter()
        self.offered: set[tuple[int, int]] = set()
        self.asked: Counter[str] = Counter()
        self.statuses: Counter[str] = Counter()
        #: Moments until which every site is silent, or slow.
        self.down_until = self.slow_until = 0.0
        self.lock = threading.Lock()
        self.server = ThreadingHTTPServer(address, _handler(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        """The port on which all sites answer."""
        return int(self.server.server_address[1])

    def url(self, site: int, path: str) -> str:
        """Return the address of a page of a site."""
        port = "" if self.port == 80 else f":{self.port}"
        return f"http://feed{site}.example{port}/{path}"

    def feed_url(self, site: int) -> str:
        """Return the address of a site's feed."""
        return self.url(site, "feed")

    def close(self) -> None:
        """Stop answering."""
        self.server.shutdown()
        self.server.server_close()

    def page(self, site: int, number: int) -> bytes:
        """Return the page of an article."""
        return plain(site, number) if (site + number) * 7 % 10 < self.plain else story(site, number)

    def visit(self, what: str) -> int:
        """Count a visit; return how often this was asked for."""
        with self.lock:
            self.asked[what] += 1
            return self.asked[what]

    def feed(self, site: int) -> bytes:
        """Return the RSS of a site, and count its entries as offered."""
        items = "".join(
            f"<item><guid>{site}-{n}</guid><title>Report {site}-{n}</title>"
            f"<link>{self.url(site, f'story/{n}')}</link></item>"
            for n in range(self.entries)
        )
        return f'<rss version="2.0"><channel><title>Feed {site}</title>{items}</channel></rss>'.encode()


def story(site: int, number: int) -> bytes:
    """Return the page of an article about ships; most carry a caveat, and all are compared with one another."""
    office = f"The harbour office of Port {site}"
    said = f"{office} said {100 + number} of the {200 + site} barges of fleet {number} had sunk."
    caveat = CAVEAT if number % 4 else "Divers counted them."
    more = " ".join(f"Pier {site * 7 + k} of quay {number} stayed closed for repairs that week." for k in range(6))
    return _page(site, number, f"A storm struck Port {site} on Tuesday night.", f"{said} {caveat}", more)


def plain(site: int, number: int) -> bytes:
    """Return the page of a short article without a caveat, in words that no other article has."""
    chance = random.Random(f"{site} {number}")
    words = ["".join(chance.choices(_SYLLABLES, k=4)) for _ in range(9)]
    said = "The {} of the town reopened after {} had painted every {} in it."
    return _page(site, number, *(said.format(*words[start : start + 3]) for start in (0, 3, 6)))


def _page(site: int, number: int, *paragraphs: str) -> bytes:
    title = f"Report {site}-{number}"
    told = f"<h1>{title}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article>{told}</article></body></html>".encode()


def reach(port: int) -> Reach:
    """Return a reach that admits the origin, and nothing else that is closed to the public one."""
    return Reach(ports=frozenset({port}), also=frozenset({"127.0.0.1"}), lookup=lambda host, port: ["127.0.0.1"])


def _handler(origin: Origin) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            origin.clients[self.client_address[0]] += 1
            if time.monotonic() < origin.down_until:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if time.monotonic() < origin.slow_until:
                origin.waiting[self.client_address[0]] += 1
                time.sleep(2)
                origin.waiting[self.client_address[0]] -= 1
            with contextlib.suppress(OSError):
                self._answer()

        def _answer(self) -> None:
            site = int(str(self.headers["Host"]).partition(".")[0].removeprefix("feed"))
            if self.path == "/feed":
                _feed(self, origin, site)
            elif self.path.startswith("/story/"):
                _story(self, origin, site, int(self.path.rpartition("/")[2]))
            else:
                _send(self, 404, b"", origin)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


def _feed(handler: BaseHTTPRequestHandler, origin: Origin, site: int) -> None:
    """Every tenth site misbehaves at its first visit, in ten ways; afterwards all answer well."""
    visit, tag = origin.visit(f"feed {site}"), f'"{site}-{origin.entries}"'
    first = visit == 1
    if first and site % 10 == 1:
        _send(handler, 500, b"", origin)
    elif first and site % 10 == 2:
        _send(handler, 429, b"", origin, {"Retry-After": "1"})
    elif first and site % 10 == 3:
        _cut(handler, origin, origin.feed(site))
    elif first and site % 10 == 4:
        _send(handler, 302, b"", origin, {"Location": "/feed"})  # to itself, for ever
    elif handler.headers.get("If-None-Match") == tag:
        _send(handler, 304, b"", origin)
    else:
        _send(handler, 200, origin.feed(site), origin, {"ETag": tag, "Content-Type": "application/rss+xml"})
        origin.offered |= {(site, n) for n in range(origin.entries)}


def _story(handler: BaseHTTPRequestHandler, origin: Origin, site: int, number: int) -> None:
    """Every twentieth article fails at its first visit: an error, a cut, or a drip."""
    first, page = origin.visit(f"story {site} {number}") == 1, origin.page(site, number)
    if first and number % 20 == 5:
        _send(handler, 503, b"", origin)
    elif first and number % 20 == 6:
        _cut(handler, origin, page)
    elif first and number % 20 == 7:
        _drip(handler, origin, page)
    else:
        _send(handler, 200, page, origin, {"Content-Type": "text/html; charset=utf-8"})


def _send(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, origin: Origin, headers: dict[str, str] | None = None
) -> None:
    origin.statuses[str(status)] += 1
    handler.send_response(status)
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _cut(handler: BaseHTTPRequestHandler, origin: Origin, body: bytes) -> None:
    """Promise more than is sent."""
    origin.statuses["cut short"] += 1
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body) * 2))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def _drip(handler: BaseHTTPRequestHandler, origin: Origin, body: bytes) -> None:
    origin.statuses["dripped"] += 1
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for start in range(0, len(body), 200):
        handler.wfile.write(body[start : start + 200])
        time.sleep(0.2)
