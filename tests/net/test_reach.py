from __future__ import annotations

import ipaddress
import re
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import PermanentFetchError, TemporaryFetchError
from claims.net import http
from claims.net.networks import IPV4_TABLE, IPV6_TABLE, reserved_for
from claims.net.reach import PUBLIC_WEB, Reach
from tests.net.site import PAGE, Site, plain, redirect, running_site

CLAIMS = Path(http.__file__).parents[1]
CERTIFICATE = Path(__file__).with_name("secure.example.pem")

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:82a::200e",
]

ANY = "0.0.0.0"  # noqa: S104

FORBIDDEN = [
    # This machine.
    ANY,
    "0.1.2.3",
    "127.0.0.1",
    "127.1.2.3",
    "127.255.255.255",
    "::",
    "::1",
    # Private networks, links and providers' inner networks.
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "169.254.0.1",
    "fc00::1",
    "fd12:3456:789a::1",
    "fdff:ffff::1",
    "fe80::1",
    "fe80::1%eth0",
    "febf::1",
    "fec0::1",
    "feff::1",
    # Cloud metadata and cloud-inner services.
    "169.254.169.254",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "fd00:ec2::254",
    # IPv4 wrapped into IPv6.
    "::127.0.0.1",
    "::10.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:169.254.169.254",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2002:808:808::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    # Multicast and broadcast.
    "224.0.0.1",
    "232.1.1.1",
    "239.255.255.250",
    "255.255.255.255",
    "ff02::1",
    "ff0e::1",
    # Set apart for protocols, documentation, benchmarks or nothing.
    "192.0.0.1",
    "192.0.0.8",
    "192.0.0.170",
    "192.0.2.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.88.99.1",
    "192.175.48.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "240.0.0.1",
    "254.255.255.255",
    "100::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2620:4f:8000::1",
    "3ffe::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "8000::1",
    # No plain addresses at all.
    "",
    "localhost",
    "127.1",
    "0x7f000001",
    "2130706433",
    "1.2.3.4.5",
    "1.2.3.4/8",
    "[::1]",
]

#: Spellings that the system's own look-up takes for the loopback address.
LOOPBACK_SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0X7F.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "127.0.0.01",
    "127.0.0.1.",
    "127.000.000.001",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "１２７.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "0",
    ANY,
    "0x0",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::FFFF:7F00:1]",
    "[::127.0.0.1]",
]


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        site.scripts["/"] = plain()
        yield site


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_set_apart_for_nothing(address: str) -> None:
    assert reserved_for(address) == ""


@pytest.mark.parametrize("address", FORBIDDEN)
def test_an_address_that_is_not_public_is_named_for_what_it_is(address: str) -> None:
    assert reserved_for(address)
    with pytest.raises(PermanentFetchError, match="not to the public web"):
        PUBLIC_WEB.check_address("news.example", address)


@given(st.ip_addresses())
def test_whatever_python_knows_to_be_closed_is_closed_here(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert reserved_for(str(address))


@given(st.sampled_from([block for block, _ in (*IPV4_TABLE, *IPV6_TABLE)]), st.data())
def test_every_address_of_every_block_is_closed(
    block: ipaddress.IPv4Network | ipaddress.IPv6Network, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, block.num_addresses - 1))

    assert reserved_for(str(block.network_address + offset))


def test_the_site_of_these_tests_answers_when_it_is_admitted(site: Site) -> None:
    assert http.get(site.url(), reach=site.reach()).body == PAGE
    assert site.connections == 1


@pytest.mark.parametrize("host", LOOPBACK_SPELLINGS)
def test_no_spelling_of_the_loopback_address_reaches_it(site: Site, host: str) -> None:
    with pytest.raises(PermanentFetchError):
        http.get(site.url(host=host), deadline=5, reach=Reach(ports=frozenset({site.port})))

    assert site.connections == 0


def test_one_closed_address_among_public_ones_condemns_the_name(site: Site) -> None:
    reach = Reach(ports=frozenset({site.port}), lookup=lambda host, port: ["1.1.1.1", "127.0.0.1"])

    with pytest.raises(PermanentFetchError, match=r"^two\.example leads to an address that is set apart"):
        http.get(site.url(host="two.example"), reach=reach)

    assert site.connections == 0


def test_a_name_is_looked_up_once_for_each_hop_so_that_no_second_answer_counts(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]])
    asked: list[str] = []

    def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    reach = Reach(ports=frozenset({site.port}), also=frozenset({"127.0.0.1"}), lookup=lookup)
    site.scripts |= {"/1": redirect("/2"), "/2": redirect("/3"), "/3": plain()}

    with pytest.raises(PermanentFetchError, match="leads to an address that is set apart"):
        http.get(site.url("/1", host="turning.example"), reach=reach)

    assert asked == ["turning.example"] * 3
    assert site.asked() == ["/1", "/2"]
    assert f"Host: turning.example:{site.port}" in site.requests[0]


def test_the_address_that_answers_is_checked_as_well(site: Site) -> None:
    # Connecting to 0.0.0.0 ends at 127.0.0.1: admitted is the first, not the second.
    reach = Reach(ports=frozenset({site.port}), also=frozenset({ANY}))

    with pytest.raises(PermanentFetchError, match="set apart for this machine"):
        http.get(site.url(host=ANY), reach=reach)

    assert site.requests == []


