from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput
from claims.reading import pages
from claims.reading.articles import Reading

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
URL = "https://www.ferryman.example/2026/bridge?utm_source=x"
PARAGRAPHS = [
    "The mayor said on Tuesday that the old bridge over the Varn was safe for lorries again.",
    "She did not elaborate.",
    "Engineers from the county had warned in January that two of its nine arches were cracked; their report could not "
    "be independently verified.",
    "“Nobody has shown me a crack,” the mayor told reporters, adding that 1,200 lorries had crossed since Sunday.",
    "It was not immediately clear who had reopened the gate.",
]
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
HEAD = """
<title>Bridge declared safe | The Ferryman</title>
<meta property="og:title" content="Bridge declared safe">
<meta property="og:site_name" content="The Ferryman">
<meta property="article:published_time" content="2026-03-12T09:30:00+01:00">
<link rel="canonical" href="https://ferryman.example/2026/bridge">
"""
FURNITURE = """
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<header><h1>Bridge declared safe</h1></header>
"""
FOOTER = """
<aside class="newsletter">Subscribe to our newsletter today!</aside>
<section class="comments"><p>What a lovely bridge, says a reader who was never there.</p></section>
<footer>© 2026 The Ferryman. All rights reserved.</footer>
"""


def page(body: str = FURNITURE + f"<article>{ARTICLE}</article>" + FOOTER, head: str = HEAD, attrs: str = "") -> str:
    return f"<!DOCTYPE html><html {attrs}><head>{head}</head><body>{body}</body></html>"


def read(html: str | bytes, url: str = URL, charset: str = "") -> Reading:
    return pages.read(html, url=url, charset=charset, now=NOW)


def test_the_article_comes_out_with_its_paragraphs_and_without_the_furniture() -> None:
    assert read(page(attrs='lang="en-GB"')) == Reading(
        text=TEXT,
        title="Bridge declared safe",
        byline="",
        outlet="The Ferryman",
        url="https://ferryman.example/2026/bridge",
        published=datetime(2026, 3, 12, 8, 30, tzinfo=UTC),
        offset=60,
        language="en",
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<main><div class='story'>{ARTICLE}</div></main>",
        f"<div id='content'><div>{ARTICLE}</div></div>",
        ARTICLE,
        "<article>" + "".join(f"<div>{paragraph}</div>" for paragraph in PARAGRAPHS) + "</article>",
        "<article><p>" + "<br><br>".join(PARAGRAPHS) + "</p></article>",
        "<table><tr><td>" + ARTICLE + "</td></tr></table>",
        f"<article>{ARTICLE.replace('</p>', '')}</article>",
        "<article>" + ARTICLE.replace("<p>", "<p>\n      ").replace(" ", "\n  ").replace("<p>\n", "<p>") + "</article>",
    ],
    ids=["main", "divs", "bare", "div paragraphs", "breaks", "table", "unclosed", "wrapped lines"],
)
def test_no_layout_loses_a_paragraph_or_joins_two(body: str) -> None:
    assert read(page(body)).text == TEXT


def test_links_and_emphasis_stay_in_the_sentence_and_lists_stay_apart() -> None:
    body = (
        ARTICLE
        + "<p>It is <b>not</b> <a href='/x'>known</a>, <i>she</i> said.</p><ul><li>One arch.</li><li>Two.</li></ul>"
    )

    text = read(page(f"<article>{body}</article>")).text

    assert text.endswith("\n\nIt is not known, she said.\n\n- One arch.\n\n- Two.")


def test_a_text_that_is_only_in_the_pages_data_is_found() -> None:
    data = '{"@type": "NewsArticle", "articleBody": "' + " ".join(PARAGRAPHS).replace('"', "'") + '"}'

    text = read(page("<div id='app'></div>", HEAD + f'<script type="application/ld+json">{data}</script>')).text

    assert text == " ".join(PARAGRAPHS)


# What the page says about itself


def test_authors_are_named_from_the_pages_data() -> None:
    authors = '[{"@type": "Person", "name": "Ada Lind"}, {"@type": "Person", "name": "Bo Ek"}]'
    data = f'{{"@context": "https://schema.org", "@type": "NewsArticle", "author": {authors}}}'

    assert read(page(head=HEAD + f'<script type="application/ld+json">{data}</script>')).byline == "Ada Lind, Bo Ek"


def dated(head: str) -> tuple[datetime | None, bool]:
    reading = read(page(head=head), url="https://ferryman.example/bridge")
    return reading.published, reading.date_only


