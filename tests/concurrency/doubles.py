"""Forms that are sent twice at the same moment: two connections to a web server, let go together.

Run as `python -m tests.concurrency.doubles NUMBER` on a fresh database; starts a server of its own, and prints one JSON
object: how many forms were sent, how often, and how many events that made.
"""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from typing import Any
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
django.setup()

import requests  # noqa: E402
from django.conf import settings  # noqa: E402  Models need the apps to be loaded.
from django.db import connection  # noqa: E402

from claims.models import Claim, Decision  # noqa: E402
from claims.queries import chains  # noqa: E402
from tests.admin.desk import card, hidden, signed_in, step  # noqa: E402
from tests.conftest import make_person  # noqa: E402
from tests.factories import other_claim  # noqa: E402

SERVER = "-m gunicorn claims.wsgi:application --workers=2 --worker-class=gthread --threads=4 --log-level=critical"
#: What is sent, in turn: the step, whose form has its hidden fields, and what is filled in.
SENT: list[tuple[str, str, dict[str, str]]] = [
    ("follow", "follow", {}),
    ("dismiss", "follow", {"because": "not_a_claim"}),
    ("reword", "reword", {"text": "Other words of the claim."}),
]


@dataclass(slots=True)
class Sent:
    """How the posts were answered: by status, in ms, and how many µs lay between the two of a pair."""

    answers: Counter[int] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    apart: list[float] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[tuple[str, int]]:
    """Run a web server of two processes with four threads each, and yield its address."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        listener.set_inheritable(True)
        command = [sys.executable, *SERVER.split(), f"--bind=fd://{listener.fileno()}", "--no-control-socket"]
        server = subprocess.Popen(command, pass_fds=[listener.fileno()])
        try:
            yield listener.getsockname()
        finally:
            server.terminate()
            server.wait(30)


def send_twice(at: tuple[str, int], post: bytes, sent: Sent) -> None:
    """Send the same request over two connections, both but for its last byte; then the two last bytes together."""
    pair = [socket.create_connection(at, timeout=60) for _ in range(2)]
    for one in pair:
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        one.sendall(post[:-1])
    # Both processes have read what came before.
    time.sleep(0.01)
    began = time.perf_counter()
    pair[0].sendall(post[-1:])
    between = time.perf_counter()
    pair[1].sendall(post[-1:])
    sent.apart.append((between - began) * 1e6)
    for one in pair:
        _answered(one, began, sent)


def send_again(at: tuple[str, int], post: bytes, sent: Sent) -> None:
    """Send the same request once more, as whoever goes back and presses the button again."""
    one, began = socket.create_connection(at, timeout=60), time.perf_counter()
    one.sendall(post)
    _answered(one, began, sent)


def _answered(one: socket.socket, began: float, sent: Sent) -> None:
    with one, HTTPResponse(one) as response:
        response.begin()
        response.read()
    sent.answers[response.status] += 1
    sent.took.append((time.perf_counter() - began) * 1000)


def filled_in(address: str, session: requests.Session, claim: Claim, turn: int) -> bytes:
    """Return the request that a browser would send from the card of the claim."""
    name, own, typed = SENT[turn % len(SENT)]
    page: Any = session.get(address + card(claim), timeout=60)
    body = urlencode({**hidden(page, step(claim, own)), **typed}).encode()
    cookies = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
    head = [
        f"POST {step(claim, name)} HTTP/1.1",
        f"Host: {address.removeprefix('http://')}",
        f"Cookie: {cookies}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def send_all(number: int) -> Sent:
    """Make the claims and their editor, and send a form about each."""
    made, sent, session = [other_claim() for _ in range(number)], Sent(), requests.Session()
    cookies = signed_in(make_person("dana", "editor")).cookies
    session.cookies.set(settings.SESSION_COOKIE_NAME, cookies[settings.SESSION_COOKIE_NAME].value)
    with serving() as at:
        for turn, claim in enumerate(made):
            post = filled_in(f"http://{at[0]}:{at[1]}", session, claim, turn)
            send_twice(at, post, sent)
            send_again(at, post, sent)
    return sent


def main(number: int) -> None:
    """Print what came of it."""
    began = time.perf_counter()
    sent = send_all(number)
    events = Counter(Decision.objects.values_list("claim_id", flat=True))
    told = {
        "database": connection.vendor,
        "forms": number,
        "posts": sum(sent.answers.values()),
        "answers": dict(sent.answers),
        "events": sum(events.values()),
        "doubled": sum(times - 1 for times in events.values()),
        "missing": number - len(events),
        "chain": chains.verify(Decision).length,
        "apart_us": round(statistics.median(sent.apart)),
        "p95_ms": round(sorted(sent.took)[int(len(sent.took) * 0.95)]),
        "seconds": round(time.perf_counter() - began),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
