"""The first line of a claim's page: one dated sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from claims.models.decision import Verb
from claims.queries.claim import ClaimPage, Deed, Entry, Piece
from claims.verdicts import FlagKind, Independence, Stance, Verdict
from claims.web import sentences
from claims.web.timeline import events
from claims.workflow import State

REPORTED = datetime(2023, 9, 28, 10, 0, tzinfo=UTC)
DECIDED = datetime(2023, 10, 3, 9, 0, tzinfo=UTC)
PAGE = ClaimPage(
    pk=1,
    public_id="C-7K3Q9DXA",
    text="34 of the 44 kites came down",
    kind=FlagKind.UNVERIFIED,
    workflow=State.DETECTED,
    verdict=Verdict.UNVERIFIED,
    speaker="",
    reported_at=REPORTED,
    event_date=None,
    dismissed_because="",
    merged_into="",
    absorbed=(),
    split_from="",
    family=(1,),
    reports=(),
    origins=(),
    pieces=(),
    deeds=(),
    entries=(),
)


def piece(stance: Stance, *, standing: bool = True) -> Piece:
    return Piece(1, PAGE.public_id, stance, Independence.UNKNOWN, "w", "", "", "", "", "Rory", DECIDED, standing)


def entry(verdict: Verdict, claim: str = PAGE.public_id) -> Entry:
    return Entry(1, claim, verdict, Verdict.UNVERIFIED, "Dana", DECIDED, None, "r", (), "n", 1, None)


def deed(verb: Verb, claim: str = PAGE.public_id) -> Deed:
    return Deed(1, claim, verb, "Dana", DECIDED, "", 1, None, "", "", "", None)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "Unverified since 28 September 2023; nobody has decided about it yet; no evidence yet."),
        (
            {"workflow": State.TRIAGED, "pieces": (piece(Stance.REVISES),)},
            "Unverified since 28 September 2023; followed; one piece of evidence revises it.",
        ),
        (
            {"workflow": State.SETTLED, "verdict": Verdict.REFUTED, "entries": (entry(Verdict.REFUTED),)},
            "Refuted on 3 October 2023 by Dana; no evidence yet.",
        ),
        (
            {
                "workflow": State.SETTLED,
                "verdict": Verdict.FIGURES_REVISED,
                "entries": (entry(Verdict.FIGURES_REVISED),),
            },
            "Figures revised on 3 October 2023 by Dana; no evidence yet.",
        ),
        (
            {"workflow": State.TRIAGED, "entries": (entry(Verdict.UNVERIFIED),)},
            "Unverified again since 3 October 2023, first reported on 28 September 2023; followed; no evidence yet.",
        ),
        (
            {"workflow": State.DETECTED, "entries": (entry(Verdict.REFUTED, claim="C-00000000"),)},
            "Unverified since 28 September 2023; nobody has decided about it yet; no evidence yet.",
        ),
        (
            {"workflow": State.DISMISSED, "dismissed_because": "out_of_scope", "deeds": (deed(Verb.DISMISSED),)},
            "Unverified since 28 September 2023; dismissed on 3 October 2023 as out of scope; no evidence yet.",
        ),
        (
            {"workflow": State.MERGED, "merged_into": "C-00000000"},
            "Unverified since 28 September 2023; merged into C-00000000; no evidence yet.",
        ),
    ],
)
def test_a_claim_says_where_it_stands_and_since_when(facts: dict[str, Any], sentence: str) -> None:
    assert sentences.status(replace(PAGE, **facts)) == sentence


@pytest.mark.parametrize(
    ("stances", "words"),
    [
        ({}, "no evidence yet"),
        ({Stance.SUPPORTS: 1}, "one piece of evidence supports it"),
        ({Stance.REFUTES: 2}, "two pieces of evidence refute it"),
        ({Stance.REPEATS: 13, Stance.SUPPORTS: 1}, "one piece of evidence supports it and 13 repeat it"),
        (
            {Stance.SUPPORTS: 2, Stance.REFUTES: 1, Stance.QUESTIONS: 1},
            "two pieces of evidence support it, one refutes it and one questions it",
        ),
        ({Stance.NOT_ABOUT: 3}, "no evidence yet"),
    ],
)
def test_evidence_is_counted_by_what_it_does(stances: dict[Stance, int], words: str) -> None:
    assert sentences.evidence(Counter(stances)) == words


def test_evidence_on_a_figure_revises_the_figure() -> None:
    assert sentences.evidence(Counter({Stance.REVISES: 2}), revises_figure=True).endswith("revise the figure")


def test_evidence_that_was_taken_back_does_not_count() -> None:
    page = replace(PAGE, pieces=(piece(Stance.SUPPORTS, standing=False),))

    assert sentences.status(page).endswith("no evidence yet.")


def test_the_timeline_runs_oldest_first_and_tells_each_act_once() -> None:
    late = replace(piece(Stance.SUPPORTS), at=datetime(2024, 1, 1, tzinfo=UTC))
    page = replace(
        PAGE,
        pieces=(late,),
        deeds=(deed(Verb.EVIDENCE_ADDED), deed(Verb.SETTLED), deed(Verb.FOLLOWED)),
        entries=(entry(Verdict.REFUTED),),
    )

    assert [event.anchor for event in events(page)] == ["decision-1", "ledger-1", "evidence-1"]