MORNING = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
DAY = datetime(2026, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2026-03-12T08:30:00Z">', (MORNING, False)),
        ('<meta itemprop="datePublished" content="2026-03-12T09:30+01:00">', (MORNING, False)),
        ('<meta name="DC.date.issued" content="2026-03-12">', (DAY, True)),
        ('<script type="application/ld+json">{"datePublished": "2026-03-12T08:30:00.000Z"}</script>', (MORNING, False)),
        ('<script type="application/ld+json">{broken "datePublished" : "2026-03-12"</script>', (DAY, True)),
        (
            '<meta name="date" content="2026-03-12"><script type="application/ld+json">'
            '{"datePublished": "2026-03-12T08:30:00Z"}</script>',
            (MORNING, False),
        ),
        ('<meta property="article:published_time" content="12 March 2026">', (DAY, True)),
        ('<meta property="article:published_time" content="soon">', (None, False)),
        ('<meta property="article:published_time" content="2126-03-12T08:30:00Z">', (None, False)),
        ("", (None, False)),
    ],
)
def test_the_date_is_the_finest_that_the_page_gives(head: str, expected: tuple[datetime | None, bool]) -> None:
    assert dated(head) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://ferryman.example/2026/bridge#top", "https://ferryman.example/2026/bridge"),
        ("/2026/bridge-safe", "https://www.ferryman.example/2026/bridge-safe"),
        ("https://mirror.example/2026/bridge", "https://www.ferryman.example/2026/bridge"),
        ("https://ferryman.example/", "https://www.ferryman.example/2026/bridge"),
        ("javascript:alert(1)", "https://www.ferryman.example/2026/bridge"),
        ("http://[::1", "https://www.ferryman.example/2026/bridge"),
        ("", "https://www.ferryman.example/2026/bridge"),
    ],
)
def test_a_page_may_name_its_own_address_on_its_own_site_only(href: str, expected: str) -> None:
    assert read(page(head=f'<title>Bridge</title><link rel="Canonical" href="{href}">')).url == expected


def test_a_file_without_an_address_has_none() -> None:
    reading = read(page(head="<title>Bridge declared safe</title>"), url="")

    assert (reading.url, reading.outlet, reading.title) == ("", "", "Bridge declared safe")


def test_an_outlet_that_does_not_name_itself_is_known_by_its_host() -> None:
    assert read(page(head="<title>Bridge</title>")).outlet.lower().removeprefix("www.") == "ferryman.example"


# Encodings


WINDOWS = page(head="<title>Bridge</title>").replace("Varn", "Värn")


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (WINDOWS.encode(), ""),
        (WINDOWS.encode(), "iso8859-1"),
        (b"\xef\xbb\xbf" + WINDOWS.encode(), "iso8859-1"),
        (b"\xff\xfe" + WINDOWS.encode("utf-16-le"), ""),
        (WINDOWS.encode("cp1252"), "cp1252"),
        (WINDOWS.encode("cp1252"), "nonsense"),
        (WINDOWS.encode("cp1252"), "utf-8"),
        (WINDOWS.replace("<title>", "<meta charset=windows-1252><title>").encode("cp1252"), ""),
        (WINDOWS.encode("cp1252"), ""),
        (WINDOWS.encode("cp1252"), "hex"),
    ],
    ids=[
        "plain",
        "false header",
        "mark",
        "utf-16",
        "header",
        "bad header",
        "wrong header",
        "meta",
        "guess",
        "odd codec",
    ],
)
def test_the_page_is_decoded_whatever_it_says_of_its_encoding(body: bytes, charset: str) -> None:
    assert "old bridge over the Värn was safe" in read(body, charset=charset).text
    assert "“Nobody has shown me a crack,”" in read(body, charset=charset).text


def test_one_broken_byte_spoils_no_page() -> None:
    broken = page().encode().replace(b"Varn", b"V\xffrn")

    assert read(broken, charset="utf-8").text == TEXT.replace("Varn", "V\ufffdrn")


def test_asian_pages_follow_their_header() -> None:
    words = "市長は火曜日、古い橋は再び安全になったと述べたが、独自に確認することはできなかった。" * 4
    body = f"<html><head><title>橋</title></head><body><article><p>{words}</p></article></body></html>"

    assert read(body.encode("shift_jis"), charset="shift_jis").text == words
    assert read(body.encode("iso2022_jp"), charset="iso-2022-jp").text == words


def test_what_no_database_stores_is_replaced() -> None:
    assert "\x00" not in read(page().replace("Varn", "V\x00arn")).text
    assert read(page().replace("Varn", "V\ud800rn").replace("\r", "")).text == TEXT.replace("Varn", "V\ufffdrn")


