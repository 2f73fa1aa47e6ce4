"""What a passage says of a recorded claim, and when it is about another event of its kind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.extraction.figures import figures
from claims.facts import Account, Assertion, Judgement
from claims.matching.judge import judge
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind

DAY = date(2026, 3, 3)
TOLL = "12 dock workers were hurt when a crane fell at the Arn shipyard"


def read(claim: str, passage: str, *, days: int | None = 2, event_day: date | None = None) -> Judgement:
    counted = figures(Document(claim), Span(0, len(claim)))
    asserted = Assertion(claim, FlagKind.UNVERIFIED, figures=counted, event_day=event_day, reported=DAY, place="Arn")
    published = None if days is None else DAY + timedelta(days=days)
    return judge(asserted, Account("Notes from the harbour", f"{passage} The tide was low.", published))


@pytest.mark.parametrize(
    ("claim", "passage", "stance"),
    [
        (TOLL, "The crane that fell at the Arn shipyard hurt 9 dock workers, the yard said.", "revises"),
        (TOLL, "No dock workers were hurt when the crane fell at the Arn shipyard, the yard found.", "refutes"),
        (TOLL, "12 dock workers were hurt when the crane fell at the Arn shipyard.", "supports"),
        (TOLL, "Reportedly, 12 dock workers were hurt when a crane fell at the Arn shipyard.", "repeats"),
        (TOLL, "The Arn shipyard launched a ferry.", "context"),
        ("the Arn crane had not been inspected since May", "The Arn crane was inspected since May.", "context"),
        ("it had been hurt", "It had been hurt.", "context"),
    ],
)
def test_the_sentence_decides_whatever_the_headline_says(claim: str, passage: str, stance: str) -> None:
    assert read(claim, passage).stance == stance


def test_another_day_is_another_event() -> None:
    passage = "9 dock workers were hurt on 20 January 2026 when a crane fell at the Arn shipyard."

    assert read(TOLL, passage, event_day=DAY).stance == "context"


@pytest.mark.parametrize("days", [400, None])
def test_long_after_or_undated_a_passage_has_to_tell_more_of_the_claim(days: int | None) -> None:
    loosely = "The crane at Arn hurt 9 workers."

    assert read(TOLL, loosely).stance == "revises"
    assert read(TOLL, loosely, days=days).stance != "revises"
