"""Flags made by hand: the same values as found ones."""

from __future__ import annotations

import pytest

from claims.extraction.drafts import draft
from claims.flagging import marked
from claims.text.document import Document
from claims.verdicts import FlagKind, Scope
from tests.factories import find

TEXT = (
    "Port Lowe lost power at noon. The mayor of Port Lowe said 40 boats were adrift. "
    "Take it with a pinch of salt, and her word that nine sank too. The quay was closed."
)
CUE = find(TEXT, "Take it with a pinch of salt")


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("nine sank", Scope.SAME_SENTENCE),
        ("40 boats were adrift", Scope.PREVIOUS_SENTENCE),
        ("Port Lowe lost power at noon", Scope.EARLIER),
        ("The quay was closed", Scope.LATER),
        ("40 boats were adrift. Take it", Scope.SAME_SENTENCE),
    ],
)
def test_the_scope_says_where_the_covered_words_stand(words: str, scope: Scope) -> None:
    assert marked.scope(Document(TEXT), CUE, find(TEXT, words)) is scope


def test_drafts_are_made_of_it_as_of_a_found_flag() -> None:
    document = Document(TEXT)
    flag = marked.flag(document, CUE, FlagKind.UNVERIFIED, [find(TEXT, "40 boats were adrift")])

    [found] = draft(document, flag, None)

    assert (found.flag.phrase, found.coverage.rule) == ("by-hand", "marked by an editor")
    assert found.speaker is not None
    assert found.speaker.name == "The mayor of Port Lowe"
    assert [(figure.text, figure.unit) for figure in found.figures] == [("40 boats", "boats")]
