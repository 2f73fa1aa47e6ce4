from __future__ import annotations

import pytest

from claims.errors import BadInput
from claims.reading import bodies
from claims.reading.articles import Reading

WORDS = "The mayor said on Tuesday that the old bridge was safe again, and nobody could confirm it by the evening."
PAGE = f"<html><head><title>Bridge</title></head><body><article><p>{WORDS}</p></article></body></html>".encode()


@pytest.mark.parametrize("content_type", ["text/html", "", "text/plain"])
def test_a_page_is_read_as_one_whatever_it_is_called(content_type: str) -> None:
    reading = bodies.read(PAGE, url="https://ferryman.example/a", content_type=content_type)

    assert (reading.text, reading.title, reading.url) == (WORDS, "Bridge", "https://ferryman.example/a")


def test_a_plain_text_from_the_web_keeps_its_address_and_outlet() -> None:
    reading = bodies.read(
        f"Bridge\n{WORDS}".encode(), url="https://www.ferryman.example/a?fbclid=1", content_type="text/plain"
    )

    assert reading == Reading(
        text=f"Bridge\n{WORDS}", title="Bridge", outlet="ferryman.example", url="https://www.ferryman.example/a"
    )


def test_a_plain_file_has_no_address() -> None:
    assert bodies.read(WORDS.encode()) == Reading(text=WORDS)


def test_what_is_declared_as_a_page_must_be_one() -> None:
    with pytest.raises(BadInput, match="not a page of HTML"):
        bodies.read(WORDS.encode(), content_type="text/html")
