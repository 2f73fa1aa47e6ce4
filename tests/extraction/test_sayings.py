"""Where a sentence reports speech, and whom it names for it: with and without commas, quotes and capitals."""

from __future__ import annotations

import time

import pytest

from claims.extraction.sayings import sayings
from claims.text.document import Document


def sources(text: str, *manners: str) -> list[str]:
    """Return the sources found in `text`, without the mere subject of the sentence, or only those of `manners`."""
    document = Document(text)
    return [
        saying.source.of(text)
        for number in range(len(document.sentences))
        for saying in sayings(document, number)
        if (saying.manner in manners if manners else saying.manner != "subject")
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The coast guard said two boats had sunk.", "The coast guard"),
        ("Ana Ruiz, the mayor of Velland, said two boats had sunk.", "Ana Ruiz"),
        ("The mayor, Ana Ruiz, said two boats had sunk.", "The mayor, Ana Ruiz"),
        ("Sen. Ana Ruiz, R-Orsa, head of the Harbour Committee, also said that boats had sunk.", "Sen. Ana Ruiz"),
        ("The pilot who spoke on condition of anonymity because of the trial said boats had sunk.", "The pilot"),
        (
            "The lawyer acting for the pilot, who was not in court, said boats had sunk.",
            "The lawyer acting for the pilot",
        ),
        ("Orsa Watch a war monitor said two boats had sunk.", "Orsa Watch a war monitor"),
        ("Officials in Velland have repeatedly denied that boats had sunk.", "Officials in Velland"),
        ("Matson and others in the harbour said boats had sunk.", "Matson and others in the harbour"),
        (
            "The Orsa Mirror and the Velland Post both reported that boats had sunk.",
            "The Orsa Mirror and the Velland Post",
        ),
        ("Last week, Velland filed a complaint to the Harbour Council, accusing Orsa of theft.", "Velland"),
        ("Velland continued to insist that boats had sunk.", "Velland"),
        ("Velland fired back that boats had sunk.", "Velland"),
        ("Ruiz continued: “Boats have sunk.”", "Ruiz"),
        ("Speaking of the storm, the mayor said boats had sunk.", "the mayor"),
        ("The mayor said on Monday the pier was shut, adding that boats had sunk.", "The mayor"),
        ("With the opposition accusing the navy of theft, the pier was shut.", "the opposition"),
    ],
)
def test_the_subject_of_a_verb_of_speech_is_found(text: str, source: str) -> None:
    assert source in sources(text, "say", "deny", "accuse", "saying", "weak")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“Boats have sunk,” said Ana Ruiz, who owns one.", "Ana Ruiz"),
        ("Two boats sank near the pier said the Harbour Watch a monitoring group.", "the Harbour Watch"),
        ("Two boats sank, according to the harbour police.", "the harbour police"),
        ("Two boats sank, the paper said, citing security officials.", "security officials"),
        ("The claim was swiftly denied on Monday by the ministry.", "the ministry"),
        ("The navy denied a claim from an Orsa senator that boats had sunk.", "an Orsa senator"),
        ("The navy denied claims by the opposition that boats had sunk.", "the opposition"),
        ("The navy denied the mayor’s claim that boats had sunk.", "the mayor"),
        ("The navy denied Harbour Watch claims that boats had sunk.", "Harbour Watch"),
    ],
)
def test_a_source_behind_its_verb_and_the_owner_of_a_claim_are_found(text: str, source: str) -> None:
    assert source in sources(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Orsa Mirror quoted activists as saying that boats had sunk.", "activists"),
        ("Jon Holm was quoted as saying that boats had sunk.", "Jon Holm"),
        ("The Mirror quoted the owner’s father, Jon Holm, as saying boats had sunk.", "the owner’s father, Jon Holm"),
    ],
)
def test_whoever_is_quoted_is_the_source_not_the_paper(text: str, source: str) -> None:
    assert source in sources(text, "saying")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("THE HARBOUR POLICE SAID TWO BOATS HAD SUNK.", "THE HARBOUR POLICE"),
        ("the harbour police said two boats had sunk", "the harbour police"),
        ("two boats had sunk local activists told the radio", "local activists"),
    ],
)
def test_no_capitals_are_needed(text: str, source: str) -> None:
    assert source in sources(text, "say")


@pytest.mark.parametrize(
    "text",
    [
        "The alleged thieves ran away.",
        "The boats are believed to be lost.",
        "We said so.",
        "The ferry was shot at near the pier.",
    ],
)
def test_words_that_only_look_like_speech_name_nobody(text: str) -> None:
    assert sources(text) == []


def test_a_name_in_capitals_has_the_turn_in_a_transcript() -> None:
    assert sources("RUIZ: Well, we hear that boats have sunk.", "label") == ["RUIZ"]


@pytest.mark.parametrize("word", ["said ", "claims of claims by the ", "who said the man who ", "Aa a ", "'x said \" "])
def test_a_hostile_text_is_read_in_time(word: str) -> None:
    document = Document(word * (50_000 // len(word)))
    started = time.monotonic()

    for number in range(len(document.sentences)):
        sayings(document, number)

    assert time.monotonic() - started < 20
