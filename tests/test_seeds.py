"""What must be recorded from a real article that lies beside the repository, not in it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claims.analysis import read
from claims.facts import ClaimDraft
from claims.text.spans import Span

SHARED = Path(__file__).resolve().parents[2] / "shared"
EXPECTED = SHARED / "eval" / "seeds_expected.json"
REQUIRED = ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10"]
#: The expectations call one kind by an older word.
KINDS = {"unelaborated": "no_evidence"}
pytestmark = pytest.mark.skipif(
    not EXPECTED.exists(), reason="the labelled articles (../shared) are not on this machine"
)


@cache
def text() -> str:
    return (SHARED / "articles" / str(seeds()["seed"])).read_text(encoding="utf-8")


@cache
def seeds() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return found


@cache
def drafts() -> list[ClaimDraft]:
    return read(text(), date.fromisoformat(seeds()["published"]))


def seed(number: str) -> dict[str, Any]:
    return next(item for item in seeds()["items"] if item["id"] == number)


def share(one: Span, other: Span) -> float:
    """Return intersection over union."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start))


def drafts_of(number: str) -> list[ClaimDraft]:
    """Return the drafts of the right kind that cover the words expected for one item."""
    item = seed(number)
    kind = KINDS.get(item["kind"], item["kind"])
    expected = [Span(claim["start"], claim["end"]) for claim in item["claims"]]
    found = [
        d for d in drafts() if d.flag.kind == kind and any(share(d.coverage.span, span) >= 0.5 for span in expected)
    ]
    assert all(any(share(draft.coverage.span, span) >= 0.5 for draft in found) for span in expected)
    return found


@pytest.mark.parametrize("number", REQUIRED)
def test_every_required_passage_is_flagged_with_its_kind_and_its_words(number: str) -> None:
    cue = Span(seed(number)["cue"]["start"], seed(number)["cue"]["end"])

    found = drafts_of(number)

    assert any(draft.flag.cue.overlaps(cue) for draft in found)


#: S8 expects the calibre of a gun, which is no figure of a claim (LABELS.md: "not … weapon calibres").
@pytest.mark.parametrize("number", [number for number in REQUIRED if number != "S8"])
def test_every_required_figure_is_read(number: str) -> None:
    values = {int(figure.value) for draft in drafts_of(number) for figure in draft.figures if figure.value is not None}

    assert set(seed(number)["figures"]) <= values


@pytest.mark.parametrize("number", ["S1", "S4", "S6", "S7"])
def test_every_required_speaker_is_named(number: str) -> None:
    names = {draft.speaker.name.replace("’", "'") for draft in drafts_of(number) if draft.speaker}

    assert names == set(seed(number)["speaker"].split(" / "))


@pytest.mark.parametrize("number", ["S8", "S9"])
def test_a_speaker_may_be_named_more_fully_than_expected(number: str) -> None:
    names = [draft.speaker.name for draft in drafts_of(number) if draft.speaker]

    assert names
    assert all(seed(number)["speaker"] in name for name in names)


@pytest.mark.parametrize("number", ["S2", "S3", "S10"])
def test_what_the_article_itself_does_not_know_has_no_speaker(number: str) -> None:
    assert [draft.speaker for draft in drafts_of(number) if draft.speaker] == []


def test_each_of_two_rival_figures_has_its_own_speaker() -> None:
    told = {int(draft.figures[0].value or 0): draft.speaker.name for draft in drafts_of("S6") if draft.speaker}

    assert [told[4000].split()[0], told[6000].split()[0]] == ["Polish", "Ukrainian"]


def test_the_article_raises_few_flags_that_nobody_expects() -> None:
    expected = [Span(claim["start"], claim["end"]) for item in seeds()["items"] for claim in item["claims"]]
    expected += [Span(item["cue"]["start"], item["cue"]["end"]) for item in seeds()["items"]]

    stray = {
        d.flag.cue
        for d in drafts()
        if not any(d.flag.cue.overlaps(span) or d.coverage.span.overlaps(span) for span in expected)
    }

    assert len(stray) <= 2
