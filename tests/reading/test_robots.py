"""What a site allows robots to read."""

from __future__ import annotations

import pytest

from claims.reading.robots import MAX_BYTES, rules

FILE = b"""User-agent: *
Disallow: /private
Allow: /private/news
Crawl-delay: 5

User-agent: ClaimTracker
Disallow: /drafts
"""


@pytest.mark.parametrize(
    ("robot", "path", "allowed"),
    [
        ("AnyBot", "/story", True),
        ("AnyBot", "/private/a", False),
        ("AnyBot", "/private/news/1", True),
        ("ClaimTracker", "/private/a", True),
        ("ClaimTracker", "/drafts/1", False),
    ],
)
def test_the_group_of_the_robot_counts_and_the_longest_rule_in_it(robot: str, path: str, allowed: bool) -> None:
    assert rules(200, FILE).allows(f"https://lowe.example{path}", robot) is allowed


def test_no_file_allows_all_and_an_answer_that_failed_allows_nothing() -> None:
    assert rules(404, b"Disallow: /").allows("https://lowe.example/x", "ClaimTracker")
    assert not rules(503, b"").allows("https://lowe.example/x", "ClaimTracker")
    assert rules(503, b"").wait("ClaimTracker") == 0.0


def test_what_stands_after_the_most_that_is_read_does_not_count() -> None:
    late = b"#" * MAX_BYTES + b"\nUser-agent: *\nDisallow: /\n"

    assert rules(200, late).allows("https://lowe.example/x", "ClaimTracker")


def test_a_wait_between_pages_is_kept_within_reason() -> None:
    assert rules(200, FILE).wait("AnyBot") == 5.0
    assert rules(200, b"User-agent: *\nCrawl-delay: 99999").wait("AnyBot") == 60.0


@pytest.mark.parametrize(
    "body", [b"\xff\xfe\x00", b"\x00" * 1000, b"Disallow" * 5000, b"User-agent: *\nDisallow: /*" + b"*a" * 3000]
)
def test_garbage_never_fails(body: bytes) -> None:
    assert rules(200, body).allows("https://lowe.example/aaaa", "ClaimTracker") in (True, False)
