"""What people type into the search, and words as it compares them."""

from __future__ import annotations

import pytest

from claims.text.asked import Term, asked, hits, plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Mayor’s BARGES", "the mayor s barges"),
        ("Zażółć, Éric & Ångström", "zazołc eric angstrom"),
        ("Straße", "strasse"),
        ("1,200 of 1 300", "1 200 of 1 300"),
        ("港口沉没", "港 口 沉 没"),
        ("المدينة", "المدينة"),
        ("snake_case --", "snake case"),
        ("", ""),
    ],
)
def test_words_are_compared_without_case_accents_and_signs(text: str, words: str) -> None:
    assert plain(text) == words


def test_words_without_end_are_cut() -> None:
    assert plain("x" * 5000) == "x" * 60
    assert len(plain("港" * 500_000).encode()) <= 400_000


def test_words_are_looked_for_anywhere_and_the_last_as_a_beginning() -> None:
    assert asked("Harbour barg").terms == (Term(("harbour",)), Term(("barg",), begun=True))


def test_words_in_quotes_are_looked_for_as_they_follow_one_another() -> None:
    assert asked("“Port Lowe” barges").terms == (Term(("port", "lowe")), Term(("barges",), begun=True))
    assert asked('barges "Port Lowe').terms == (Term(("barges",)), Term(("port", "lowe")))


def test_a_letter_or_two_begin_no_word() -> None:
    assert asked("ba").terms == (Term(("ba",)),)


@pytest.mark.parametrize("typed", ["", "  ", '"', '""', "&|!():*", "'; --", "\x00"])
def test_signs_alone_ask_for_nothing(typed: str) -> None:
    assert not asked(typed)


def test_of_a_thousand_words_the_first_dozen_count() -> None:
    assert len(asked("a b " * 1000).terms) == 12


def test_hits_stand_where_the_words_are_written() -> None:
    text = "Éric’s barge and the bar of Barges"

    found = [text[start:end] for start, end in hits(text, asked("eric barg"))]

    assert found == ["Éric", "barge", "Barges"]
