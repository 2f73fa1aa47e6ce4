"""Whether two claims are one in other words, and what an editor reads about it."""

from __future__ import annotations

import time
from datetime import date

import pytest

from claims.extraction.figures import figures
from claims.facts import Assertion
from claims.matching.sameness import SUGGESTED, sameness
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind

DAY = date(2026, 3, 3)


def said(text: str, who: str = "", day: int = 0, where: str = "", kind: FlagKind = FlagKind.UNVERIFIED) -> Assertion:
    """Return the assertion of `text`; `day` is one of March 2026, 0 for none."""
    event = DAY.replace(day=day) if day else None
    return Assertion(text, kind, who, figures(Document(text), Span(0, len(text))), event, DAY, where)


def asked(text: str, **known: object) -> Assertion:
    return said(text, kind=FlagKind.UNCLEAR, **known)  # type: ignore[arg-type]


MASTER, GUARD = "The harbour master", "The coast guard"

ONE = {
    "a passive for an active": (
        said("the storm had sunk 12 of the 15 barges at Port Lowe"),
        said("12 of the 15 barges at Port Lowe had been sunk by the storm"),
    ),
    "figures in words": (
        said("12 of the 15 barges had sunk", MASTER, 3, "Port Lowe"),
        said("twelve of the fifteen moored barges went down", MASTER, 3, "Port Lowe"),
    ),
    "a bound on one side": (
        said("at least 40 miners were trapped in the Orrin shaft", "The union", 4),
        said("forty miners had been trapped in the shaft at Orrin", "A union official", 4),
    ),
    "a rare figure": (
        said("the flood had driven 4,812 people from their homes", "Governor Ada Ilves", 5),
        said("4,812 residents of the valley had to leave", "Ilves", 5),
    ),
    "one with a place and one without": (
        said("a shell hit the grain terminal and wounded two guards", GUARD, 6, "Narrin"),
        said("two guards were wounded when a shell struck the grain terminal", GUARD, 6),
    ),
    "the question and the caveat": (
        asked("what caused the explosion at the grain terminal", where="Narrin"),
        asked("the cause of the explosion at the grain terminal is not yet known", where="Narrin"),
    ),
    "two ways to a name": (
        said("the ferry Grey Heron had been carrying 31 crates of rifles", "Minister Tove Aldren", 3),
        said("31 crates of rifles were aboard the Grey Heron", "Tove Aldren", 3),
    ),
    "a denial twice": (
        said("its forces had not entered the monastery at Kelmin", "Marovia", 8, "Kelmin"),
        said("no Marovian forces had entered the monastery at Kelmin", "Marovia", 8, "Kelmin"),
    ),
    "a day apart": (
        said("raiders had burned nine lorries on the Tavelin road", "Drivers", 8, "Tavelin"),
        said("nine lorries were burned by raiders on the road to Tavelin", "Drivers", 9, "Tavelin"),
    ),
    "one with more to say": (
        said("the bridge at Lower Drenn had been mined"),
        said("the bridge at Lower Drenn had been mined by night, hours before the talks"),
    ),
}

TWO = {
    "another figure": (
        said("12 of the 15 barges had sunk", MASTER, 3, "Port Lowe"),
        said("9 of the 15 barges had sunk", MASTER, 3, "Port Lowe"),
    ),
    "another thing": (
        said("the storm had sunk 12 barges", MASTER, 3, "Port Lowe"),
        said("the storm had torn down 12 cranes", MASTER, 3, "Port Lowe"),
    ),
    "the same figure of other things": (
        said("31 crates of rifles were aboard the ferry", GUARD, 3),
        said("31 passengers were ill with cholera", GUARD, 3),
    ),
    "another day": (
        said("a shell hit the grain terminal and wounded two guards", GUARD, 6),
        said("a shell hit the grain terminal and wounded two guards", GUARD, 19),
    ),
    "the claim and its denial": (
        said("its forces had entered the monastery at Kelmin", "Marovia", 8, "Kelmin"),
        said("its forces had not entered the monastery at Kelmin", "Marovia", 8, "Kelmin"),
    ),
    "two claims of one speaker": (
        said("the raiders had burned nine lorries", "Drivers", 8, "Tavelin"),
        said("the army had come two hours late", "Drivers", 8, "Tavelin"),
    ),
    "two questions about one event": (
        asked("what caused the crash", where="Ulvenne", day=4),
        asked("where the crash occurred", where="Ulvenne", day=4),
    ),
    "few words that say little": (asked("how that would happen"), asked("when that will ever happen")),
    "another place": (
        said("the waterworks on the river had been poisoned", day=9, where="Narrin"),
        said("a dam burst and the waterworks ran dry", day=9, where="Tavelin"),
    ),
    "the dead and the wounded": (
        said("the blast had killed 20 people at the market", "Doctors", 9, "Narrin"),
        said("the blast had wounded 20 people at the market", "Doctors", 9, "Narrin"),
    ),
    "the same city, another matter": (
        said("the mayor of Narrin had resigned", day=9, where="Narrin"),
        said("the waterworks of Narrin had been poisoned", day=9, where="Narrin"),
    ),
    "nothing in common": (said("the lighthouse had gone dark"), said("turnout had reached 81 percent")),
}


@pytest.mark.parametrize("name", ONE)
def test_claims_that_are_one(name: str) -> None:
    found = sameness(*ONE[name])

    assert found.score >= SUGGESTED, found.reasons


@pytest.mark.parametrize("name", TWO)
def test_claims_that_are_two(name: str) -> None:
    found = sameness(*TWO[name])

    assert found.score < SUGGESTED, found.reasons


@pytest.mark.parametrize("pair", [*ONE.values(), *TWO.values()])
def test_it_is_the_same_either_way_round(pair: tuple[Assertion, Assertion]) -> None:
    one, other = pair

    assert sameness(one, other).score == pytest.approx(sameness(other, one).score)


def test_the_reasons_are_sentences_and_those_for_it_come_first() -> None:
    found = sameness(
        said("12 of the 15 barges had sunk", MASTER, 3, "Port Lowe"),
        said("twelve of the 15 barges had sunk", GUARD, 3, "Port Lowe"),
    )

    assert found.reasons == (
        "100% of their words are the same, by weight: “12”, “15”, “barges”, “sunk”.",
        "The same figure in both: “12 of the 15 barges”.",
        "The same day: 3 March 2026.",
        "The same place: Port Lowe.",
        "Other speakers: The harbour master and The coast guard.",
    )


def test_a_figure_against_it_says_which() -> None:
    found = sameness(said("9 barges had sunk"), said("12 barges had sunk"))

    assert found.reasons[-1] == "Another figure: Says 12 barges; the claim says 9."


def test_empty_and_odd_texts_are_two() -> None:
    assert sameness(said("…"), said("…")).score < SUGGESTED
    assert sameness(said("-5"), said("-5")).score < SUGGESTED


def test_hostile_texts_take_no_longer_than_their_length() -> None:
    text = "not 12 of the 15 barges how many what " * 125  # as long as a claim may be
    started = time.perf_counter()

    sameness(said(text), said(text))

    assert time.perf_counter() - started < 2
