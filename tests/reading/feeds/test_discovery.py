"""Which feeds a page names."""

from __future__ import annotations

from claims.reading.feeds.discovery import MOST, Offer, offers

PAGE = b"""<!doctype html><html><head><base href="https://lowe.example/news/">
<link rel="alternate" type="application/rss+xml" title="All  news" href="all.xml">
<link rel="ALTERNATE feed" type="application/atom+xml; charset=utf-8" href="/atom">
<link rel="alternate" type="application/feed+json" href="https://lowe.example/feed.json">
<link rel="alternate" type="application/rss+xml" href="all.xml">
<link rel="alternate" hreflang="fr" href="/fr"><link rel="alternate" type="application/rss+xml" href="javascript:x">
</head><body></body></html>"""


def test_the_feeds_of_a_page_are_found_each_once() -> None:
    assert offers(PAGE, url="https://lowe.example/") == (
        Offer("https://lowe.example/news/all.xml", "All news", "RSS"),
        Offer("https://lowe.example/atom", "", "Atom"),
        Offer("https://lowe.example/feed.json", "", "JSON Feed"),
    )


def test_a_page_without_feeds_offers_none() -> None:
    assert offers(b"<html><body><p>Hello</p></body></html>", url="https://lowe.example/") == ()
    assert offers(b"", url="https://lowe.example/") == ()


def test_a_page_of_nothing_but_links_is_cut_off() -> None:
    many = b"".join(b'<link rel="alternate" type="text/xml" href="/%d">' % number for number in range(500))

    assert len(offers(b"<html><head>" + many + b"</head><body>x</body></html>", url="https://lowe.example/")) == MOST
