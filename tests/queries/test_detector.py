"""How often each phrase and rule was right: what counts as right, as wrong, apart, and not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions import claims, recording, undo
from claims.models import Claim, Decision, Mention
from claims.queries import detector
from claims.queries.detector import EXAMPLES, Score
from claims.verdicts import DismissReason, Fault
from tests.conftest import NOW
from tests.factories import CAVEAT, make_act, make_claim, make_draft, make_version, other_claim, settled_claim
from tests.marking import make_missed

pytestmark = pytest.mark.django_db


def score(name: str = "U-1", **given: object) -> Score:
    return next((found for found in detector.phrases(**given) if found.name == name), Score(name))  # type: ignore[arg-type]


def dismiss(
    claim: Claim,
    by: User,
    because: DismissReason = DismissReason.NOT_A_CLAIM,
    fault: Fault | None = None,
    days: int = 0,
) -> Decision:
    act = make_act(by, now=NOW + timedelta(days=days))
    return claims.dismiss(claim=claim, because=because, fault=fault, act=act)


def follow(claim: Claim, by: User, days: int = 0) -> Decision:
    return claims.follow(claim=claim, act=make_act(by, now=NOW + timedelta(days=days)))


def counts(found: Score) -> tuple[int, int, int]:
    return found.right, found.wrong, found.reworded


def test_followed_settled_and_merged_is_right_not_a_claim_is_wrong(editor: User) -> None:
    settled_claim(editor)
    follow(other_claim(), editor)
    claims.merge(claim=other_claim(), into=other_claim(), act=make_act(editor))
    dismiss(other_claim(), editor)

    assert counts(score()) == (3, 1, 0)
    assert score().precision == 0.75


@pytest.mark.parametrize("because", [DismissReason.DUPLICATE, DismissReason.OUT_OF_SCOPE])
def test_other_dismissals_do_not_count_against_the_detector(because: DismissReason, editor: User) -> None:
    dismiss(other_claim(), editor, because)

    assert counts(score()) == (0, 0, 0)
    assert score().precision is None


def test_what_nobody_looked_at_does_not_count() -> None:
    make_claim()

    assert counts(score()) == (0, 0, 0)


def test_what_a_person_marked_says_nothing_of_the_detector(editor: User) -> None:
    claim = make_missed(editor).claim
    claims.reword(claim=claim, text="A weir burst.", fault=Fault.WRONG_WORDS, act=make_act(editor))
    claims.dismiss(claim=claim, because=DismissReason.NOT_A_CLAIM, fault=Fault.NOT_A_FLAG, act=make_act(editor))

    assert detector.phrases() == detector.rules() == []


def test_an_undone_decision_does_not_count(editor: User) -> None:
    for claim in (other_claim(), other_claim()):
        undo.undo(decision=dismiss(claim, editor, fault=Fault.WRONG_FIGURE), act=make_act(editor))
    reworded = claims.reword(claim=other_claim(), text="A lighthouse went dark.", act=make_act(editor))
    undo.undo(decision=reworded, act=make_act(editor))

    assert counts(score()) == (0, 0, 0)
    assert score().faults == {}


def test_a_dismissal_that_was_reopened_counts_as_right(editor: User) -> None:
    claim = dismiss(other_claim(), editor, fault=Fault.NOT_A_FLAG).claim

    claims.reopen(claim=claim, act=make_act(editor))

    assert counts(score()) == (1, 0, 0)
    assert score().faults == {}


def test_new_words_count_apart_and_once_a_claim(editor: User) -> None:
    claim = other_claim()
    claims.reword(claim=claim, text="A lighthouse went dark.", fault=Fault.WRONG_WORDS, act=make_act(editor))
    claims.reword(claim=claim, text="One lighthouse went dark.", act=make_act(editor))
    follow(claim, editor)

    assert counts(score()) == (1, 0, 1)
    assert score().faults == {Fault.WRONG_WORDS: 1}


def test_a_claim_that_many_versions_mention_counts_once(editor: User) -> None:
    claim = make_claim()
    for _ in range(3):
        version = make_version()
        recording.record(version=version, drafts=[make_draft(version.text)], now=NOW)
    assert Mention.objects.filter(claim=claim).count() == 4

    dismiss(claim, editor)

    assert counts(score()) == (0, 1, 0)
    assert len(score().misses) == 1


def test_rules_are_scored_like_phrases(editor: User) -> None:
    dismiss(other_claim(), editor)
    follow(other_claim(), editor)

    [found] = detector.rules()

    assert (found.name, found.right, found.wrong) == ("previous sentence", 1, 1)


def test_the_last_wrong_ones_come_with_claim_and_cue(editor: User) -> None:
    wrong = [dismiss(other_claim(), editor, days=day).claim for day in range(EXAMPLES + 2)]

    misses = score().misses

    assert [miss.claim for miss in misses] == [claim.public_id for claim in wrong[::-1]][:EXAMPLES]
    assert {miss.cue for miss in misses} == {CAVEAT}


def test_since_leaves_out_what_was_decided_before(editor: User) -> None:
    dismiss(other_claim(), editor)
    follow(other_claim(), editor, days=5)
    claims.reword(claim=other_claim(), text="A lighthouse went dark.", act=make_act(editor))

    assert counts(score(since=NOW + timedelta(days=1))) == (1, 0, 0)
    assert score(since=NOW + timedelta(days=1)).misses == []
    assert counts(score(since=NOW)) == (1, 1, 1)


def test_the_worst_comes_first_and_of_equals_the_surest(editor: User) -> None:
    for name, right, wrong in (("U-5", 1, 0), ("U-6", 0, 1), ("U-7", 0, 2), ("U-8", 1, 1)):
        for number in range(right + wrong):
            claim = other_claim()
            claim.mentions.get().flag.__class__.objects.filter(mentions__claim=claim).update(phrase=name)
            (follow if number < right else dismiss)(claim, editor)
    make_claim()

    assert [found.name for found in detector.phrases()] == ["U-7", "U-6", "U-8", "U-5", "U-1"]


def test_it_costs_three_queries_however_much_was_decided(
    editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for more in (1, 5):
        for _ in range(more):
            dismiss(other_claim(), editor, fault=Fault.NOT_A_FLAG)
            follow(other_claim(), editor)
        with django_assert_num_queries(3):
            detector.phrases()
        with django_assert_num_queries(3):
            detector.rules(NOW)
