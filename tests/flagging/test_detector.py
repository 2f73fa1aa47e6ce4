from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis import read
from claims.flagging.detector import detect
from claims.flagging.phrases import PHRASES
from claims.text.document import Document

#: Letters and marks that break naive offsets, between words that make flags.
ODD = st.sampled_from(["🚢", "e\u0301", "‏שלום‏", "İ", "\u00a0", "’", "“", "”", "\n", ". ", " ", "ﬁ", "𝔘", "12 "])
SAID = st.sampled_from([phrase.example + " " for phrase in PHRASES] + ["He said 4 of the 9 men left Porto on Monday. "])
STORY = st.lists(st.one_of(ODD, SAID), max_size=12).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the bridge was safe.",
        "He was reportedly seen in Porto, and allegedly paid in cash.",
        "The ministry did not respond to a request for comment.",
        "The ministry confirmed on Friday that two boats had sunk.",
        "The judge remained unconfirmed by the Senate.",
        "",
    ],
)
def test_plain_attribution_and_confirmation_raise_no_flag(text: str) -> None:
    assert detect(Document(text)) == []


def test_flags_come_in_the_order_of_their_cues() -> None:
    text = "It is not known who paid. The claim could not be verified. The firm denied it."

    starts = [flag.cue.start for flag in detect(Document(text))]

    assert starts == sorted(starts)
    assert len(starts) == 3


def test_capital_letters_hide_no_flag() -> None:
    assert len(detect(Document("THE REPORT COULD NOT BE CONFIRMED."))) == 1


@given(STORY)
def test_every_span_lies_inside_the_text_and_begins_and_ends_with_a_word(text: str) -> None:
    for draft in read(text):
        spans = [draft.flag.cue, draft.coverage.span]
        spans += [part.span for part in (draft.speaker, draft.when, draft.where) if part]

        assert all(span.of(text) == span.of(text).strip() != "" and span.end <= len(text) for span in spans)
        assert all(figure.span.of(text) == figure.text for figure in draft.figures)


@given(st.text(max_size=500))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    assert all(flag.covers for flag in detect(Document(text)))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        ".",
        " ",
        '"',
        "”",
        "not ",
        "said ",
        "not known ",
        "unclear ",
        "was not ",
        "1,",
        "Aa ",
        "the cause of ",
        "\n",
        "U.S. ",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    started = time.process_time()

    read(piece * (200_000 // len(piece)))

    assert time.process_time() - started < 10
