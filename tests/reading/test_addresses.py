from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput
from claims.reading.addresses import MAX_LENGTH, TRACKERS, Address, canonical, outlet_host, parsed


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # Scheme, host and port.
        ("https://news.example/a", "https://news.example/a"),
        ("HTTPS://News.EXAMPLE/A", "https://news.example/A"),
        ("  https://news.example/a\n", "https://news.example/a"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example?x=1", "https://news.example/?x=1"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("http://news.example:443/a", "http://news.example:443/a"),
        ("https://news.example:/a", "https://news.example/a"),
        ("https://news.example:0443/a", "https://news.example/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://www.news.example/a", "https://www.news.example/a"),
        ("https://zürich.example/a", "https://xn--zrich-kva.example/a"),
        ("https://ZÜRICH.example/a", "https://xn--zrich-kva.example/a"),
        ("https://xn--zrich-kva.example/a", "https://xn--zrich-kva.example/a"),
        ("http://[2001:DB8:0:0::1]/a", "http://[2001:db8::1]/a"),
        ("http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        # Path.
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example/../../a", "https://news.example/a"),
        ("https://news.example/a/", "https://news.example/a/"),
        ("https://news.example/%7Eann/%e4", "https://news.example/~ann/%E4"),
        ("https://news.example/stra\u00dfe", "https://news.example/stra%C3%9Fe"),
        ("https://news.example/a%2fb", "https://news.example/a%2Fb"),
        # Fragment and query.
        ("https://news.example/a#top", "https://news.example/a"),
        ("https://news.example/a?", "https://news.example/a"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2"),
        ("https://news.example/a?a=2&a=1", "https://news.example/a?a=1&a=2"),
        ("https://news.example/a?id=7&utm_source=x&UTM_Medium=y", "https://news.example/a?id=7"),
        ("https://news.example/a?fbclid=x", "https://news.example/a"),
        ("https://news.example/a?gclid=1&&id=7&", "https://news.example/a?id=7"),
        ("https://news.example/a?utm=1&ref=home", "https://news.example/a?ref=home&utm=1"),
        ("https://news.example/a?q=two+words", "https://news.example/a?q=two+words"),
        ("https://news.example/a?q=two%20words", "https://news.example/a?q=two+words"),
    ],
)
def test_each_page_has_one_spelling(written: str, expected: str) -> None:
    assert canonical(written) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize("name", sorted(TRACKERS))
def test_arguments_that_track_readers_are_dropped(name: str) -> None:
    assert canonical(f"https://news.example/a?{name}=1&story={name}") == f"https://news.example/a?story={name}"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "must begin with https://"),
        ("news.example/a", "must begin with https://"),
        ("/a", "must begin with https://"),
        ("ftp://news.example/a", "must begin with https://"),
        ("mailto:desk@news.example", "must begin with https://"),
        ("javascript:alert(1)", "must begin with https://"),
        ("data:text/html,hello", "must begin with https://"),
        ("file:///etc/passwd", "must begin with https://"),
        ("https:news.example/a", "must begin with https://"),
        ("https:///a", "must begin with https://"),
        ("https://ann@news.example/a", "take out everything up to the @ sign"),
        ("https://ann:secret@news.example/a", "take out everything up to the @ sign"),
        ("https://news.example/a b", "a space, a backslash or a control character"),
        ("https://news.example\\@other.example/", "a space, a backslash or a control character"),
        ("https://news.example/a\tb", "a space, a backslash or a control character"),
        ("https://news.example/a\nb", "a space, a backslash or a control character"),
        ("https://news.example/\x00", "a space, a backslash or a control character"),
        ("https://news.example/%00", "a space, a backslash or a control character"),
        ("https://news.example/\ud800", "a space, a backslash or a control character"),
        ("https://news.example:port/", "is not a web address"),
        ("https://news.example:99999/", "is not a web address"),
        ("https://[::1/", "is not a web address"),
        ("https://[fe80::1%25eth0]/", "is not"),
        ("https://[::g]/", "is not"),
        ("https://news..example/", "is not the name of a site"),
        ("https://-news.example/", "is not the name of a site"),
        ("https://new$s.example/", "is not the name of a site"),
        ("https://" + "a" * 64 + ".example/", "is not the name of a site"),
        ("https://" + "a." * 130 + "example/", "is not the name of a site"),
        ("https://\u2603\u200d.example/", "is not the name of a site"),
        ("https://news.example/" + "a" * MAX_LENGTH, "at most 2000 are taken"),
        ("https://news.example/" + "ä" * 500, "more than 2000 characters"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(written: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        canonical(written)

    assert says in str(caught.value)
    assert str(caught.value).endswith((".", "sign."))


_HOSTS = st.sampled_from(["News.example", "www.news.example:443", "zürich.example", "[2001:DB8::1]", "1.2.3.4:8080"])
_TAILS = st.text(alphabet="abXY01-._~!$&'()*+,;=:@/?#[]%éßλ日\"<>^`{|}", max_size=40)


@given(st.sampled_from(["http", "HTTPS"]), _HOSTS, _TAILS)
def test_a_canonical_address_is_its_own_canonical_form(scheme: str, host: str, tail: str) -> None:
    try:
        once = canonical(f"{scheme}://{host}/{tail}")
    except BadInput:
        return

    assert once.isascii()
    assert canonical(once) == once
    assert parsed(once).host == parsed(f"{scheme}://{host}/").host


@given(st.text(max_size=80), st.sampled_from(["", "https://", "https://news.example/"]))
def test_any_text_is_an_address_or_bad_input_and_nothing_else(written: str, start: str) -> None:
    try:
        spelled = canonical(start + written)
    except BadInput:
        return

    assert spelled.startswith(("http://", "https://"))


def test_the_parts_are_what_is_fetched() -> None:
    address = parsed("HTTPS://News.example:8443/a?q=ä#part")

    assert address == Address("https", "news.example", 8443, "/a?q=%C3%A4")
    assert str(address) == "https://news.example:8443/a?q=%C3%A4"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.News.example/a", "news.example"),
        ("https://politics.news.example/", "politics.news.example"),
        ("http://zürich.example:8080/", "xn--zrich-kva.example"),
    ],
)
def test_an_outlet_is_known_by_its_host(url: str, host: str) -> None:
    assert outlet_host(url) == host
