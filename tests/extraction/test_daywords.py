from __future__ import annotations

import random

import pytest

from claims.extraction.dayplaces import places
from claims.extraction.daywords import PATTERNS, Kind, day_words
from claims.extraction.nouns import listed

PIECES = sorted(
    listed(
        "jan. january feb mar march may sept. september dec. monday mon. tues. thurs fri saturday sundays sunday's last"
        " next past previous coming this in on since late early mid by of until from through during 1 3 03 12 28 31"
        " 2012 3rd 3-3-2012 2012-03-04 28/09/2019 282019 million percent today yesterday tomorrow tonight overnight"
        " night morning evening afternoon day days week weeks month year hour hours ago earlier before after later"
        " 20 previously one two ten a an few several the that same very following at time shortly moments within mill é"
    )
)
JOINTS = [" "] * 12 + ["", "-", ", ", ".", " (", "/", "\n", "  ", '"', "'s ", "_", "é", ": "]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("2012-03-04", Kind.DATE),
        ("28/09/2019", Kind.NUMERIC),
        ("monday, (may 3", Kind.DATE),
        ("sept. 28, of 2019", Kind.DATE),
        ("tues 28th of september 2019", Kind.DATE),
        ("sept 282019", Kind.DATE),
        ("sept., of 2019", Kind.MONTH),
        ("mid-august", Kind.MONTH),
        ("since 1998", Kind.YEAR),
        ("previous sunday's", Kind.WEEKDAY),
        ("earlier in the day", Kind.RELATIVE),
        ("within the past hour", Kind.RELATIVE),
        ("shortly ago", Kind.RELATIVE),
        ("a few weeks later", Kind.STEP),
        ("12 days before", Kind.STEP),
        ("the very day", Kind.SAME),
        ("following morning", Kind.SAME),
        ("the night after", Kind.SAME),
    ],
)
@pytest.mark.parametrize("around", ["", "the mill sank ", "(", '"', "mill\n", "mill: "])
def test_a_word_for_a_day_is_found_whole_wherever_it_begins(words: str, kind: Kind, around: str) -> None:
    found = day_words(f"{around}{words} !")

    assert [(word.start, word.end, word.kind) for word in found] == [(len(around), len(around) + len(words), kind)]


def test_no_place_at_which_a_pattern_matches_is_passed_over() -> None:
    rng = random.Random(7)
    for _ in range(4000):
        text = "".join(rng.choice(PIECES) + rng.choice(JOINTS) for _ in range(rng.randint(2, 14)))
        begun = {match.start() for _, pattern, _ in PATTERNS for match in pattern.finditer(text)}

        assert begun <= set(places(text)), text


def test_no_pattern_begins_with_another_letter_than_it_says() -> None:
    rng = random.Random(9)
    for _ in range(4000):
        text = "".join(rng.choice(PIECES) + rng.choice(JOINTS) for _ in range(rng.randint(2, 14)))

        for _, pattern, first in PATTERNS:
            assert all(text[match.start()] in first for match in pattern.finditer(text)), text
