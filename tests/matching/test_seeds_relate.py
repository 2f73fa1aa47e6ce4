"""What a real later article is judged to say of the claims of an earlier one; both lie beside the repository."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from claims.analysis import read
from claims.facts import Account, Assertion, ClaimDraft, Judgement
from claims.matching.judge import Reading
from claims.matching.suggesting import is_suggested
from claims.verdicts import Stance
from tests.test_seeds import EXPECTED, SHARED

pytestmark = pytest.mark.skipif(
    not EXPECTED.exists(), reason="the labelled articles (../shared) are not on this machine"
)


@cache
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return found


def text(name: str) -> str:
    return (SHARED / "articles" / name).read_text(encoding="utf-8")


def asserted(words: str, draft: ClaimDraft, day: date) -> Assertion:
    return Assertion(
        draft.coverage.span.of(words),
        draft.flag.kind,
        draft.speaker.name if draft.speaker else "",
        draft.figures,
        draft.when.day if draft.when else None,
        day,
        draft.where.name if draft.where else "",
    )


@cache
def judged() -> list[tuple[Assertion, Judgement]]:
    """Return each claim of the first article with what the later one says of it."""
    day = date.fromisoformat(expected()["published"])
    first = text(expected()["seed"])
    reading = Reading(Account("", text(expected()["updates"][0]["later"]), day))
    claims = [asserted(first, draft, day) for draft in read(first, day)]
    return [(claim, reading.judge(claim)) for claim in claims]


def test_the_open_question_is_answered_by_the_later_article() -> None:
    update = expected()["updates"][0]
    later = text(update["later"])
    item = next(item for item in expected()["items"] if item["id"] == update["item"])

    found = next(judgement for claim, judgement in judged() if claim.text == item["claims"][0]["text"])

    assert found.stance in (Stance.REFUTES, Stance.REVISES)
    assert found.passage is not None
    assert update["passage"] in found.passage.of(later)
    assert is_suggested(found)


def test_few_other_claims_get_a_suggestion() -> None:
    assert sum(is_suggested(judgement) for _, judgement in judged()) <= 3
