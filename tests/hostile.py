"""Feeds, pages and lists that are ill-formed, cut short, declared as what they are not, or made to burst a reader."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.errors import BadInput
from claims.reading import bodies, robots
from claims.reading.feeds import discovery, documents, opml
from tests.actions.test_fetches import STORY
from tests.reading.feeds.samples import JSON, RDF, RSS, SITEMAP

ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lowe</title><entry><title>Barges</title>
<link href="https://lowe.example/1"/><id>1</id><updated>2026-03-14T08:00:00Z</updated></entry></feed>"""
OPML = b'<opml version="2.0"><body><outline text="a" xmlUrl="https://lowe.example/feed"/></body></opml>'
BASES = {"rss": RSS, "atom": ATOM, "rdf": RDF, "json": JSON, "sitemap": SITEMAP, "page": STORY, "opml": OPML}
URL = "https://lowe.example/feed"
_ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12))
_LIE = b'<?xml version="1.0" encoding="%s"?>'
#: What is put in the place of the first text of a base.
_PUT = {
    "nul": b"\0" * 50,
    "lone surrogate": b"\xed\xa0\x80",
    "escaped surrogate": b"\\ud800 &#xd800;",
    "controls": bytes(range(1, 32)),
    "turning signs": "\u202e\u2066\u061c".encode(),
    "open comment": b"<!-- ",
    "open cdata": b"<![CDATA[ <b>",
    "open tag": b"<a href='",
    "tags": b"<a " * 8000,
    "quotes": b'<a href="' * 8000,
    "attributes": b"<p " + b" ".join(b"a%d='1'" % n for n in range(20_000)) + b">",
    "nested": b"<div>" * 50_000,
    "nested escaped": b"&lt;div&gt;" * 100_000,
    "ampersands": b"&" * 200_000,
    "unknown entities": b"&nosuch;" * 20_000,
    "huge number": b"&#99999999999999999999;",
    "long word": b"x" * 2_000_000,
    "spaces": b" \n" * 500_000,
    "links": b"<link rel='alternate' type='application/rss+xml' href='/f'>" * 20_000,
    "dates": b"<pubDate>99999-99-99T99:99:99+99:99</pubDate>" * 500,
    "brackets": b"[" * 100_000,
    "braces": b'{"a":' * 100_000,
    "digits": b"9" * 100_000,
    "colons": b"<x:y:z:>" * 5000,
    "pis": b"<?xml?>" * 20_000,
}
_WHOLE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "spaces only": lambda _: b" \n\t" * 1000,
    "as it is": lambda body: body,
    "utf-16": lambda body: body.decode("utf-8", "replace").encode("utf-16"),
    "utf-16 without mark": lambda body: body.decode("utf-8", "replace").encode("utf-16-be"),
    "utf-32": lambda body: body.decode("utf-8", "replace").encode("utf-32"),
    "utf-7 lie": lambda body: _LIE % b"utf-7" + body,
    "shift-jis lie": lambda body: _LIE % b"shift_jis" + body + b"\x81",
    "unknown encoding": lambda body: _LIE % b"x-klingon" + body,
    "codec that is no encoding": lambda body: _LIE % b"zlib" + body,
    "iso-2022-jp": lambda body: _LIE % b"iso-2022-jp" + b"\x1b$B" + body,
    "ebcdic": lambda body: body.decode("utf-8", "replace").encode("cp500", "replace"),
    "two marks": lambda body: b"\xef\xbb\xbf\xff\xfe" + body,
    "twice": lambda body: body + body,
    "inside out": lambda body: body[::-1],
    "entities": lambda body: b"<!DOCTYPE x [<!ENTITY e0 'ha'>" + _ENTITIES + b"]>" + body + b"&e11;",
    "file entity": lambda body: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + body + b"&e;",
    "remote dtd": lambda body: b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">' + body,
    "an image": lambda body: b"\x89PNG\r\n\x1a\n" + body,
    "an archive": lambda body: b"\x1f\x8b\x08" + body,
    "upper case": bytes.upper,
    "many entries": lambda body: body.replace(b"<item>", b"<item>" * 5000).replace(b"<url>", b"<url>" * 5000),
}
_TYPES = (
    "",
    "text/html",
    "application/json",
    "text/xml; charset=utf-7",
    "image/png",
    "text/plain; charset=\xff",
    ";;;",
)


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile input: its name, its bytes, and the Content-Type that it comes with."""

    name: str
    body: bytes
    content_type: str = ""


@dataclass(slots=True)
class Tally:
    """What came of all: how many were read and refused, what raised anything else, and the slowest."""

    inputs: int = 0
    read: int = 0
    refused: int = 0
    raised: tuple[str, ...] = ()
    slowest: float = 0.0
    slowest_name: str = ""

    def line(self) -> str:
        """Return the figures in one line, with the most memory that this process ever held."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return (
            f"{self.inputs:,} inputs, {self.read + self.refused:,} readings: {self.read:,} read, {self.refused:,} "
            f"refused in words, {len(self.raised)} exceptions; longest {self.slowest:.2f} s ({self.slowest_name}), "
            f"peak memory {peak:.0f} MB"
        )


