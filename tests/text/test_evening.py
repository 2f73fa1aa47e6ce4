"""Texts laid out with more than single spaces: read as if they were not, and found again where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.analysis import read
from claims.text.evening import even
from claims.text.spans import Span

LAID_OUT = (
    "The mayor of Elmsford said  12 of the 15\n bridges had been closed.\tThe figures\ncould   not be"
    " independently\nverified.\n\nThe river  rose."
)
PLAIN = " ".join(LAID_OUT.replace("\n\n", "¶").split()).replace("¶", "\n\n")


def test_an_even_text_is_left_alone() -> None:
    assert even("One space each.\nA new line.\n\nA paragraph.") is None


def test_words_are_found_where_they_stand() -> None:
    found = even(LAID_OUT)

    assert found is not None
    assert found.text == PLAIN.replace("closed. The", "closed.\tThe")
    at = found.text.index("could not be independently verified")
    span = found.original(Span(at, at + len("could not be independently verified")))
    assert span.of(LAID_OUT) == "could   not be independently\nverified"


def test_a_caveat_is_caught_whatever_its_layout() -> None:
    laid_out, plain = read(LAID_OUT), read(PLAIN)

    assert [" ".join(draft.coverage.span.of(LAID_OUT).split()) for draft in laid_out] == [
        draft.coverage.span.of(PLAIN) for draft in plain
    ]
    assert len(laid_out) == 1
    assert " ".join(laid_out[0].flag.cue.of(LAID_OUT).split()) == plain[0].flag.cue.of(PLAIN)
    assert [" ".join(figure.text.split()) for figure in laid_out[0].figures] == [it.text for it in plain[0].figures]
    assert laid_out[0].figures[0].text == "12 of the 15\n bridges"


@given(st.text(alphabet=" \n\tab,.", max_size=60))
def test_every_letter_keeps_its_place(text: str) -> None:
    found = even(text)
    if found is None:
        return
    for offset, letter in enumerate(found.text):
        if not letter.isspace():
            assert found.original(Span(offset, offset + 1)).of(text) == letter
