"""The wordings that newsrooms use for a caveat, and those that only look like one."""

from __future__ import annotations

import pytest

from claims.flagging.detector import detect
from claims.text.document import Document
from claims.verdicts import FlagKind

TOLD = "Lorren said on Tuesday that nine boats had sunk off the port of Brelo. "

CAVEATS = [
    ("Radio Sol has not been able to confirm the account.", "unverified"),
    ("The report couldn't immediately be independently verified.", "unverified"),
    ("It has not yet been possible to verify the figures.", "unverified"),
    ("A letter whose authenticity could not be established named the crew.", "unverified"),
    ("There was no independent confirmation of the losses.", "unverified"),
    ("There were unconfirmed reports of a second fire.", "unverified"),
    ("If confirmed, it would be the worst loss in years.", "unverified"),
    ("Neither claim could be verified.", "unverified"),
    ("None of the figures could be verified.", "unverified"),
    ("It is not, however, confirmed that the lamp was lit.", "unverified"),
    ("If it is confirmed to be the captain's letter, he will hang.", "unverified"),
    ("The cause was not known.", "unclear"),
    ("We don't know yet, the captain said.", "unclear"),
    ("It could be weeks before the number of the drowned is known.", "unclear"),
    ("The bodies could not be identified.", "unclear"),
    ("It is too early to specify how many had drowned.", "unclear"),
    ("The cause had yet to be determined.", "unclear"),
    ("Who lit the lamp remains a mystery.", "unclear"),
    ("It was unclear if the officials would attend Friday's talks.", "unclear"),
    ("The admiral blamed smugglers but did not elaborate.", "no_evidence"),
    ("The admiral blamed smugglers, without offering evidence.", "no_evidence"),
    ("No link to the smugglers has been found.", "no_evidence"),
    ("Neither port has offered any proof.", "no_evidence"),
    ("The toll has remained controversial.", "disputed"),
    ("Reports of the raid were fabricated by the smugglers, the port said.", "disputed"),
    ("The harbour was open, despite claims by Lorren that it was mined.", "disputed"),
    ("“I never said the harbour was mined,” the captain wrote.", "disputed"),
    ("Brelo dismisses as a pretext what Lorren says of its nets.", "disputed"),
    ("The port put the toll at 12, while sailors put the toll at 30.", "disputed"),
    ("Lorren spoke of a raid, a claim that Brelo denied.", "disputed"),
    ("The reports have been neither denied nor confirmed.", "unverified"),
    ("The navy has not yet named a motive.", "unclear"),
    ("The navy has not determined a motive.", "unclear"),
    ("Inspectors have yet to identify a motive.", "unclear"),
    ("What we don't know: who cut the nets.", "unclear"),
    ("No further details were immediately released.", "no_evidence"),
    ("The navy has found no link to the smugglers.", "no_evidence"),
    ("He supplied no data to support this.", "no_evidence"),
    ("Lorren insists there was no raid.", "disputed"),
    ("Brelo's envoy disputed that.", "disputed"),
    ("Fishermen put the toll much higher.", "disputed"),
    ("The port said 12 people had died. Sailors gave a toll of 30.", "disputed"),
    ("Lorren said no such raid had taken place.", "disputed"),
    ("Both sides exchanged blame for the fire.", "disputed"),
]
LOOK_ALIKES = [
    "The judge remained unconfirmed by the Senate.",
    "The plant published independently verified reports of emissions.",
    "It is unclear how voters will react.",
    "If confirmed, Sarn would be the first woman on the court.",
    "The port did not respond to a request for comment.",
    "The port declined to comment.",
    "The captain allegedly took the lamp.",
    "The captain was trying to establish a school for sailors.",
    "The captain was trying to find out how to swim.",
    "The captain never said a word.",
    "The harbour rules deny smugglers any safe haven.",
    "There is no denying that the sea is rough.",
    "It is not clear how the new law will help sailors.",
    "Nobody knew what was going on.",
    "13 different reports lay on the desk.",
    "The harbour master rejected calls by village figures for a wall.",
    "Meanwhile the radio said two sailors were killed by a storm.",
    "The application resulted in a denial.",
]


@pytest.mark.parametrize(("caveat", "kind"), CAVEATS)
def test_a_caveat_is_flagged_with_its_kind(caveat: str, kind: str) -> None:
    assert {flag.kind for flag in detect(Document(TOLD + caveat))} == {FlagKind.of(kind)}


@pytest.mark.parametrize("sentence", LOOK_ALIKES)
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert detect(Document(TOLD + sentence)) == []


def test_what_the_caveat_itself_names_is_what_it_covers() -> None:
    text = TOLD + "There were unconfirmed reports of a second fire."

    assert [coverage.span.of(text) for flag in detect(Document(text)) for coverage in flag.covers] == ["a second fire"]


def test_rival_figures_may_stand_in_one_sentence() -> None:
    text = TOLD + "The port put the toll at 12, while sailors put the toll at 30."

    assert [coverage.span.of(text) for flag in detect(Document(text)) for coverage in flag.covers] == [
        "the toll at 12",
        "the toll at 30",
    ]
