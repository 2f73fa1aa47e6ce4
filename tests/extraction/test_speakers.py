"""Whose words a claim is: never a wrong name, and none rather than a doubtful one."""

from __future__ import annotations

from datetime import date

import pytest

from claims.analysis import read
from claims.facts import ClaimDraft

CAVEAT = " The claim could not be independently verified."


def claim(text: str) -> ClaimDraft:
    return read(text + CAVEAT, date(2024, 5, 16))[-1]


def named(text: str) -> str | None:
    """Return who is given as the speaker of the last claim of `text`."""
    draft = claim(text)
    if draft.speaker:
        assert draft.speaker.span.of(text).strip()
    return draft.speaker.name if draft.speaker else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Vellin’s transport ministry said the ferry was safe.\n\nThe pilot Mara Oln was freed at noon. "
            "She told friends that the log had been burnt.",
            "The pilot Mara Oln",
        ),
        ("Mara Oln, the pilot, left the court. Ms. Oln was calm. She said that the log had been burnt.", "Mara Oln"),
        ("On Monday Ms. Oln met Mr. Rask at the pier. She said that the log had been burnt.", "Ms. Oln"),
        ("The mayor said the pier was open. He said that the log had been burnt.", "The mayor"),
        ("The ferry company closed the office. It said that the log had been burnt.", "The ferry company"),
        ("The ferry company denied the charge. It said that the log had been burnt.", "The ferry company"),
        ("Two sailors spoke to the court. They said that the log had been burnt.", "Two sailors"),
        ("Two sailors said they were tired. They said that the log had been burnt.", "Two sailors"),
        ("“The ship was old,” Mara Oln said. She wept. She said that the log had been burnt.", "Mara Oln"),
    ],
)
def test_a_pronoun_stands_for_the_nearest_that_fits(text: str, name: str | None) -> None:
    assert named(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The harbour ministry said the ferry was safe. She told friends that the log had been burnt.",
        "Mara Oln, the pilot, said the ferry was safe. It said that the log had been burnt.",
        "The ferry met Mara Oln, the pilot, and Jona Rask, the cook. Then she said that the log had been burnt.",
        "The Danes said the ferry was safe. It said that the log had been burnt.",
        "Mr. Rask said the ferry was safe. She said that the log had been burnt.",
        "The navy said the ferry was safe.\n\nThe bridge was shut.\n\nIt said that the log had been burnt.",
    ],
)
def test_a_pronoun_that_could_be_anybody_gives_no_speaker_and_says_so(text: str) -> None:
    draft = claim(text)

    assert draft.speaker is None
    assert any(words.startswith("No speaker:") for words in draft.guesses)


def test_a_pronoun_is_marked_where_it_stands_and_explained() -> None:
    text = "Mara Oln, the pilot, left the court. She said that the log had been burnt."

    draft = claim(text)

    assert draft.speaker
    assert (draft.speaker.span.of(text), draft.speaker.guess) == ("She", True)
    assert draft.guesses[0] == "The speaker: “she” is taken to be Mara Oln, named further up."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Vellin’s transport ministry closed the port. The ministry said that the log had been burnt.",
            "Vellin’s transport ministry",
        ),
        (
            "The ferry belongs to the Northern Harbour Company. The company said that the log had been burnt.",
            "the Northern Harbour Company",
        ),
        (
            "The port minister, Edda Holm, closed the port. The minister said that the log had been burnt.",
            "Edda Holm",
        ),
        ("Edda Holm, the mayor of Vellin, wept. The mayor said that the log had been burnt.", "Edda Holm"),
    ],
)
def test_a_description_takes_the_fullest_name_given_before_as_a_guess(text: str, name: str) -> None:
    draft = claim(text)

    assert draft.speaker
    assert (draft.speaker.name, draft.speaker.guess) == (name, True)
    assert "is taken to be" in draft.guesses[0]


def test_a_description_that_fits_two_stays_as_the_text_has_it() -> None:
    text = "Vellin’s port ministry and Orsa’s health ministry disagree. The ministry said that the log had been burnt."

    draft = claim(text)

    assert draft.speaker
    assert draft.speaker.name == "The ministry"
    assert "more than one" in draft.guesses[0]


def test_a_description_never_takes_a_name_that_comes_later() -> None:
    text = "The ministry said that the log had been burnt."
    later = "\n\nVellin’s transport ministry will meet on Monday."

    draft = read(text + CAVEAT + later)[0]

    assert draft.speaker
    assert draft.speaker.name == "The ministry"


@pytest.mark.parametrize(
    "source",
    ["Unconfirmed reports", "The report", "A brief statement", "A video", "Leaked documents", "Despite this, a letter"],
)
def test_what_only_carries_words_is_no_speaker(source: str) -> None:
    draft = claim(f"Vellin’s transport ministry closed the port. {source} said that the log had been burnt.")

    assert draft.speaker is None
    assert "the text gives only" in draft.guesses[0]


