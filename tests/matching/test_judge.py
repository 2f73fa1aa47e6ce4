"""What a later account is judged to say of a claim, and why."""

from __future__ import annotations

import time

import pytest

from claims.facts import Account, Judgement
from claims.matching.judge import Reading, judge
from claims.verdicts import Stance
from tests.matching.stances import BRIDGE, CASES, GAS, MAYOR, SPAN, TALKS, Case, account


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_account_has_the_stance_that_an_editor_would_give(case: Case) -> None:
    found = judge(case.assertion, case.account)

    assert found.stance in case.right


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_chances_are_chances_and_reasons_are_sentences(case: Case) -> None:
    found = judge(case.assertion, case.account)

    assert 0 <= found.related <= 1
    assert 0 <= found.confidence <= 1
    assert found.reasons
    assert all(reason.endswith((".", ".”")) for reason in found.reasons)


@pytest.mark.parametrize("case", [case for case in CASES.values() if "not_about" not in case.right])
def test_the_passage_is_the_sentence_that_bears_on_the_claim(case: Case) -> None:
    found = judge(case.assertion, case.account)

    assert found.passage is not None
    assert case.passage.startswith(found.passage.of(case.account.text))


def test_a_changed_figure_is_told_with_both_numbers_and_who_says_it() -> None:
    told = account("The Harbour Office said that on Tuesday 31 of the 44 barges had broken loose from the Kelmin quay.")

    found = judge(SPAN, told)

    assert found.reasons[0] == "Same speaker, same day."
    assert "Says 31 of the 44 barges; the claim says 34 of 44." in found.reasons


def test_support_that_carries_the_caveat_only_repeats() -> None:
    plain = account("The rail bridge at Torvik was destroyed by a bomb.", "Torvik rail bridge destroyed by a bomb")
    carrying = account(
        "The rail bridge at Torvik was destroyed by a bomb, the governor said. The report could not be verified.",
        "Torvik rail bridge destroyed by a bomb",
    )

    assert judge(BRIDGE, plain).stance is Stance.SUPPORTS
    assert judge(BRIDGE, carrying).stance is Stance.REPEATS


def test_a_figure_of_another_day_revises_nothing() -> None:
    told = account("On 2 May 2024, 31 of the 44 barges had broken loose from the Kelmin quay.")

    assert judge(SPAN, told).stance is not Stance.REVISES


def test_an_article_without_a_word_of_the_claim_is_not_about_it() -> None:
    found = judge(GAS, Account("", "A bakery in Lorne has won a prize for its rye bread."))

    assert found == Judgement(0.0, Stance.NOT_ABOUT, 1.0, None, ("Too little of the claim is told here.",))


def test_a_title_alone_is_judged_and_has_no_passage() -> None:
    found = judge(MAYOR, Account("Hoax: Mayor Tomas Velde has not resigned", ""))

    assert found.stance is Stance.REFUTES
    assert found.passage is None


def test_a_reading_judges_many_claims_as_if_each_were_alone() -> None:
    reading = Reading(CASES["a hoax"].account)

    assert [reading.judge(one) for one in (MAYOR, GAS, TALKS)] == [
        judge(one, CASES["a hoax"].account) for one in (MAYOR, GAS, TALKS)
    ]


HOSTILE = {
    "words of the claim without end": "rebels chlorine gas village Haldern " * 8000,
    "negations without end": "not " * 60000,
    "quotes and colons": '":' * 100000,
    "one long word": "a" * 200000,
    "retractions without end": "retracted " * 20000,
    "digits": "1" * 100000 + " " + "1 " * 50000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_no_more_than_its_length_is_worth(text: str) -> None:
    started = time.process_time()

    judge(GAS, Account(text[:100000], text))
    judge(GAS, Account("", text))

    assert time.process_time() - started < 12