def cases(seed: int = 7) -> Iterator[Case]:
    """Yield every hostile input, the same ones for the same seed."""
    chance = random.Random(seed)
    for base, body in BASES.items():
        for name, change in _WHOLE.items():
            yield Case(f"{base}: {name}", change(body), chance.choice(_TYPES))
        for name, put in _PUT.items():
            yield Case(f"{base}: {name}", _put(body, put), chance.choice(_TYPES))
        for number in range(1, 21):
            yield Case(f"{base}: cut at {number}/21", body[: len(body) * number // 21], chance.choice(_TYPES))
        for number in range(12):
            yield Case(f"{base}: garbled {number}", _garbled(body, chance), chance.choice(_TYPES))


def files(folder: Path) -> Iterator[Case]:
    """Yield the files of a folder, such as a public collection of feeds, in the order of their names."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield Case(str(path.relative_to(folder)), path.read_bytes())


#: Who reads strangers' bytes.
READERS: dict[str, Callable[[Case], object]] = {
    "feeds": lambda case: documents.read(case.body, url=URL, content_type=case.content_type),
    "pages": lambda case: bodies.read(case.body, url=URL, content_type=case.content_type.partition(";")[0]),
    "discovery": lambda case: discovery.offers(case.body, url=URL),
    "lists": lambda case: opml.read(case.body),
    "robots.txt": lambda case: robots.rules(200, case.body).allows(URL, "ClaimTracker"),
}


def tally(inputs: Iterator[Case]) -> Tally:
    """Give every input to every reader, and count what came of it."""
    found = Tally()
    for case in inputs:
        found.inputs += 1
        for name, reader in READERS.items():
            _try(found, f"{name}, {case.name}", reader, case)
    return found


def _try(found: Tally, name: str, reader: Callable[[Case], object], case: Case) -> None:
    start = time.process_time()
    try:
        reader(case)
        found.read += 1
    except BadInput as problem:
        found.refused += bool(str(problem))
    except Exception as problem:  # noqa: BLE001  What else it may be is the question.
        found.raised = (*found.raised, f"{name}: {problem!r:.200}")
    if (took := time.process_time() - start) > found.slowest:
        found.slowest, found.slowest_name = took, name


def _put(body: bytes, put: bytes) -> bytes:
    """Put bytes where the first title of a base begins, or in its middle."""
    for start in (b"<title>", b'"title": "', b"<loc>", b'text="'):
        if start in body:
            return body.replace(start, start + put, 1)
    return body[: len(body) // 2] + put + body[len(body) // 2 :]


def _garbled(body: bytes, chance: random.Random) -> bytes:
    made = bytearray(body)
    for _ in range(max(len(made) // 40, 1)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)
