"""A website on this machine that publishes, changes, fails and judges its visitors, in simulated time."""

from __future__ import annotations

import hashlib
import re
import socket
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.net.site import Answer, Site, plain

#: What a visitor must leave between two questions for one address where the site says nothing.
LEAST = timedelta(minutes=15)
GAP = timedelta(seconds=1)
#: What is counted against a visitor.
FAULTS = ("unconditional repeats", "early polls", "bad validators", "cookies", "referrers", "crowded visits", "robots")


@dataclass
class Place:
    """What one address told its visitor last."""

    etag: str = ""
    modified: str = ""
    bodies: int = 0
    free_at: datetime | None = None


@dataclass
class Origin:
    """Sites with feeds and articles, at http://siteN.example:PORT; `now` is moved by whoever simulates time."""

    began: datetime
    now: datetime
    every: timedelta = timedelta(hours=8)
    faults: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    places: dict[str, Place] = field(default_factory=dict)
    visited: dict[str, datetime] = field(default_factory=dict)

    def install(self, site: Site) -> None:
        """Let `site` answer as this origin does, whatever it is asked for."""
        site.scripts = _All(self)

    def answer(self, request: str) -> Answer:
        """Judge one request, and return the answer to it."""
        path, headers = _read(request)
        url = f"{headers.get('host', '')}{path}"
        place = self.places.setdefault(url, Place())
        self._judge(url, path, headers, place)
        status, body, more = self._content(path)
        if path != "/robots.txt":
            place.free_at = self.now + (more.pop("wait", None) or LEAST)
        more.pop("wait", None)
        if path != "/robots.txt":
            self.visited[headers.get("host", "")] = self.now
        if status == 200 and path != "/robots.txt":
            fresh = f'W/"{hashlib.sha256(body).hexdigest()[:12]}  x"'
            if headers.get("if-none-match") == fresh:
                status, body = 304, b""
            else:
                place.bodies += 1
                place.etag, place.modified = fresh, format_datetime(self._changed(path), usegmt=True)
            more |= {"ETag": place.etag, "Last-Modified": place.modified}
        self.answers[status] += 1
        told = "".join(f"{name}: {value}\r\n" for name, value in {**more, "Set-Cookie": "visitor=1"}.items())
        kind = "application/rss+xml" if "/feed" in path else "text/plain" if path.endswith(".txt") else "text/html"
        return plain(body, status=f"{status} Told", headers=told, content_type=kind)

    def _judge(self, url: str, path: str, headers: dict[str, str], place: Place) -> None:
        host = headers.get("host", "")
        self.faults["cookies"] += "cookie" in headers
        self.faults["referrers"] += "referer" in headers
        self.faults["robots"] += path.startswith("/private")
        if path == "/robots.txt":
            return
        told = (headers.get("if-none-match", ""), headers.get("if-modified-since", ""))
        self.faults["unconditional repeats"] += bool(place.bodies and told == ("", ""))
        self.faults["bad validators"] += told != ("", "") and told != (place.etag, place.modified)
        self.faults["early polls"] += bool(place.free_at and self.now < place.free_at)
        self.faults["crowded visits"] += host in self.visited and self.now < self.visited[host] + GAP

    def _content(self, path: str) -> tuple[int, bytes, dict[str, Any]]:
        if path == "/robots.txt":
            return 200, b"User-agent: *\nDisallow: /private\n", {}
        hour = int((self.now - self.began) / timedelta(hours=1))
        number = int((re.findall(r"\d+", path) or ["0"])[0])
        # Trouble comes and goes, each kind at hours of its own.
        if (hour + number) % 29 == 7:
            return 503, b"busy", {"Retry-After": "7200", "wait": timedelta(hours=2)}
        if (hour + number) % 31 == 11:
            return 429, b"slow down", {"Retry-After": "3600", "wait": timedelta(hours=1)}
        if path.startswith("/feed"):
            wait = (LEAST, timedelta(minutes=40), timedelta(hours=3))[number % 3]
            return 200, self._feed(number), {"Cache-Control": f"max-age={int(wait.total_seconds())}", "wait": wait}
        return 200, self._article(number), {}

    def _published(self) -> int:
        return int((self.now - self.began) / self.every) + 1

    def _changed(self, path: str) -> datetime:
        return self.began + self.every * (self._published() - 1)

    def _feed(self, number: int) -> bytes:
        newest = self._published()
        items = "".join(
            f"<item><guid>{n}</guid><title>Story {n}</title><link>/story/{number * 1000 + n}</link>"
            f"<description>Version {self._edition(number * 1000 + n)}</description></item>"
            for n in range(max(newest - 20, 0), newest)
        )
        closed = f"<item><guid>p{newest}</guid><title>Private</title><link>/private/{newest}</link></item>"
        return f"<rss version='2.0'><channel><title>Feed</title>{items}{closed}</channel></rss>".encode()

    def _edition(self, number: int) -> int:
        """Every fourth article is edited half a day after it was published, and its feed says so."""
        born = self.began + self.every * (number % 1000)
        return 2 if number % 4 == 0 and self.now - born > timedelta(hours=12) else 1

    def _article(self, number: int) -> bytes:
        lost = number % 17 + 3 + self._edition(number)
        return f"""<html><head><title>Barges {number}</title></head><body><article><h1>Barges {number}</h1>
<p>The harbour master of pier {number} said that {lost} of the 30 barges had sunk in the storm on Tuesday night.</p>
<p>The figures could not be independently verified, and the harbour stayed closed for the whole of the day.</p>
</article></body></html>""".encode()


class _All(dict[str, Answer]):
    """A script for whatever is asked for."""

    def __init__(self, origin: Origin) -> None:
        super().__init__()
        self.origin = origin

    def get(self, path: Any, default: Any = None) -> Any:
        """Return the script that hears the request and answers it."""

        def answer(connection: socket.socket, site: Site) -> None:
            self.origin.answer(site.requests[-1])(connection, site)

        return answer


def _read(request: str) -> tuple[str, dict[str, str]]:
    first, *lines = request.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    return first.split(" ")[1], headers


def began() -> datetime:
    """Return a moment at which simulated time begins."""
    return datetime(2026, 3, 2, 8, tzinfo=UTC)
