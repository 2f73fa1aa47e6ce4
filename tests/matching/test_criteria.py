"""What would settle a claim, and by when to look again: by its day, its words, its figures and its kind."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest

from claims.extraction.figures import figures
from claims.facts import Assertion
from claims.matching.criteria import MATTERS, Matter, matter_of, proposed
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind

TODAY = date(2026, 3, 14)


def asserted(text: str, kind: FlagKind = FlagKind.UNVERIFIED, *, day: date | None = None, who: str = "") -> Assertion:
    return Assertion(text, kind, who, figures(Document(text), Span(0, len(text))), event_day=day)


CASES = [
    ("The shelling of Orsk Vale killed 34 people", FlagKind.UNVERIFIED, "count of the dead and hurt"),
    ("eleven miners were missing", FlagKind.UNVERIFIED, "count of the dead and hurt"),
    ("the letter that the minister is said to have signed", FlagKind.UNVERIFIED, "document"),
    ("the authenticity of the list", FlagKind.UNVERIFIED, "document"),
    ("the video shows a column of lorries near Tavelin", FlagKind.UNVERIFIED, "pictures and recordings"),
    ("the fate of the crew", FlagKind.UNCLEAR, "fate of people"),
    ("what caused the fire at the rope works", FlagKind.UNCLEAR, "cause"),
    ("who was behind the raid on the depot", FlagKind.UNCLEAR, "who did it"),
    ("its forces had taken control of Lower Drenn", FlagKind.UNVERIFIED, "who holds a place"),
    ("27 of the 36 drones had been shot down", FlagKind.UNVERIFIED, "what was hit"),
    ("sixty households near the reservoir had fallen ill", FlagKind.UNVERIFIED, "sickness"),
    ("turnout in the northern districts had reached 81 percent", FlagKind.NO_EVIDENCE, "vote"),
    ("the harbour board had paid the firm twice", FlagKind.NO_EVIDENCE, "money"),
    ("the mayor had been charged with smuggling", FlagKind.UNVERIFIED, "crime"),
    ("whether the two envoys would attend the forum", FlagKind.UNCLEAR, "plan"),
    ("4,000 people had left the valley", FlagKind.UNVERIFIED, "count"),
    ("the lighthouse belonged to the crown", FlagKind.DISPUTED, "two accounts"),
    ("why the gates stood open", FlagKind.UNCLEAR, "open question"),
    ("the academy had been founded by swindlers", FlagKind.NO_EVIDENCE, "bare assertion"),
    ("the lighthouse had gone dark", FlagKind.UNVERIFIED, "assertion"),
]


@pytest.mark.parametrize(("text", "kind", "matter"), CASES)
def test_the_matter_of_a_claim(text: str, kind: FlagKind, matter: str) -> None:
    assert matter_of(asserted(text, kind)).name == matter


def test_each_matter_has_its_case() -> None:
    assert {matter.name for matter in MATTERS} == {name for *_, name in CASES}


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.name)
def test_each_matter_says_in_a_sentence_what_settles_it_and_why_by_then(matter: Matter) -> None:
    assert matter.days > 0
    for sentence in (matter.criteria, matter.because):
        assert sentence.endswith(".")
        assert sentence[0].isupper()


def test_the_dead_are_counted_sooner_than_papers_are_tested() -> None:
    toll, paper = asserted("The storm killed 34 people"), asserted("The letter is genuine")

    assert proposed(toll, TODAY).check_by == TODAY + timedelta(days=3)
    assert proposed(toll, TODAY).criteria == "A body that is no party publishes a count."
    assert proposed(paper, TODAY).check_by > proposed(toll, TODAY).check_by


@pytest.mark.parametrize("days", [0, 1, 40])
def test_a_claim_about_a_day_to_come_is_looked_at_the_day_after(days: int) -> None:
    coming = TODAY + timedelta(days=days)
    question = asserted("whether the two envoys would attend the forum", FlagKind.UNCLEAR, day=coming)

    found = proposed(question, TODAY)

    assert found.check_by == coming + timedelta(days=1)
    assert f"{coming:%-d %B %Y}" in found.because


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), date(2100, 1, 1), date.max])
def test_a_day_gone_by_or_beyond_belief_does_not_count(day: date) -> None:
    assert proposed(asserted("the lighthouse had gone dark", day=day), TODAY).check_by == TODAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("who", "named"),
    [("", "whoever said it"), ("The harbour master", "the harbour master"), ("Ada Brill", "Ada Brill")],
)
def test_whoever_said_it_is_named(who: str, named: str) -> None:
    found = proposed(asserted("the lighthouse had gone dark", who=who), TODAY)

    assert found.criteria == f"A source that owes nothing to {named} confirms or denies it."


def test_a_hostile_text_takes_no_longer_than_its_length() -> None:
    started = time.perf_counter()

    matter_of(Assertion("how the what control of under " * 20_000))

    assert time.perf_counter() - started < 2
