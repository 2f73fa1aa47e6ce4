from __future__ import annotations

import socket

import pytest
from pytest_django import Settings

from claims.errors import FetchError, PermanentFetchError, TemporaryFetchError
from claims.net import http
from claims.net.reach import Reach
from tests.net.conftest import fetch
from tests.net.site import PAGE, Site, plain, raw, redirect


def test_it_delivers_the_page_with_its_type_charset_and_headers(site: Site) -> None:
    page = fetch(site, plain(headers='ETag: "7"\r\nX-Other: 1\r\n', content_type="Text/HTML; charset=ISO-8859-2"))

    assert page.url == site.url("/story")
    assert (page.status, page.body, page.content_type) == (200, PAGE, "text/html")
    assert page.charset == "iso8859-2"
    assert dict(page.headers) == {"content-type": "Text/HTML; charset=ISO-8859-2", "etag": '"7"'}


def test_it_introduces_itself_and_says_nothing_about_the_reader(site: Site, settings: Settings) -> None:
    settings.CONTACT = "desk@news.example"

    fetch(site, plain())

    head, *lines = site.requests[0].lower().splitlines()
    names = {line.partition(":")[0] for line in lines if line}
    assert head == "get /story http/1.1"
    assert "user-agent: claimtracker/0.1 (+desk@news.example)" in lines
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("", "ClaimTracker/0.1"),
        ("https://news.example/bot", "ClaimTracker/0.1 (+https://news.example/bot)"),
        ("a\r\nX-Evil: 1 (é)", "ClaimTracker/0.1 (+aX-Evil:1)"),
    ],
)
def test_a_contact_cannot_break_out_of_the_user_agent(contact: str, expected: str) -> None:
    assert http.user_agent(contact) == expected


