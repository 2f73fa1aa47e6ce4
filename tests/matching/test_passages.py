"""Where an account tells of what a claim tells, and what words it finds there."""

from __future__ import annotations

import pytest

from claims.facts import Account
from claims.matching.cues import CueKind, cues, group
from claims.matching.lines import Line, Lines
from claims.matching.passages import Pair
from claims.matching.rarity import rarity
from claims.text.folding import folded
from tests.matching.stances import BRIDGE, GAS, account


def pair(told: Account) -> Pair:
    return Pair(BRIDGE, Line(BRIDGE.text), Lines(told))


def test_the_best_sentence_is_the_one_that_tells_most_of_the_claim() -> None:
    found = pair(account("A rail bridge was shut. The rail bridge at Torvik was destroyed by a bomb. Torvik is quiet."))

    assert found.best is not None
    assert found.lines.sentences[found.best].text == "The rail bridge at Torvik was destroyed by a bomb."
    assert found.best_share == pytest.approx(1.0)


def test_of_two_that_tell_as_much_the_first_is_best() -> None:
    found = pair(account("A bomb destroyed the rail bridge at Torvik. The rail bridge at Torvik: destroyed by a bomb."))

    assert found.best is not None
    assert found.lines.sentences[found.best].text == "A bomb destroyed the rail bridge at Torvik."


def test_a_shared_rare_word_tells_more_than_a_shared_common_one() -> None:
    found = pair(Account("", "Torvik slept. A bomb fell."))

    assert found.shares[0] > found.shares[1]
    assert rarity("torvik") > rarity("president") > 0


def test_long_numbers_tell_more_than_short_ones() -> None:
    assert rarity("4812") > rarity("12")


def test_an_empty_text_has_no_best_sentence() -> None:
    found = pair(Account("Torvik bridge bombed", ""))

    assert found.best is None
    assert (found.best_share, found.around) == (0.0, 0.0)
    assert found.title_share > 0


def test_only_sentences_that_tell_enough_bear_on_the_claim() -> None:
    found = pair(account("The rail bridge at Torvik was destroyed by a bomb. The bridge opened in 1931."))

    assert [found.lines.sentences[number].text for number in found.bearing] == [
        "The rail bridge at Torvik was destroyed by a bomb."
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the ministry denied it", CueKind.DENIES),
        ("it was a hoax", CueKind.HOAX),
        ("the report is untrue", CueKind.FALSE),
        ("it wasn't there", CueKind.NEGATES),
        ("she retracted it", CueKind.RETRACTS),
        ("police confirmed it", CueKind.CONFIRMS),
        ("it could not be verified", CueKind.UNVERIFIED),
        ("he reportedly left", CueKind.HEDGES),
        ("a rumour has it", CueKind.RUMOUR),
        ("it may rain", CueKind.MAY),
        ("did it rain?", CueKind.ASKS),
        ("the claim’s author", CueKind.CLAIMS),
        ("experts doubt it", CueKind.DOUBTS),
    ],
)
def test_words_that_take_a_stand_are_found(words: str, kind: CueKind) -> None:
    assert kind in cues(folded(words))


def test_words_within_words_are_no_cues() -> None:
    assert CueKind.NEGATES not in cues("notes on a nobleman")
    assert CueKind.MAY not in cues("the mayor of cannes")


def test_kinds_that_take_no_stand_have_no_group() -> None:
    assert group(CueKind.PICTURES) is None
    assert group(CueKind.HOAX) is group(CueKind.DENIES)


def test_nearness_counts_code_points_between_a_cue_and_a_word_of_the_claim() -> None:
    line = Line("It was not the rebels who used gas.")

    assert line.is_near(CueKind.NEGATES, Line(GAS.text).words, 10)
    assert not line.is_near(CueKind.NEGATES, Line(GAS.text).words, 3)
    assert not line.is_near(CueKind.HOAX, Line(GAS.text).words, 100)
