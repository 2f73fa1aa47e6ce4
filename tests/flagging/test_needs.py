"""The quick look that spares most texts the patterns."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.flagging.needs import needs_of
from claims.flagging.phrase import Phrase
from claims.flagging.phrases import PHRASES
from claims.text.document import Document

CALM = "The fair opened on a bright morning. Stalls sold bread and lamps."


def rows_of(text: str, *extra: Phrase) -> set[str]:
    return {row.id for _, row in needs_of(Document(text), extra)}


def test_a_text_without_caveats_needs_no_row() -> None:
    assert not rows_of(CALM)


def test_the_example_of_each_row_is_let_through_to_it() -> None:
    for row in PHRASES:
        assert row.id in rows_of(row.example)


def test_a_row_is_let_through_wherever_in_a_long_text_its_words_stand() -> None:
    row = PHRASES[0]
    for before in (0, 50, 500):
        assert row.id in rows_of(f"{CALM} " * before + row.example + f" {CALM}" * 5)


def test_a_row_is_told_with_the_place_of_the_word_that_it_needs() -> None:
    text = "It rained. The claim could not be verified. It rained again."

    places = {at for at, row in needs_of(Document(text), ()) if row.id == "U-01"}

    assert places
    assert all(text.startswith("verified", at - len("verified") + 1) for at in places)


def test_each_place_of_a_needed_word_is_told() -> None:
    once = "The claim could not be verified. "

    assert len({at for at, _ in needs_of(Document(once * 3), ())}) == 3 * len(
        {at for at, _ in needs_of(Document(once), ())}
    )


def test_needed_words_may_be_of_any_script() -> None:
    row = replace(PHRASES[0], id="E-01", needs=("не ясно",), pattern=re.compile("не ясно"), beside=(), before=())

    assert rows_of("Это не ясно.", row) == {"E-01"}


def test_a_row_that_only_one_reading_has_does_not_stay_for_the_next() -> None:
    row = replace(PHRASES[0], id="E-01", needs=("lamps",), pattern=re.compile("lamps"), beside=(), before=())

    assert rows_of(CALM, row) == {"E-01"}
    assert not rows_of(CALM)


def test_what_must_stand_before_a_needed_word_does_not_count_behind_it_or_in_the_line_above() -> None:
    row = replace(PHRASES[0], id="E-01", needs=("lamps",), pattern=re.compile("lamps"), beside=(), before=("bread",))

    assert rows_of("Bread and lamps.", row) == {"E-01"}
    assert not rows_of("Lamps and bread.", row)
    assert not rows_of("Bread.\nLamps.", row)
