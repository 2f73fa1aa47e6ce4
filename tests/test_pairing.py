"""The policy of two pairs of eyes, as a table."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from claims.extraction.figures import figures
from claims.matching.harm import casualties
from claims.matching.parties import side
from claims.pairing import DEMANDING, Circumstances, Ground, PairState, grounds, needs_two, outcome
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Verdict

HOLDING: dict[Ground, dict[str, Any]] = {
    Ground.CASUALTIES: {"casualties": "12 people killed"},
    Ground.PARTY: {"side": "armed forces", "speaker": "the Air Force"},
    Ground.SENSITIVE: {"is_sensitive": True},
}
SUBSETS = [set(some) for size in range(4) for some in itertools.combinations(Ground, size)]


@pytest.mark.parametrize("holding", SUBSETS)
@pytest.mark.parametrize("on", SUBSETS)
@pytest.mark.parametrize("verdict", Verdict)
def test_two_are_needed_where_a_ground_holds_that_is_on_and_the_verdict_tells_what_is_so(
    holding: set[Ground], on: set[Ground], verdict: Verdict
) -> None:
    known = {name: value for ground in holding for name, value in HOLDING[ground].items()}

    held = grounds(Circumstances(**known), on)

    assert set(held) == holding & on
    assert needs_two(verdict, held) == (bool(holding & on) and verdict in DEMANDING)


def test_every_ground_says_why_in_words() -> None:
    about = Circumstances(
        casualties="12 people killed", side="armed forces", speaker="the Air Force", is_sensitive=True
    )

    assert list(grounds(about, set(Ground)).values()) == [
        "It counts people who came to harm: “12 people killed”.",
        "The speaker is a side to the matter (armed forces): the Air Force.",
        "It is marked as sensitive.",
    ]


def test_evidence_of_a_side_is_ground_enough() -> None:
    assert grounds(Circumstances(by_a_side=True), set(Ground)) == {
        Ground.PARTY: "Evidence on it comes from a side to the matter."
    }


@pytest.mark.parametrize(("first", "second"), list(itertools.product(Verdict, Verdict)))
def test_two_verdicts_agree_only_when_they_are_one(first: Verdict, second: Verdict) -> None:
    assert outcome(first, second) is (PairState.AGREED if first == second else PairState.SPLIT)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The shelling killed 12 people.", True),
        ("At least 40 soldiers were wounded.", True),
        ("Some 3,000 residents were displaced by the flood.", True),
        ("Seven fishermen are missing.", True),
        ("The death toll rose to 15.", True),
        ("The army shot down 34 of the 44 drones.", False),
        ("The rise in rents is 12 percent.", False),
        ("12 of the 15 barges had sunk.", False),
        ("People were killed.", False),
    ],
)
def test_figures_of_people_who_came_to_harm_are_told_from_others(words: str, told: bool) -> None:
    found = figures(Document(words), Span(0, len(words)))

    assert bool(casualties(words, found)) is told


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("Ukraine’s Air Force", "armed forces"),
        ("Russia's Ministry of Defence", "armed forces"),
        ("The army", "armed forces"),
        ("The Gaza health ministry", "a government"),
        ("President Orsa", "a government"),
        ("M23 rebels", "an armed group"),
        ("Hamas", "an armed group"),
        ("The harbour master", ""),
        ("Amnesty International", ""),
        ("Armyan Petrov", ""),
        ("", ""),
    ],
)
def test_a_speaker_that_is_a_side_to_the_matter_is_known_by_name(speaker: str, said: str) -> None:
    assert side(speaker) == said
