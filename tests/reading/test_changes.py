from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.changes import Decision, decide
from claims.text.digests import digest

TEXT = "The quay was empty.\n\nNobody had seen the crew, the harbour office said."


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], Decision.NEW),
        ([digest(TEXT)], Decision.UNCHANGED),
        ([digest("An earlier wording."), digest(TEXT)], Decision.UNCHANGED),
        ([digest(TEXT), digest("A later wording.")], Decision.UNCHANGED),
        ([digest("An earlier wording.")], Decision.CHANGED),
    ],
)
def test_a_text_is_new_unchanged_or_changed(known: list[str], expected: Decision) -> None:
    assert decide(known, digest(TEXT)) is expected


@pytest.mark.parametrize(
    "same",
    [
        TEXT.replace("\n\n", "\n"),
        TEXT.replace("\n\n", "\n \n\t\n\n"),
        f"\n  {TEXT}\n\n",
        TEXT.replace(" ", "\u00a0 \t"),
        TEXT.replace("\n", "\r\n"),
    ],
)
def test_white_space_makes_no_new_version(same: str) -> None:
    assert digest(same) == digest(TEXT)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert digest(unicodedata.normalize("NFD", "José fährt")) == digest(unicodedata.normalize("NFC", "José fährt"))


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace(".", ""),
        TEXT.lower(),
        TEXT.replace("empty", "full"),
        TEXT.replace("\n\n", " "),
        "\n\n".join(reversed(TEXT.split("\n\n"))),
        "",
    ],
)
def test_every_word_letter_and_paragraph_counts(other: str) -> None:
    assert digest(other) != digest(TEXT)


def test_the_digest_never_changes_unnoticed() -> None:
    assert digest("The quay was empty.") == "d12776b538cb5af4c0e8378434dca80c196f77df9618436f4ac81f63310085e6"


@given(st.text(), st.text())
def test_texts_with_one_digest_have_the_same_words(one: str, other: str) -> None:
    words = [unicodedata.normalize("NFC", text).split() for text in (one, other)]

    assert len(digest(one)) == 64
    assert (digest(one) != digest(other)) or words[0] == words[1]
