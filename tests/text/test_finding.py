"""Finding copied words in a text, and telling one occurrence from the others."""

from __future__ import annotations

import time

import pytest

from claims.text.finding import in_context, nearest, occurrences, unmistakable
from claims.text.spans import Span

TEXT = (
    "The weir held. “The weir held,” Ana Brole said; her\nson’s boat, she added, “wasn’t lost”. The other weir broke."
)


def found(words: str) -> list[str]:
    return [span.of(TEXT) for span in occurrences(TEXT, words)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ana Brole", "Ana Brole"),
        ("ana brole SAID", "Ana Brole said"),
        ("her son's  boat", "her\nson’s boat"),
        ('  "wasn\'t lost" ', "“wasn’t lost”"),
        ("held,\u00a0” Ana", None),
        ("held,” \u00a0Ana", "held,” Ana"),
        ("Rana Brole", None),
        ("  ", None),
    ],
)
def test_words_are_found_whatever_the_quotes_the_case_and_the_white_space(typed: str, words: str | None) -> None:
    assert found(typed) == ([words] if words else [])


def test_every_occurrence_is_told() -> None:
    assert [span.start for span in occurrences(TEXT, "weir held")] == [4, 20]


def test_words_that_are_letter_for_letter_the_same_go_before_those_that_are_not() -> None:
    assert found("the other weir") == ["The other weir"]
    assert [span.of("The dam. the dam.") for span in occurrences("The dam. the dam.", "the dam")] == ["the dam"]


def test_part_of_a_word_stands_for_the_whole_unless_it_is_a_word_itself() -> None:
    assert found("eir bro") == ["weir broke"]
    assert found("ere") == []
    assert found("oke") == ["broke"]
    assert [span.start for span in occurrences("a cat, a catfish", "cat")] == [2]


def test_an_occurrence_is_shown_with_what_stands_around_it() -> None:
    shown = in_context(TEXT, Span(TEXT.index("boat"), TEXT.index("boat") + 4), reach=10)

    assert (shown.before, shown.words, shown.after) == ("…her son’s ", "boat", ", she adde…")
    assert in_context("All of it.", Span(0, 3)).before == ""
    assert in_context("All of it.", Span(7, 10)).after == ""


def test_the_nearest_of_two_equally_near_is_the_earlier() -> None:
    spans = [Span(0, 5), Span(20, 25), Span(40, 45)]

    assert nearest(spans, Span(41, 50)) == spans[2]
    assert nearest(spans, Span(10, 15)) == spans[0]


@pytest.mark.parametrize(
    ("at", "lengthened"),
    [(TEXT.index("weir held."), "weir held."), (20, "weir held,”"), (TEXT.index("weir broke"), "weir broke.")],
)
def test_words_are_lengthened_at_word_boundaries_until_they_are_the_only_ones(at: int, lengthened: str) -> None:
    words = Span(at, at + 4)
    assert TEXT.count(words.of(TEXT)) == 3

    span = unmistakable(TEXT, words)

    assert span.contains(words)
    assert TEXT.count(span.of(TEXT)) == 1
    assert span.of(TEXT) in (lengthened, lengthened.removesuffix("."), f"other {lengthened}")


def test_words_are_lengthened_within_their_sentence_where_that_is_enough() -> None:
    text = "Nobody knew. It was said again. It was said before, and it was said again."
    words = Span(text.index("It was said before"), text.index(" before"))

    assert unmistakable(text, words).of(text) == "It was said before,"
    assert unmistakable("No. It was said. It was said.", Span(4, 15)).of("No. It was said.") == "No. It was said"


def test_words_that_are_the_only_ones_stay_as_they_are() -> None:
    assert unmistakable(TEXT, Span(32, 41)) == Span(32, 41)


def test_words_that_overlap_themselves_are_not_the_only_ones() -> None:
    assert unmistakable("ababa!", Span(0, 3)) == Span(0, 6)


def test_a_text_that_only_repeats_itself_is_done_with_soon() -> None:
    for text in ("no " * 20_000, f"no{' ' * 20_000}no{' ' * 300}."):
        begun = time.process_time()
        span = unmistakable(text, Span(0, 2))
        assert text.find(span.of(text), 1) < 0
        assert time.process_time() - begun < 5
