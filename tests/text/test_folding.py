from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.folding import folded


@pytest.mark.parametrize(
    "words", ["İstanbul said", "“Straße”", "\u00a0Ana’s", "مرحبا Ali", "e\u0301tude", "🚢 Fleet", "ΟΔΟΣ"]
)
def test_folding_keeps_every_offset(words: str) -> None:
    assert len(folded(words)) == len(words)


def test_folding_makes_quotes_and_spaces_plain() -> None:
    assert folded("“We can’t\u00a0say”") == '"we can\'t say"'


@given(st.text())
def test_folding_never_changes_the_number_of_code_points(text: str) -> None:
    assert len(folded(text)) == len(text)
