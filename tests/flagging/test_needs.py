"""The quick look that spares most texts the patterns."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.flagging.needs import Table, needs_of
from claims.flagging.phrases import PHRASES
from claims.text.document import Document

CALM = "The fair opened on a bright morning. Stalls sold bread and lamps."


def test_a_text_without_caveats_needs_no_row() -> None:
    assert needs_of(Document(CALM), ()) == {}


def test_the_example_of_each_row_is_let_through_to_it() -> None:
    for row in PHRASES:
        let_through = [phrase for rows in needs_of(Document(row.example), ()).values() for phrase in rows]
        assert row in let_through, row.id


def test_a_row_is_let_through_wherever_in_a_long_text_its_words_stand() -> None:
    row = PHRASES[0]
    for before in (0, 50, 500):
        document = Document(f"{CALM} " * before + row.example + f" {CALM}" * 5)
        assert row in [phrase for rows in needs_of(document, ()).values() for phrase in rows]


def test_a_table_forgets_words_rather_than_grow_without_end() -> None:
    table = Table(PHRASES)
    table.MEMORY = 100
    always = table.held(set())

    for number in range(1000):
        assert table.held({b"xq%d" % number}) == always
    assert "verified" in table.held({b"unverified"})


def test_a_row_whose_words_have_no_plain_letters_is_always_let_through() -> None:
    row = replace(PHRASES[0], id="E-01", needs=("не ясно",), pattern=re.compile("не ясно"), beside=())

    assert row in needs_of(Document("Это не ясно."), (row,))["не ясно"]