@pytest.mark.parametrize("noun", ["statement", "yearly report", "spokesman"])
def test_a_statement_report_or_spokesman_speaks_for_its_owner(noun: str) -> None:
    text = f"The ferry company’s {noun} said that the log had been burnt."

    draft = claim(text)

    assert draft.speaker
    assert (draft.speaker.name, draft.speaker.span.of(text)) == ("The ferry company", "The ferry company")


def test_the_owner_of_a_statement_gets_its_fullest_name() -> None:
    text = "Vellin’s transport ministry closed the port. The ministry’s statement said that the log had been burnt."

    assert named(text) == "Vellin’s transport ministry"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara Oln and Tove Oln own the ferry. Ms. Oln said that the log had been burnt.", "Ms. Oln"),
        ("Captain Mara Oln owns the ferry. Oln said that the log had been burnt.", "Mara Oln"),
        ("Jan Mara Oln owns it. Mara Oln sails it. Ms. Oln said that the log had been burnt.", "Jan Mara Oln"),
        ("Captain Mara Oln owns the ferry. A friend of Oln said that the log had been burnt.", "A friend of Oln"),
        ("The boat came from South Vellin. Vellin said that the log had been burnt.", "Vellin"),
    ],
)
def test_a_last_name_takes_a_full_name_only_where_one_fits(text: str, name: str) -> None:
    assert named(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Though the port was shut, she said that the log had been burnt.", None),
        ("The ferry has sunk in the night and the crew is missing, but then said that the log had been burnt.", None),
        ("Vellin denied any fault, saying that the log had been burnt.", "Vellin"),
        ("Mara Oln called the trial unfair and said that the log had been burnt.", "Mara Oln"),
        ("“The log had been burnt,” said the minister.", "the minister"),
    ],
)
def test_a_clause_is_no_name(text: str, name: str | None) -> None:
    assert named(text) == name


def test_direct_speech_is_never_given_to_whom_another_paragraph_quotes_indirectly_alone() -> None:
    text = "The navy said the pier was shut.\n\nNobody came. “We do not know how many boats have sunk.”"

    assert all(draft.speaker is None for draft in read(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Velland accused Orsa of sinking the ferry.", "Velland"),
        ("The navy said the pier was shut, adding that the log had been burnt.", "The navy"),
        ("The log had been burnt, harbour officials said on Monday.", "harbour officials"),
        ("The log had been burnt, according to the harbour police.", "the harbour police"),
        ("State media said that the log had been burnt.", "State media"),
        ("The Orsa Mirror quoted activists as saying that the log had been burnt.", "activists"),
        ("Mara Oln told the Orsa Mirror that the log had been burnt.", "Mara Oln"),
    ],
)
def test_a_source_is_given_as_the_words_name_it(text: str, name: str) -> None:
    assert named(text) == name


def test_words_of_direct_speech_belong_to_whom_the_sentence_before_quotes() -> None:
    text = "“The pier was shut,” Mara Oln said. “The log had been burnt.”"

    draft = claim(text)

    assert draft.speaker
    assert (draft.speaker.name, draft.speaker.guess) == ("Mara Oln", True)
    assert "named beside these words" in draft.guesses[0]


def test_the_statement_is_that_of_whoever_issued_the_last_one() -> None:
    text = "Harbour police issued a statement. A report by Orsa Watch came out. The report said that the log was burnt."

    assert named(text) == "Orsa Watch"


def test_a_body_called_by_its_kind_takes_the_name_given_behind_it() -> None:
    text = "The rights group Orsa Watch said the pier was shut. The group said that the log had been burnt."

    assert "Orsa Watch" in str(named(text))


def test_a_nationality_on_a_statement_is_the_state_that_the_text_names() -> None:
    text = "Norway closed the port. The Norwegian statement said that the log had been burnt."

    assert named(text) == "Norway"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A witness, Oddny, said that the log had been burnt.", "Oddny"),
        (
            "Tall House Press Secretary Jon Rask left. The Tall House said that the log had been burnt.",
            "The Tall House",
        ),
        ("One source close to the navy said that the log had been burnt.", "One source close to the navy"),
        ("An autopsy showed that the log had been burnt.", "An autopsy"),
    ],
)
def test_a_name_is_neither_cut_short_nor_taken_for_another(text: str, name: str) -> None:
    assert named(text) == name


def test_what_the_article_itself_does_not_know_nobody_says() -> None:
    told = "Mara Oln, the harbour master, said the pier was open."
    unclear = "It was not clear whether the ferry had left, which Ms. Oln said would sail at noon."

    assert read(f"{told} {unclear}", date(2024, 5, 16))[-1].speaker is None
