"""Words in their plain form."""

from __future__ import annotations

import time

import pytest

from claims.matching.terms import terms, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shelled", "shelling"),
        ("Canadian", "Canada"),
        ("4,000", "four thousand"),
        ("1.5 million", "1.5 million"),
        ("U.S.", "American"),
        ("US", "America"),
        ("U.K.", "Britain"),
        ("stories", "story"),
        ("the harbour’s", "harbours"),
        ("running", "runs"),
        ("died", "dead"),
        ("a dozen", "12"),
    ],
)
def test_words_of_one_matter_are_one_term(one: str, other: str) -> None:
    assert words(one) == words(other) != []


@pytest.mark.parametrize(("one", "other"), [("us", "US"), ("34", "43"), ("4,000", "4"), ("ferry", "fern")])
def test_words_of_different_matter_are_different_terms(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_words_that_carry_no_matter_are_left_out() -> None:
    assert words("It was not what he said that they had, and so on.") == []


def test_offsets_lead_back_to_the_words() -> None:
    text = "“Two hundred” barges — İzmir’s — sank."

    assert [text[term.start : term.end] for term in terms(text)] == ["Two hundred", "barges", "İzmir’s", "sank"]


@pytest.mark.parametrize("hostile", ["a" * 200_000, "1," * 100_000, "a." * 100_000, "o'" * 100_000, "\0" * 100_000])
def test_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    start = time.process_time()

    terms(hostile)

    assert time.process_time() - start < 3
