from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.sentences import LONGEST, sentences


def words(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Aran met Dr. Ode in the U.S. on Friday.",
        "The ferry left at 2 p.m. on Sept. 3 with 40 aboard.",
        "Rear Adm. Ilse Brandt spoke for the navy.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(text: str) -> None:
    assert words(text) == [text]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert words("“We saw it.” He left.") == ["“We saw it.”", "He left."]


def test_a_missing_space_between_sentences_is_seen() -> None:
    assert words("The dam held on Friday.Police closed the road.") == [
        "The dam held on Friday.",
        "Police closed the road.",
    ]


def test_paragraphs_are_numbered_and_never_share_a_sentence() -> None:
    found = sentences("A headline\n\nFirst line. Second line.\r\nLast")

    assert [(sentence.paragraph) for sentence in found] == [0, 1, 1, 2]


def test_a_sentence_is_never_longer_than_the_limit() -> None:
    assert max(len(sentence.span) for sentence in sentences("word " * 2000)) <= LONGEST


@given(st.text(max_size=400))
def test_sentences_are_in_order_apart_and_lose_nothing_but_white_space(text: str) -> None:
    found = [sentence.span for sentence in sentences(text)]

    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