# What is no article


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("", "That page is empty"),
        (b" \n ", "That page is empty"),
        (page(""), "That page holds no article"),
        (page(FURNITURE), "That page holds no article"),
        (page("<p>Short.</p>"), "That page holds no article"),
        (page("<nav>" + "<a href='/x'>Sport</a> " * 60 + "</nav>"), "That page holds no article"),
        ("just words", "That is not a page of HTML"),
        ("<", "That is not a page of HTML"),
        (b"%PDF-1.7", "That is a PDF document, not a page"),
        (b"\x89PNG\r\n\x1a\n", "That is a PNG image, not a page"),
        (page("<p>a</p>" * 40_000), "built of more than 60,000 parts"),
        (b"x" * (5 * 1024 * 1024 + 1), "at most 5 MB are taken"),
    ],
)
def test_a_page_without_an_article_is_refused(html: str | bytes, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(html)

    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("title", "text", "says"),
    [
        ("Just a moment...", "ferryman.example needs to review the security of your connection.", "robots"),
        ("ferryman.example", "Please verify you are a human. Press and hold the button below to go on.", "robots"),
        (
            "Attention Required! | Shield",
            "Sorry, you have been stopped. Ask the owner of the site to let you in.",
            "robots",
        ),
        ("Access Denied", "You don't have permission to see this page on this server. Reference 18.2.", "robots"),
        ("Before you continue", "We use data to keep our services running and to show what you may like.", "cookies"),
        ("The Ferryman", "We value your privacy. Accept all cookies to read on, or choose what to allow.", "cookies"),
        ("The Ferryman", "Please enable JavaScript and reload the page to read this story in your browser.", "scripts"),
    ],
)
def test_what_stands_in_front_of_an_article_is_told_by_name(title: str, text: str, says: str) -> None:
    with pytest.raises(BadInput, match=rf"{says}.*paste the text instead"):
        read(page(f"<main><h1>{title}</h1><p>{text}</p></main>", head=f"<title>{title}</title>"))


def test_an_article_about_such_barriers_is_an_article() -> None:
    story = (
        "A court told the site to take down its captcha and cookie settings. "
        + "Readers had complained for years. " * 20
    )

    assert (
        read(page(f"<article><p>{story}</p></article>", head="<title>Cookies in court</title>")).text == story.strip()
    )


# Hostile pages


N = 250_000
HOSTILE = {
    "nested div": "<div>",
    "nested div with text": "<div>x ",
    "nested b": "<b>a",
    "nested mixture": "<p><b><i><a>x",
    "nested table": "<table><tr><td>",
    "nested list": "<ul><li>x",
    "open tags": "<a ",
    "open attributes": '<a href="',
    "flat paragraphs": "<p>a</p>",
    "flat links": '<a href="/x">y</a> ',
    "breaks": "word<br>",
    "comments": "<!--x-->",
    "open comments": "<!--",
    "entities": "&amp;&lt;&#x110000;",
    "one word": "w",
    "spaces": " ",
    "dates": "2020-01-01 ",
    "times": "<time datetime='2020-01-01'>1</time>",
    "quotes": "<blockquote>q",
    "deep data": '<script type="application/ld+json">' + '{"@graph":[' * 20_000 + "</script>",
    "many dates": '<script type="application/ld+json">' + '"datePublished":' * 10_000 + "</script>",
    "cdata": "<![CDATA[",
    "svg": "<svg><math>",
    "template": "<template>",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_neither_hangs_nor_crashes(piece: str) -> None:
    html = page(ARTICLE + piece * max(1, N // len(piece)))
    began = time.monotonic()

    try:
        text = read(html).text
    except BadInput as problem:
        text = str(problem)

    assert text.strip()
    assert time.monotonic() - began < 10


@given(st.text(alphabet="<>/=\"' &;!-[]abpdiv\x00\ud800é", max_size=300))
def test_any_markup_is_an_article_or_bad_input_and_nothing_else(markup: str) -> None:
    try:
        reading = read(page(ARTICLE + markup))
    except BadInput:
        return

    assert reading.text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>x", True),
        (b"\xef\xbb\xbf \n<html lang=en>", True),
        ('<?xml version="1.0"?>\n<html xmlns="x">', True),
        ("<HEAD>", True),
        ("The <html> tag opens a page.", False),
        ("<rss version='2.0'>", False),
        ("<htmlx>", False),
        ("", False),
    ],
)
def test_a_page_is_known_by_its_beginning(text: str | bytes, expected: bool) -> None:
    assert pages.looks_like_html(text) is expected
