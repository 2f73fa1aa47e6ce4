"""When two drafts are mentions of one claim."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from claims.facts import Figure
from claims.matching.identity import article_key, facts_key, folded, words_key
from claims.text.spans import Span
from claims.verdicts import Bound

LONG = "The harbour master said that 12 of the 15 barges had sunk"
TUESDAY = date(2026, 3, 10)


def figure(value: int | None, bound: Bound = Bound.EXACT, unit: str = "barges") -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(span=Span(0, 1), text=str(value), value=number, bound=bound, unit=unit)


def test_it_folds_case_quotes_and_punctuation() -> None:
    assert folded("“The Navy’s  count,” he said.") == "the navy s count he said"


def test_the_same_words_in_one_article_share_a_key() -> None:
    assert article_key(7, "Who fired it?") == article_key(7, "who fired it")
    assert article_key(7, "who fired it") != article_key(8, "who fired it")


def test_few_words_say_too_little_to_join_articles() -> None:
    assert words_key("who carried out the attack") is None
    assert words_key(LONG) == words_key(LONG.upper() + ".")


def test_speaker_figures_and_day_make_a_key_only_together() -> None:
    assert facts_key("", [figure(12)], TUESDAY) is None
    assert facts_key("The Navy", [], TUESDAY) is None
    assert facts_key("The Navy", [figure(None)], TUESDAY) is None
    assert facts_key("The Navy", [figure(12)], None) is None
    assert facts_key("The Navy", [figure(12)], TUESDAY) == facts_key("the navy", [figure(12)], TUESDAY)


def test_another_bound_unit_or_day_is_another_claim() -> None:
    known = facts_key("The Navy", [figure(12)], TUESDAY)

    assert known != facts_key("The Navy", [figure(12, Bound.AT_LEAST)], TUESDAY)
    assert known != facts_key("The Navy", [figure(12, unit="crew")], TUESDAY)
    assert known != facts_key("The Navy", [figure(12)], date(2026, 3, 11))


def test_the_order_of_figures_does_not_matter() -> None:
    two, three = figure(2), figure(3, unit="crew")

    assert facts_key("The Navy", [two, three], TUESDAY) == facts_key("The Navy", [three, two], TUESDAY)
