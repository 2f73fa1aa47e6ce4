"""Whether another article repeats a claim without its caveat and without anything new to stand on."""

from __future__ import annotations

import pytest

from claims.facts import Assertion
from claims.flagging.detector import detect
from claims.matching.drift.lost import lost_caveat
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind
from tests.factories import find

SUNK = Assertion("12 of the 15 barges had sunk", FlagKind.UNVERIFIED, speaker="Edda Holm, the harbour master")
BARE = "The storm sank 12 of the 15 barges."
LEDE = "Port Lowe counts its losses."


def why(text: str, passage: str = "12 of the 15 barges", assertion: Assertion = SUNK) -> str | None:
    document = Document(text)
    return lost_caveat(assertion, document, find(text, passage), detect(document))


@pytest.mark.parametrize(
    "text",
    [
        f"{LEDE} {BARE} The quay is closed.",
        f"{LEDE} With 12 of the 15 barges sunk, the port has nothing left to carry grain.",
        f"{LEDE}\n\n{BARE}\n\nNobody can say when the lock will open. It was not clear who will pay for it.",
    ],
)
def test_a_claim_stated_as_a_fact_has_lost_its_caveat(text: str) -> None:
    assert why(text) == "The passage states it as a fact: it names no caveat, no source and no check."


@pytest.mark.parametrize(
    "text",
    [
        "Edda Holm said that 12 of the 15 barges had sunk.",
        "The harbour master said on Friday that 12 of the 15 barges had sunk.",
        "“12 of the 15 barges have sunk,” Ms. Holm said.",
        "Edda Holm, the harbour master, spoke to the council. She said that 12 of the 15 barges had sunk.",
    ],
)
def test_words_of_the_same_speaker_without_the_caveat_have_lost_it(text: str) -> None:
    reason = why(text)

    assert reason == (
        "The passage gives it as the words of Edda Holm, the harbour master, as before, but without the caveat."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Edda Holm said 12 of the 15 barges had sunk. The figure could not be independently verified.",
        "It could not be verified what she said. She said that 12 of the 15 barges had sunk.",
        "According to unconfirmed reports, 12 of the 15 barges had sunk.",
        "Edda Holm claimed that 12 of the 15 barges had sunk.",
        "The storm reportedly sank 12 of the 15 barges.",
        "The storm sank 12 of the 15 barges, it has been reported.",
        "The storm sank 12 of the 15 barges, local reports suggested.",
        "As many as 12 of the 15 barges may have sunk.",
        "Did the storm sink 12 of the 15 barges?",
        "The owners aren’t so sure that 12 of the 15 barges had sunk.",
    ],
)
def test_a_passage_that_is_careful_has_lost_nothing(text: str) -> None:
    assert why(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of transport confirmed that 12 of the 15 barges had sunk.",
        f"{BARE} Footage from the lighthouse shows them going down.",
        f"{BARE} The number was verified by insurers.",
        f"{BARE} Divers sent by the state counted the wrecks.",
        "A court found that 12 of the 15 barges had sunk.",
        f"Inspectors went out on Monday and saw the wrecks. Inspectors found that {BARE.lower()}",
    ],
)
def test_a_passage_with_new_evidence_has_lost_nothing(text: str) -> None:
    assert why(text) is None


def test_a_check_that_is_denied_is_no_check() -> None:
    assert why(f"{BARE} The insurers own no pictures that show the wrecks.") is not None


@pytest.mark.parametrize(
    "text",
    [
        "The coast guard said that 12 of the 15 barges had sunk.",
        "He said that 12 of the 15 barges had sunk.",
    ],
)
def test_somebody_else_who_says_it_stands_for_it(text: str) -> None:
    assert why(text) is None


def test_of_a_claim_without_a_speaker_nobody_can_say_whether_it_is_the_same_one() -> None:
    nobodys = Assertion("12 of the 15 barges had sunk", FlagKind.UNVERIFIED)

    assert why("Edda Holm said that 12 of the 15 barges had sunk.", assertion=nobodys) is None
    assert why(BARE, assertion=nobodys) is not None


def test_whoever_states_what_was_an_open_question_answers_it() -> None:
    question = Assertion("how many barges had sunk", FlagKind.UNCLEAR)

    assert why(BARE, assertion=question) is None


def test_hostile_text_is_judged_in_linear_time() -> None:
    text = "footage of " + "a b c d " * 20000 + BARE

    assert lost_caveat(SUNK, Document(text), Span(len(text) - 20, len(text)), []) is not None
