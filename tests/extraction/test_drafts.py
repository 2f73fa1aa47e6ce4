"""What a draft says of a claim: speaker, figures, day, place and what is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from claims.analysis import read
from claims.facts import ClaimDraft
from claims.verdicts import FlagKind

CAVEAT = " The claim could not be independently verified."


def first(text: str) -> ClaimDraft:
    return read(text, date(2024, 5, 16))[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Coast Guard said two boats sank.", "The Coast Guard"),
        ("Ana Ruiz, the mayor of Porto, said two boats sank.", "Ana Ruiz"),
        ("The mayor of Porto, Ana Ruiz, said two boats sank.", "Ana Ruiz"),
        ("Ana Ruiz opened the pier. Ms. Ruiz said two boats sank.", "Ana Ruiz"),
        ("Two boats sank, according to the union.", "the union"),
    ],
)
def test_the_speaker_has_the_fullest_name_in_the_article(text: str, name: str) -> None:
    found = first(text + CAVEAT).speaker

    assert found
    assert (found.name, found.guess) == (name, False)


def test_a_pronoun_is_followed_to_the_name_above_and_marked_as_a_guess() -> None:
    draft = first("Ana Ruiz said the pier was safe. She said two boats sank." + CAVEAT)

    assert draft.speaker
    assert (draft.speaker.name, draft.speaker.guess) == ("Ana Ruiz", True)
    assert draft.guesses == ("The speaker: “she” is taken to be Ana Ruiz, named further up.",)


def test_direct_speech_is_given_to_who_speaks_in_its_paragraph() -> None:
    text = "“Many boats are missing,” Ana Ruiz said. “We do not know how many have sunk.”"

    found = first(text).speaker

    assert found
    assert found.name == "Ana Ruiz"


def test_the_article_itself_is_no_speaker() -> None:
    assert first("It is not known how many boats sank.").speaker is None


def test_a_draft_carries_its_figures_day_and_place() -> None:
    draft = first("The Coast Guard said 4 of the 9 boats sank near Porto on Monday." + CAVEAT)

    assert draft.flag.kind is FlagKind.UNVERIFIED
    assert [figure.value for figure in draft.figures] == [4, 9]
    assert draft.when
    assert draft.when.day == date(2024, 5, 13)
    assert draft.where
    assert draft.where.name == "Porto"
    assert draft.guesses == ()


def test_each_rival_account_keeps_its_own_speaker() -> None:
    text = "The union estimated that 400 men were on strike. The owners said the number is lower, about 250."

    told = [(draft.speaker.name if draft.speaker else "", int(draft.figures[0].value or 0)) for draft in read(text)]

    assert told == [("The union", 400), ("The owners", 250)]