def test_the_next_address_is_tried_when_the_first_does_not_answer(site: Site) -> None:
    both = Reach(
        ports=frozenset({site.port}),
        also=frozenset({"127.0.0.1", "127.0.0.9"}),
        lookup=lambda host, port: ["127.0.0.9", "127.0.0.1"],
    )

    assert http.get(site.url(host="two.example"), reach=both).body == PAGE


@pytest.mark.parametrize("port", [22, 25, 6379, 8080, 0])
def test_other_ports_than_the_webs_are_refused(port: int) -> None:
    with pytest.raises(PermanentFetchError, match=f"names port {port};"):
        http.get(f"http://1.1.1.1:{port}/")


def gaierror(number: int) -> Reach:
    def lookup(host: str, port: int) -> list[str]:
        raise socket.gaierror(number, "as the system says it")

    return Reach(lookup=lookup)


def test_a_name_that_does_not_exist_is_a_slip_of_the_pen() -> None:
    with pytest.raises(PermanentFetchError, match=r"There is no site called nwes\.example: check the address"):
        http.get("http://nwes.example/", reach=gaierror(socket.EAI_NONAME))


def test_a_name_service_that_is_down_may_come_back() -> None:
    with pytest.raises(TemporaryFetchError, match=r"did not answer for news\.example: try again later"):
        http.get("http://news.example/", reach=gaierror(socket.EAI_AGAIN))


def test_a_name_without_an_address_is_said_so() -> None:
    with pytest.raises(PermanentFetchError, match=r"news\.example has no address"):
        http.get("http://news.example/", reach=Reach(lookup=lambda host, port: []))


# TLS


@pytest.fixture
def secure_site() -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with running_site(context) as site:
        site.scripts["/"] = plain()
        yield site


def secure_reach(site: Site, *, trusted: bool) -> Reach:
    return Reach(
        ports=frozenset({site.port, 80}),
        also=frozenset({"127.0.0.1"}),
        lookup=lambda host, port: ["127.0.0.1"],
        authorities=str(CERTIFICATE) if trusted else None,
    )


def test_a_certificate_is_checked_against_the_name_and_not_the_address(secure_site: Site) -> None:
    reach = secure_reach(secure_site, trusted=True)

    assert http.get(f"https://secure.example:{secure_site.port}/", reach=reach).body == PAGE
    with pytest.raises(PermanentFetchError, match=r"The secure connection to other\.example failed"):
        http.get(f"https://other.example:{secure_site.port}/", reach=reach)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure_site: Site) -> None:
    with pytest.raises(PermanentFetchError, match="its certificate is not valid"):
        http.get(f"https://secure.example:{secure_site.port}/", reach=secure_reach(secure_site, trusted=False))


def test_a_redirect_from_a_secure_to_an_insecure_address_is_not_followed(secure_site: Site) -> None:
    secure_site.scripts["/"] = redirect("http://secure.example/")

    with pytest.raises(PermanentFetchError, match="from a secure to an insecure address"):
        http.get(f"https://secure.example:{secure_site.port}/", reach=secure_reach(secure_site, trusted=True))


def test_the_deadline_holds_while_tls_is_agreed(site: Site) -> None:
    # The site waits for a plain request that never comes, and says nothing.
    reach = Reach(ports=frozenset({site.port}), also=frozenset({"127.0.0.1"}))

    with pytest.raises(TemporaryFetchError, match=r"within 0\.4 seconds"):
        http.get(f"https://127.0.0.1:{site.port}/", deadline=0.4, reach=reach)


# The seam


def test_no_module_of_the_tracker_widens_the_reach() -> None:
    # Only net/ itself may name the parameter: everybody else fetches from the public web.
    naming = [
        str(path.relative_to(CLAIMS))
        for path in CLAIMS.rglob("*.py")
        if "net" not in path.relative_to(CLAIMS).parts
        and ("reach=" in path.read_text(encoding="utf-8") or "net.reach" in path.read_text(encoding="utf-8"))
    ]

    assert naming == []
    assert PUBLIC_WEB.ports == {80, 443}
    assert not PUBLIC_WEB.also
    assert PUBLIC_WEB.authorities is None


def test_no_time_is_no_fetch(site: Site) -> None:
    with pytest.raises(TemporaryFetchError, match="within 0 seconds"):
        http.get(site.url(), deadline=0, reach=site.reach())

    assert site.connections == 0


def test_no_other_module_opens_a_door_to_the_web() -> None:
    # import-linter sees whole packages only; these are parts of packages that have harmless parts as well.
    doors = re.compile(
        r"urllib\.request|from urllib import .*request|http\.client|from http import .*client|fetch_url|fetch_response"
        r"|trafilatura\.downloads|trafilatura\.(?:feeds|sitemaps|spider)"
    )
    opening = [
        str(path.relative_to(CLAIMS))
        for path in CLAIMS.rglob("*.py")
        if path.relative_to(CLAIMS).parts[0] != "net" and doors.search(path.read_text(encoding="utf-8"))
    ]

    assert opening == []
    assert doors.search((CLAIMS / "net" / "connections.py").read_text(encoding="utf-8"))
