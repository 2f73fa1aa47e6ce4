from __future__ import annotations

import pytest

from claims.extraction.places import where
from claims.facts import Where
from claims.text.document import Document
from claims.text.spans import Span


def of(text: str, words: str) -> Where | None:
    start = text.index(words)
    return where(Document(text), Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two boats sank near Porto on Monday.", "Porto"),
        ("Two boats sank in the port city of Vila Nova.", "Vila Nova"),
        ("Two boats sank in northern Portugal.", "Portugal"),
        ("Two boats sank off the coast in Portugal, outside Porto.", "Porto"),
        ("Two boats sank in August in Porto.", "Porto"),
    ],
)
def test_the_place_after_in_or_near_is_found(text: str, name: str) -> None:
    found = of(text, "Two boats sank")

    assert found
    assert (found.name, found.guess) == (name, False)


def test_a_place_named_in_a_sentence_above_is_a_guess() -> None:
    found = of("A storm hit the harbour in Porto. Two boats sank.", "Two boats sank")

    assert found
    assert (found.name, found.guess) == ("Porto", True)


def test_no_place_named_is_none() -> None:
    assert of("Two boats sank on Monday.", "Two boats sank") is None
