"""Forbidden addresses × spellings × doors: whatever is tried, no connection begins. Run with -s to see the figures.

Every connection that the process begins is written down; one that would leave this machine is refused by the test.
"""

from __future__ import annotations

import ipaddress
import itertools
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.actions import feeds, fetches, hosts, pages, rereading
from claims.actions.articles import receive
from claims.errors import BadInput, FetchError
from claims.models import Feed, Fetch, Host, Rereading
from claims.models.article import Door
from claims.net import feeds as asking
from claims.net import http, looking, robots
from claims.net.feeds import Validators
from claims.net.http import Page
from claims.net.networks import reserved_for
from claims.net.reach import PUBLIC_WEB, Reach, ask_the_system
from claims.reading.robots import Rules
from tests.actions.test_fetches import STORY
from tests.conftest import NOW
from tests.net.site import redirect, running_site
from tests.net.test_reach import FORBIDDEN, LOOPBACK_SPELLINGS


@dataclass
class Connections:
    """The addresses to which a connection began; those on `admitted` ports of this machine go through."""

    admitted: set[int] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)

    @property
    def forbidden(self) -> list[str]:
        """Those that no fetch may reach."""
        return [address for address in self.begun if reserved_for(address.partition("%")[0])]


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> Connections:
    seen, plain = Connections(), socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            if address[0] == "127.0.0.1" and address[1] in seen.admitted:
                return plain(self, address)
            seen.begun.append(str(address[0]))
            raise OSError("refused by the test")
        return plain(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return seen


def spellings(address: str) -> Iterator[str]:
    """Yield the ways in which the address can be written as the host of a web address."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return
    if isinstance(number, ipaddress.IPv6Address) and number.scope_id:
        return
    if isinstance(number, ipaddress.IPv6Address):
        yield from (f"[{number}]", f"[{number.exploded}]", f"[{str(number).upper()}]")
        return
    value, parts = int(number), address.split(".")
    yield from (address, f"{address}.", str(value), hex(value), f"0{value:o}")
    yield ".".join(hex(int(part)) for part in parts)
    yield ".".join(f"0{int(part):o}" for part in parts)
    yield f"{parts[0]}.{value & 0xFFFFFF}"
    yield address.translate({ord(digit): chr(0xFF10 + int(digit)) for digit in "0123456789"})
    yield address.replace(".", "。")
    high, low = value >> 16, value & 0xFFFF
    yield from (f"[::ffff:{address}]", f"[::ffff:{high:x}:{low:x}]", f"[::{address}]")
    yield from (f"[64:ff9b::{high:x}:{low:x}]", f"[2002:{high:x}:{low:x}::1]")


HOSTS = tuple(dict.fromkeys(itertools.chain(LOOPBACK_SPELLINGS, *map(spellings, FORBIDDEN))))
Doorway = Callable[[str, Reach], Any]
DOORS: dict[str, Doorway] = {
    "article": lambda url, reach: http.get(url, deadline=5, reach=reach),
    "feed": lambda url, reach: asking.ask(url, Validators(), deadline=5, reach=reach),
    "second look": lambda url, reach: looking.look(url, Validators(), deadline=5, reach=reach),
    "robots.txt": lambda url, reach: robots.ask(url, deadline=5, reach=reach),
}


def tried(door: Doorway, url: str, reach: Reach) -> bool:
    """Go through a door; say that it was refused in words."""
    with pytest.raises((FetchError, BadInput)) as refusal:
        door(url, reach)
    return bool(str(refusal.value))


@pytest.mark.parametrize("name", DOORS)
def test_no_spelling_of_a_forbidden_address_is_connected_to(name: str, connections: Connections) -> None:
    attempts = sum(tried(DOORS[name], f"http://{host}/", PUBLIC_WEB) for host in HOSTS)

    print(f"{name}: {attempts} attempts, {len(connections.forbidden)} forbidden connections")
    assert attempts == len(HOSTS) > 400
    assert connections.forbidden == []


@pytest.mark.parametrize("name", DOORS)
def test_no_redirect_leads_to_a_forbidden_address(name: str, connections: Connections) -> None:
    statuses = ("301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent")
    attempts = 0

    def lookup(host: str, port: int) -> list[str]:
        # Only the site's own name leads to the address that is admitted; whatever else spells it leads beside it.
        if host == "site.example":
            return ["127.0.0.1"]
        return [address.replace("127.0.0.1", "127.0.0.2") for address in ask_the_system(host, port)]

    with running_site() as site:
        connections.admitted.add(site.port)
        reach = Reach(ports=frozenset({site.port, 80}), also=frozenset({"127.0.0.1"}), lookup=lookup)
        targets = [f"http://{host}/" for host in HOSTS[::7]] + [f"//{host}/" for host in HOSTS[::27]]
        for target, status in zip(targets, itertools.cycle(statuses), strict=False):
            site.scripts["/"] = redirect(_ascii(target), status)
            attempts += tried(DOORS[name], site.url(host="site.example"), reach)
        assert site.connections == attempts
    print(f"{name}: {attempts} redirects, {len(connections.forbidden)} forbidden connections")
    assert attempts > 100
    assert connections.forbidden == []


def _ascii(target: str) -> str:
    return target.encode().decode("latin-1")


@pytest.mark.parametrize("name", DOORS)
def test_a_name_that_turns_is_looked_up_once(name: str, connections: Connections) -> None:
    answers = itertools.cycle([["93.184.216.34"], ["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::ffff:7f00:1"]])
    reach = Reach(lookup=lambda host, port: next(answers))

    attempts = sum(tried(DOORS[name], "http://turning.example/", reach) for _ in range(250))

    print(f"{name}: {attempts} fetches of a turning name, {len(connections.forbidden)} forbidden connections")
    assert connections.forbidden == []
    assert connections.begun


def test_a_door_without_the_check_would_be_counted(connections: Connections, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reach, "check_address", lambda *_: None)

    for name, host in zip(DOORS, HOSTS, strict=False):
        tried(DOORS[name], f"http://{host}/", PUBLIC_WEB)

    assert len(connections.forbidden) >= len(DOORS)


# Through the tracker itself, its rows included

OPEN = partial(lambda **_: Rules())


def _by_feed(url: str, folder: Path) -> None:
    feed = feeds.add(url=url, by=None, now=NOW)
    assert feeds.poll(feed_id=feed.pk, now=NOW).problem  # type: ignore[union-attr]


def _by_opml(url: str, folder: Path) -> None:
    place = folder / "feeds.opml"
    place.write_text(f'<opml version="2.0"><body><outline text="x" xmlUrl="{url}"/></body></opml>', encoding="utf-8")
    try:
        call_command("import_opml", str(place), verbosity=0)
    except CommandError as refusal:
        raise BadInput(str(refusal)) from None
    assert feeds.poll(feed_id=Feed.objects.latest("id").pk).problem  # type: ignore[union-attr]


def _by_entry(url: str, folder: Path) -> None:
    row = Fetch.objects.create(url=url, host=hosts.name_of(url), key=url[:140], made_at=NOW, due_at=NOW)
    assert fetches.run(fetch_id=row.pk, now=NOW, rules_of=OPEN) is None
    row.refresh_from_db()
    assert row.error


def _by_second_look(url: str, folder: Path) -> None:
    page = Page(url, 200, STORY, "text/html", "utf-8")
    reading = pages.read(page, now=NOW)
    receive(reading=reading, door=Door.URL, by=None, now=NOW, kept=pages.keep(page, reading, now=NOW))
    row = Rereading.objects.latest("id")
    assert rereading.run(rereading_id=row.pk, now=row.due_at, rules_of=OPEN) is None
    row.refresh_from_db()
    assert row.error


@pytest.mark.django_db
@pytest.mark.parametrize("through", [_by_feed, _by_opml, _by_entry, _by_second_look])
def test_no_row_of_the_tracker_leads_to_a_forbidden_address(
    through: Callable[[str, Path], None], connections: Connections, tmp_path: Path
) -> None:
    attempts = 0
    for number, host in enumerate(HOSTS[::8]):
        attempts += 1
        Host.objects.all().delete()  # Spellings of one address are one site, which is visited with pauses.
        try:
            through(f"http://{host}/{number}", tmp_path)
        except BadInput:
            continue
    print(f"{through.__name__}: {attempts} attempts, {len(connections.forbidden)} forbidden connections")
    assert attempts > 50
    assert connections.forbidden == []
