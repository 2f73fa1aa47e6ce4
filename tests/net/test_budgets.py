"""What a page may cost: bytes, seconds and unpacking."""

from __future__ import annotations

import gzip
import socket
import time
import zlib

import pytest
from pytest_django import Settings

from claims.errors import FetchError, PermanentFetchError, TemporaryFetchError
from claims.net import http
from claims.net.reach import Reach
from tests.net.conftest import fetch
from tests.net.site import PAGE, Answer, Site, dripping, plain, redirect

# Size


def test_it_takes_a_page_of_exactly_the_limit_and_not_a_byte_more(site: Site) -> None:
    assert len(fetch(site, plain(b"x" * 5000), max_bytes=5000).body) == 5000
    with pytest.raises(PermanentFetchError, match=r"larger than 0\.00477 MB"):
        fetch(site, plain(b"x" * 5001), max_bytes=5000)


def test_the_limit_of_the_settings_holds_unless_another_is_given(site: Site, settings: Settings) -> None:
    settings.MAX_ARTICLE_BYTES = 1024 * 1024
    site.scripts["/story"] = plain(b"x" * (1024 * 1024 + 1))

    with pytest.raises(PermanentFetchError, match="larger than 1 MB"):
        http.get(site.url("/story"), reach=site.reach())


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\n",
    ],
)
def test_it_hangs_up_on_a_body_without_end(site: Site, start: bytes) -> None:
    with pytest.raises(PermanentFetchError, match="larger than"):
        fetch(site, dripping(start, b"x" * 50_000, pause=0))


def test_it_hangs_up_on_an_endless_chunked_body(site: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"

    with pytest.raises(PermanentFetchError, match="larger than"):
        fetch(site, dripping(head, b"2000\r\n" + b"x" * 0x2000 + b"\r\n", pause=0))


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 60_000 + b"\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"y" * 60_000),
        (b"HTTP/1.1 ", b"y" * 60_000),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n",
            b"T: " + b"y" * 6000 + b"\r\n",
        ),
    ],
    ids=["headers", "one header", "status line", "trailers"],
)
def test_headers_and_trailers_without_end_run_out_too(site: Site, start: bytes, drop: bytes) -> None:
    with pytest.raises(FetchError):
        fetch(site, dripping(start, drop, pause=0), deadline=10)


# Time


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\nThe ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nThe ",
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP",
    ],
    ids=["body with length", "body without length", "headers", "status line"],
)
def test_the_deadline_holds_against_a_site_that_drips(site: Site, start: bytes) -> None:
    began = time.monotonic()

    with pytest.raises(TemporaryFetchError, match="within 1 seconds"):
        fetch(site, dripping(start), deadline=1)

    assert 0.9 < time.monotonic() - began < 4


def test_the_deadline_covers_all_hops_together(site: Site) -> None:
    def slow_redirect(connection: socket.socket, site: Site) -> None:
        site.closing.wait(0.4)
        redirect("/story")(connection, site)

    began = time.monotonic()

    with pytest.raises(TemporaryFetchError, match="within 1 seconds"):
        fetch(site, slow_redirect, deadline=1)

    assert time.monotonic() - began < 4


def test_the_deadline_holds_while_a_name_is_looked_up(site: Site) -> None:
    def stuck(host: str, port: int) -> list[str]:
        site.closing.wait(5)
        return ["127.0.0.1"]

    began = time.monotonic()

    with pytest.raises(TemporaryFetchError, match=r"Looking up slow\.example took too long"):
        http.get("http://slow.example/", deadline=0.5, reach=Reach(lookup=stuck))

    assert time.monotonic() - began < 4


# Compression


def packed(body: bytes, encoding: str) -> Answer:
    return plain(body, headers=f"Content-Encoding: {encoding}\r\n")


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(PAGE), "gzip"),
        (gzip.compress(PAGE), "X-GZIP"),
        (gzip.compress(PAGE), "identity, gzip"),
        (gzip.compress(PAGE) + b"\0\0\0", "gzip"),
        (gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (raw_deflate(PAGE), "deflate"),
        (PAGE, "identity"),
    ],
    ids=["gzip", "x-gzip", "identity", "padded", "two members", "zlib", "raw deflate", "plain"],
)
def test_it_unpacks_one_layer(site: Site, body: bytes, encoding: str) -> None:
    assert fetch(site, packed(body, encoding)).body == PAGE


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072])
def test_it_loses_no_byte_at_the_border_of_a_step(site: Site, size: int) -> None:
    body = bytes(index % 251 for index in range(size))
    body = b"<p>" + body[3:]

    assert fetch(site, packed(raw_deflate(body), "deflate"), max_bytes=200_000).body == body
    assert fetch(site, packed(raw_deflate(b"x" * size), "deflate"), max_bytes=200_000).body == b"x" * size


@pytest.mark.parametrize(
    "encoding", ["gzip, gzip", "gzip, deflate", "br", "zstd", "compress", ", ".join(["gzip"] * 60)]
)
def test_it_refuses_other_encodings_and_more_than_one(site: Site, encoding: str) -> None:
    with pytest.raises(PermanentFetchError, match="packed in a way that is not taken"):
        fetch(site, packed(gzip.compress(gzip.compress(PAGE)), encoding))


def test_a_second_layer_that_is_not_declared_is_an_archive(site: Site) -> None:
    with pytest.raises(PermanentFetchError, match="a gzip archive"):
        fetch(site, packed(gzip.compress(gzip.compress(PAGE)), "gzip"))


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_it_says_when_a_body_does_not_unpack(site: Site, encoding: str) -> None:
    with pytest.raises(PermanentFetchError, match="does not unpack"):
        fetch(site, packed(b"\xff\xfenot packed at all", encoding))


def test_half_a_packed_page_is_never_taken_for_a_whole_one(site: Site) -> None:
    body = gzip.compress(bytes(range(256)) * 20)

    with pytest.raises(TemporaryFetchError, match="broke off half-way"):
        fetch(site, packed(body[:-20], "gzip"))


def test_a_small_body_that_unpacks_to_a_huge_one_is_refused_at_the_limit(site: Site) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(64)) + packer.flush()
    began = time.monotonic()

    with pytest.raises(PermanentFetchError, match="larger than"):
        fetch(site, packed(bomb, "gzip"), max_bytes=1024 * 1024)

    assert len(bomb) < 80_000
    assert time.monotonic() - began < 4