def test_it_takes_no_proxy_from_the_environment(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert fetch(site, plain()).body == PAGE


def test_it_keeps_no_cookie_from_one_hop_to_the_next(site: Site) -> None:
    site.scripts["/a"] = plain(b"", status="302 Found", headers="Location: /b\r\nSet-Cookie: id=7; Path=/\r\n")
    site.scripts["/b"] = plain()

    http.get(site.url("/a"), reach=site.reach())

    assert site.asked() == ["/a", "/b"]
    assert "cookie" not in site.requests[1].lower()


# Statuses


@pytest.mark.parametrize(
    ("status", "error", "says"),
    [
        ("404 Not Found", PermanentFetchError, "404 Not Found: check the address"),
        ("410 Gone", PermanentFetchError, "410 Gone: it was taken down"),
        ("401 Unauthorized", PermanentFetchError, "401 Unauthorized: the site does not let us read it"),
        ("403 Forbidden", PermanentFetchError, "403 Forbidden: the site does not let us read it"),
        ("451 X", PermanentFetchError, "451 Unavailable For Legal Reasons: the site does not let us"),
        ("418 X", PermanentFetchError, "418 I'm a Teapot: check the address"),
        ("304 Not Modified", PermanentFetchError, "304 Not Modified"),
        ("204 No Content", PermanentFetchError, "204 No Content"),
        ("499 X", PermanentFetchError, "answered 499: check"),
        ("408 Request Timeout", TemporaryFetchError, "408 Request Timeout: the site is busy or broken"),
        ("429 Too Many Requests", TemporaryFetchError, "429 Too Many Requests: the site is busy"),
        ("500 Oops", TemporaryFetchError, "500 Internal Server Error: the site is busy or broken"),
        ("503 Service Unavailable", TemporaryFetchError, "503 Service Unavailable: the site is busy"),
    ],
)
def test_each_refusal_says_what_the_site_answered_and_what_to_do(
    site: Site, status: str, error: type[FetchError], says: str
) -> None:
    with pytest.raises(error) as caught:
        fetch(site, plain(b"", status=status))

    assert says in str(caught.value)
    assert "paste the text instead" in str(caught.value)


def test_a_browser_check_is_told_apart_from_a_busy_site(site: Site) -> None:
    with pytest.raises(PermanentFetchError, match="does not let us read it"):
        fetch(site, plain(b"wait", status="503 Service Unavailable", headers="cf-mitigated: challenge\r\n"))


# What is no page of text


@pytest.mark.parametrize(
    ("body", "content_type", "says"),
    [
        (b"%PDF-1.7 ...", "application/pdf", r"something else \(application/pdf\)"),
        (b"%PDF-1.7 ...", "text/html", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n....", "application/octet-stream", "a PNG image"),
        (b"....", "image/webp", r"something else \(image/webp\)"),
        (b"\xff\xd8\xff\xe0...", "", "a JPEG image"),
        (b"", "text/html", "That page is empty"),
        (b" \r\n\t ", "text/html", "That page is empty"),
    ],
)
def test_it_refuses_what_is_no_page_of_text(site: Site, body: bytes, content_type: str, says: str) -> None:
    with pytest.raises(PermanentFetchError, match=says):
        fetch(site, plain(body, content_type=content_type))


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/xhtml+xml", "application/rss+xml", "text/x"])
def test_it_takes_text_of_every_kind(site: Site, content_type: str) -> None:
    assert fetch(site, plain(content_type=content_type)).body == PAGE


# Redirects


def test_it_follows_relative_and_absolute_redirects_and_reports_where_it_ended(site: Site) -> None:
    site.scripts["/a"] = redirect("b?x=1")
    site.scripts["/b?x=1"] = redirect(site.url("/c"), "301 Moved Permanently")
    site.scripts["/c"] = redirect(f"//127.0.0.1:{site.port}/d#part", "308 Permanent Redirect")
    site.scripts["/d"] = plain()

    page = http.get(site.url("/a"), reach=site.reach())

    assert page.url == site.url("/d")
    assert site.asked() == ["/a", "/b?x=1", "/c", "/d"]


def test_it_follows_a_redirect_written_in_raw_utf8(site: Site) -> None:
    site.scripts["/a"] = raw("HTTP/1.1 302 Found\r\nLocation: /zürich\r\n\r\n".encode())
    site.scripts["/z%C3%BCrich"] = plain()

    assert http.get(site.url("/a"), reach=site.reach()).url == site.url("/z%C3%BCrich")


def test_it_follows_five_redirects_and_not_six(site: Site) -> None:
    site.scripts |= {f"/{hop}": redirect(f"/{hop + 1}") for hop in range(6)} | {"/6": plain()}

    assert http.get(site.url("/1"), reach=site.reach()).url == site.url("/6")
    with pytest.raises(PermanentFetchError, match="more than 5 times"):
        http.get(site.url("/0"), reach=site.reach())


def test_it_leaves_a_redirect_loop_after_six_requests(site: Site) -> None:
    with pytest.raises(PermanentFetchError, match="perhaps in a circle"):
        fetch(site, redirect("/story"))

    assert len(site.requests) == 6


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("http://169.254.169.254/latest/meta-data/", "cloud metadata"),
        ("http://[::1]/", "leads to an address that is set apart"),
        ("//[::ffff:7f00:1]/", "leads to an address that is set apart"),
        ("http://10.0.0.8/admin", "a private network"),
        ("http://0x7f.1/", "this machine"),
        ("http://localhost/", "leads to an address that is set apart"),
        ("file:///etc/passwd", "redirects to an address that cannot be fetched"),
        ("ftp://127.0.0.1/", "redirects to an address that cannot be fetched"),
        ("http://user:pass@127.0.0.1/", "redirects to an address that cannot be fetched"),
        ("http://127.0.0.1\\@example.com/", "redirects to an address that cannot be fetched"),
        ("http://127.0.0.1:22/", "port 22"),
    ],
)
def test_every_hop_is_checked_like_the_first_address(site: Site, location: str, says: str) -> None:
    site.scripts["/story"] = redirect(location)
    closer = Reach(ports=frozenset({site.port, 80, 443}), also=frozenset({"127.0.0.1"}))
    if "0x7f" in location or "localhost" in location:
        # The site itself answers on the loopback address, so name it there and close the address.
        closer = Reach(
            ports=closer.ports,
            also=frozenset({"127.0.0.1"}),
            lookup=lambda host, port: ["127.0.0.1"] if port == site.port else ["127.0.0.2"],
        )

    with pytest.raises(PermanentFetchError, match=says):
        http.get(site.url("/story"), deadline=5, reach=closer)

    assert site.connections == 1


def test_a_redirect_without_a_target_is_a_loop_and_ends(site: Site) -> None:
    with pytest.raises(PermanentFetchError, match="redirects more than 5 times"):
        fetch(site, plain(b"", status="302 Found"))


# Broken sites


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf a page",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 abc OK\r\n\r\n",
    ],
    ids=["hangs up", "no website", "short body", "bad chunk", "half a chunk", "bad status"],
)
def test_a_site_that_breaks_off_may_be_tried_again(site: Site, answer: bytes) -> None:
    with pytest.raises(TemporaryFetchError, match=r"broke the connection off|broke off"):
        fetch(site, raw(answer))


def test_a_refused_connection_may_be_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    reach = Reach(ports=frozenset({port}), also=frozenset({"127.0.0.1"}))

    with pytest.raises(TemporaryFetchError, match="could not be reached: it is down or refuses connections"):
        http.get(f"http://127.0.0.1:{port}/", reach=reach)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "story",
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///path",
        "http://user@news.example/",
        "http://news.example\\@other.example/",
        "http://news.example/a b",
        "http://news.example/\x00",
        "http://news.example/%00",
        "http://news.example:99999/",
        "http://news.example:x/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://-x.example/",
        "http://a..b/",
        "http://" + "a" * 64 + ".example/",
        "http://news.example/" + "a" * 2000,
    ],
)
def test_nonsense_is_refused_with_a_sentence_before_any_look_up(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    with pytest.raises(PermanentFetchError) as caught:
        http.get(url, reach=Reach(lookup=never))

    assert str(caught.value).endswith(".")
    assert " " in str(caught.value)
