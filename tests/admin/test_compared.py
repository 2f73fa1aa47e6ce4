"""The claim and a passage side by side on the card: what answers what is marked in both, and told in words."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User

from claims.queries import cards
from claims.verdicts import Stance
from tests.admin.desk import card, signed_in, words
from tests.factories import followed_claim, make_match

pytestmark = pytest.mark.django_db

PASSAGE = "The harbour master of Port Lowe said 9 of the 15 barges had not sunk."
SPEAKER = "The harbour master of Port Lowe"


def marks(html: str, role: str) -> list[str]:
    """What stands under the marks of a role, with what a screen reader hears before it."""
    found = re.findall(rf'<mark class="[^"]*\b{role}\b[^"]*">(.*?)</mark>', html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", words).split()) for words in found]


def test_figures_are_marked_in_both_columns_each_with_what_the_other_says(editor: User) -> None:
    claim = followed_claim(editor, speaker=SPEAKER)
    make_match(claim, passage=PASSAGE)

    html = signed_in(editor).get(card(claim)).content.decode()

    left, right = html.split('class="bearings"', 1)
    assert marks(left, "changed")[0].endswith("figure, the passage says 9 of the 15 barges: 12 of the 15 barges")
    assert marks(right, "changed")[0].endswith("figure, the claim says 12 of the 15 barges: 9 of the 15 barges")
    assert "negation, not in the claim: not" in marks(right, "changed")


def test_a_short_legend_says_in_words_what_is_the_same_and_what_is_not(editor: User) -> None:
    claim = followed_claim(editor, speaker=SPEAKER)
    make_match(claim, passage=PASSAGE)

    assert "12 → 9 same speaker says “not”" in words(signed_in(editor).get(card(claim)))


def test_a_passage_that_says_nothing_new_leaves_the_claim_unmarked(editor: User) -> None:
    claim = followed_claim(editor)
    make_match(claim, passage=PASSAGE, stance=Stance.REPEATS)

    shown = cards.card(claim)

    assert shown.excerpt
    assert {mark.role for mark in shown.excerpt.marks} == {"covered", "cue"}
    assert "12 → 9" in shown.matches[0].legend
