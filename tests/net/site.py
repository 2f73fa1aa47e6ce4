"""A real website on this machine for tests: a port of its own, raw answers by path, misbehaviour included."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from claims.net.reach import Reach

Answer = Callable[[socket.socket, "Site"], None]
PAGE = b"<html><body><p>The ferry ran late, the harbour office said.</p></body></html>"


def plain(
    body: bytes = PAGE, *, status: str = "200 OK", headers: str = "", content_type: str = "text/html; charset=utf-8"
) -> Answer:
    """Return a script that answers properly with `body`."""
    kind = f"Content-Type: {content_type}\r\n" if content_type else ""
    head = f"HTTP/1.1 {status}\r\n{kind}{headers}Content-Length: {len(body)}\r\n\r\n"
    return raw(head.encode("latin-1") + body)


def raw(answer: bytes) -> Answer:
    """Return a script that sends `answer` as it is and hangs up."""
    return lambda connection, site: connection.sendall(answer)


def redirect(to: str, status: str = "302 Found") -> Answer:
    """Return a script that sends the visitor to `to`."""
    return plain(b"", status=status, headers=f"Location: {to}\r\n")


def dripping(start: bytes, drop: bytes = b"x", pause: float = 0.05) -> Answer:
    """Return a script that sends `start`, then `drop` again and again until the visitor leaves or the site closes."""

    def drip(connection: socket.socket, site: Site) -> None:
        connection.sendall(start)
        while not site.closing.wait(pause):
            connection.sendall(drop)

    return drip


@dataclass
class Site:
    """What the site answers by path, and what it was asked."""

    port: int
    scripts: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    #: What was posted with the last request.
    posted: bytes = b""
    connections: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of `path` on this site."""
        return f"http://{host}:{self.port}{path}"

    def reach(self) -> Reach:
        """Return a reach that admits this site, and nothing else that is closed to the public one."""
        return Reach(ports=frozenset({self.port}), also=frozenset({"127.0.0.1"}))

    def asked(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [request.split(" ")[1] for request in self.requests]


@contextlib.contextmanager
def running_site(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a Site, over TLS with `context`, until the block ends; no thread and no socket outlives it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        site = Site(port=listener.getsockname()[1])
        threads: list[threading.Thread] = []
        accepting = threading.Thread(target=_accept, args=(listener, site, context, threads))
        accepting.start()
        try:
            yield site
        finally:
            site.closing.set()
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", site.port), timeout=1).close()
            for thread in (accepting, *threads):
                thread.join(5)


def _accept(
    listener: socket.socket, site: Site, context: ssl.SSLContext | None, threads: list[threading.Thread]
) -> None:
    while True:
        connection, _ = listener.accept()
        if site.closing.is_set():
            connection.close()
            return
        site.connections += 1
        threads.append(threading.Thread(target=_serve, args=(connection, site, context)))
        threads[-1].start()


def _serve(connection: socket.socket, site: Site, context: ssl.SSLContext | None) -> None:
    # A visitor who leaves early is what many of these tests are about.
    with contextlib.suppress(OSError), connection:
        connection.settimeout(5)
        if context is None:
            _answer(connection, site)
        else:
            with context.wrap_socket(connection, server_side=True) as secure:
                _answer(secure, site)


def _answer(connection: socket.socket, site: Site) -> None:
    request = b""
    while b"\r\n\r\n" not in request:
        if not (piece := connection.recv(4096)):
            return
        request += piece
    head, _, posted = request.partition(b"\r\n\r\n")
    length = re.search(rb"\ncontent-length: (\d+)", head.lower())
    while length and len(posted) < int(length[1]):
        posted += connection.recv(4096)
    site.posted = posted
    site.requests.append(head.decode("latin-1") + "\r\n\r\n")
    site.scripts.get(site.asked()[-1], plain(b"no such page", status="404 Not Found"))(connection, site)
