"""The strip that says why a claim is here: every question explains itself, by what was seen, by whom and since when."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User

from claims.actions import assigning, questions
from claims.models import Claim
from claims.models.review import ReviewKind
from claims.queries import cards
from claims.verdicts import AlertKind, Priority
from tests.admin.desk import card, signed_in, words
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, make_claim, other_claim
from tests.suggesting import make_alert, make_likeness, make_overdue, make_suggestion

pytestmark = pytest.mark.django_db


def strip(claim: Claim, person: User) -> str:
    """The words of the strip on the claim's card."""
    html = signed_in(person).get(card(claim)).content.decode()
    inside = html.split('class="why-here"')[1].split(">", 1)[1].split("</ul>")[0]
    return words(SimpleNamespace(content=inside.encode()))


def test_a_new_claim_tells_its_phrase_kind_scope_weight_detector_and_since_when(editor: User) -> None:
    claim = make_claim(speaker="The harbour master")

    said = strip(claim, editor)

    assert (
        "Is it a claim to follow? The article says “The figures could not be independently verified.” (phrase U-1)."
        in said
    )
    mention = claim.mentions.get()
    for part in (
        "unverified ·",
        "covers the previous sentence, rule “previous sentence” ·",
        f"weight {claim.review_items.get().weight} = ",
        "named speaker 1",
        mention.flag.detector,
        "first seen",
        "· waits",
    ):
        assert part in said


def test_points_that_are_no_longer_the_sum_of_their_parts_are_told_as_a_number(editor: User) -> None:
    claim = make_claim(speaker="The harbour master")
    claim.review_items.update(weight=9)

    assert "weight 9 ·" in strip(claim, editor)


def test_a_suggestion_tells_its_stance_scores_and_algorithm(editor: User) -> None:
    claim = followed_claim(editor)
    make_suggestion(claim)

    said = strip(claim, editor)

    assert "Does what was found bear on it?" in said
    assert "read as revises · about it 0.90, stance sure 0.80 · " in said
    assert "test-1 · first seen" in said


def test_an_alert_tells_its_rule_and_the_article(editor: User) -> None:
    claim = followed_claim(editor)
    make_alert(claim, kind=AlertKind.CAVEAT_REMOVED)

    said = strip(claim, editor)

    assert "What an article says of it changed. The caveat is gone" in said
    assert f"rule “{AlertKind.CAVEAT_REMOVED.label}” · " in said
    assert ", version 2 · " in said


def test_a_likeness_tells_its_score_and_algorithm(editor: User) -> None:
    earlier, later = make_claim(), other_claim()
    make_likeness(earlier, later)

    said = strip(later, editor)

    assert f"It reads like {earlier.public_id}." in said
    assert "alike 0.90 · " in said


def test_a_day_that_passed_and_a_policy_tell_who_asks(editor: User) -> None:
    claim = followed_claim(editor)
    make_overdue(claim)
    questions.ask(claim=claim, kind=ReviewKind.SECOND_OPINION, why="It is marked as sensitive.", now=NOW)

    said = strip(claim, editor)

    assert "asked by the calendar" in said
    assert "What is your own verdict? It is marked as sensitive." in said
    assert "asked by the policy of two editors" in said


def test_what_an_editor_said_of_its_priority_is_told(editor: User) -> None:
    claim = make_claim()
    assigning.prioritise(claim=claim, priority=Priority.URGENT, act=make_act(editor))

    assert "urgent by an editor" in strip(claim, editor)


def test_once_all_is_answered_the_last_question_stays_explained(editor: User) -> None:
    claim = followed_claim(editor)

    said = strip(claim, editor)

    assert "Is it a claim to follow?" in said
    assert "· answered" in said


@pytest.mark.parametrize("kind", ReviewKind)
def test_no_kind_of_question_is_without_facts_even_where_nothing_else_is_known(kind: ReviewKind) -> None:
    claim = make_claim()
    claim.review_items.update(kind=kind.value, why="Somebody asked.")

    (why,) = cards.card(claim).explained

    assert why.words == "Somebody asked."
    assert any("weight" in fact for fact in why.facts)
    assert "\n" not in why.words + "".join(why.facts)
