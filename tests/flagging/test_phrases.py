from __future__ import annotations

import pytest

from claims.flagging.detector import detect
from claims.flagging.phrase import Phrase
from claims.flagging.phrases import PHRASES
from claims.text.document import Document
from claims.text.folding import folded
from claims.verdicts import FlagKind

every_row = pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)


@every_row
def test_a_row_catches_its_example(phrase: Phrase) -> None:
    text = folded(phrase.example)

    assert phrase.pattern.search(text)
    assert any(need in text for need in phrase.needs)


@every_row
def test_no_row_catches_the_counter_example_of_another(phrase: Phrase) -> None:
    assert [row.id for row in PHRASES if row.pattern.search(folded(phrase.counter))] == []


@every_row
def test_the_detector_flags_the_example_with_the_kind_of_the_row(phrase: Phrase) -> None:
    story = f"The navy said 9 men died in the storm. {phrase.example}"

    assert phrase.kind in {flag.kind for flag in detect(Document(story))}


def test_ids_are_unique_and_name_their_kind() -> None:
    letters = {FlagKind.UNVERIFIED: "U", FlagKind.UNCLEAR: "C", FlagKind.NO_EVIDENCE: "N", FlagKind.DISPUTED: "D"}

    assert len({phrase.id for phrase in PHRASES}) == len(PHRASES)
    assert all(phrase.id.startswith(letters[phrase.kind] + "-") for phrase in PHRASES)
