"""How likely an article speaks of a claim."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.facts import Account, Assertion
from claims.matching.ranking import (
    LASTING,
    NEWS,
    SUGGEST,
    Entry,
    Told,
    at_most,
    closest,
    entry,
    likely,
    model,
    nearness,
    signs,
    telling,
)

DAY = date(2026, 3, 14)
CLAIM = Assertion("Twelve barges sank at Port Lowe", speaker="Ida Marr", place="Harrowgate", reported=DAY)
tells = telling(100, lambda word: {"port": 40}.get(word, 1))


def chance(title: str, text: str, day: date | None = DAY) -> float:
    return likely(entry(CLAIM), Told(Account(title, text, day)), tells)


def test_an_article_of_the_claim_is_likelier_than_one_of_something_else() -> None:
    assert (
        chance("Barges sink at Port Lowe", "Twelve barges sank.") > 0.5 > SUGGEST > chance("Clocks", "A museum opens.")
    )


def test_words_far_apart_tell_less_than_words_close_together() -> None:
    far = "barges " + "clock " * 100 + "sank " + "museum " * 100 + "Lowe"

    assert chance("", "clock " * 200 + "twelve barges sank at Lowe") > chance("", "clock " * 200 + far)


def test_a_headline_tells_more_than_a_late_paragraph() -> None:
    late = "clock " * 100

    assert chance("Barges sank", late) > chance("", late + "Barges sank")


def test_an_old_claim_stays_findable() -> None:
    told = "Twelve barges sank at Port Lowe"

    assert 0.5 < chance(told, told, date(2036, 1, 1)) < chance(told, told)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    assert 1 >= tells("barg") > tells("port") > 0


def test_common_news_words_tell_little_even_in_a_small_pool() -> None:
    small = telling(1, lambda _: 1)

    assert small("kill") < small("barg")


def test_every_weight_is_positive_and_every_sign_is_weighed() -> None:
    found = signs(entry(CLAIM), Told(Account("", "")), tells)

    assert found.keys() == model()["weights"].keys()
    assert min(model()["weights"].values()) > 0


def test_names_beside_a_claim_count_for_less_than_its_own_words() -> None:
    found = entry(CLAIM, around=["storm", "barg"]).words

    assert found["barg"] == 1 > found["storm"] == found["ida"] == found["harrowgat"] > 0


def test_a_claim_goes_by_the_day_of_its_event_where_its_report_has_none() -> None:
    assert entry(Assertion("Barges sank", event_day=DAY)).day == DAY


@pytest.mark.parametrize(
    ("other", "near"), [(DAY, 1), (date(2026, 3, 17), 0.5), (None, LASTING), (date(1999, 1, 1), LASTING)]
)
def test_nearness_falls_with_the_days_but_never_to_nothing(other: date | None, near: float) -> None:
    assert nearness(DAY, other) == near


def test_the_closest_words_are_those_of_one_place_each_once() -> None:
    places = {"a": [0, 1, 500], "b": [3, 200], "c": [201, 202]}

    assert closest({"a": 1.0, "b": 2.0, "c": 4.0}, places) == 6.0


def test_nothing_shared_is_nothing_close() -> None:
    assert closest({}, {}) == 0


def test_a_claim_without_words_is_unlikely_and_no_error() -> None:
    assert likely(Entry({}), Told(Account("Clocks", "")), telling(NEWS, lambda _: 0)) < SUGGEST


_WORDS = st.lists(st.sampled_from(["barge", "sink", "port", "lowe", "harbour", "clock", "museum", "diver"]), max_size=9)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(own=_WORDS, title=_WORDS, text=_WORDS, apart=st.integers(0, 40))
def test_no_article_is_likelier_than_what_it_shares_allows(
    own: list[str], title: list[str], text: list[str], apart: int
) -> None:
    claim = Entry(dict.fromkeys(own, 1.0), DAY)
    told = Told(Account(" ".join(title), " ".join(text) or "nothing", DAY + timedelta(days=apart)))

    assert at_most(claim, told.places, told.day, tells) >= likely(claim, told, tells) - 1e-12


def test_an_article_that_shares_little_is_told_from_one_that_may_speak_of_the_claim() -> None:
    claim = entry(CLAIM)

    assert (
        at_most(claim, {"harrowgate"}, DAY + timedelta(days=9), tells)
        < SUGGEST
        < at_most(claim, claim.words, DAY, tells)
    )
