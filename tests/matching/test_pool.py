"""A pool of claims in memory, and the clues by which one too large for that is searched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.facts import Account, Assertion
from claims.matching import pool as pools
from claims.matching.pool import Pool
from claims.matching.pool_clues import FEW, FOLLOWED, clue, followed_by, left_by, told_by
from claims.matching.ranking import Told, entry, telling
from claims.matching.surroundings import TAKEN, around
from claims.text.spans import Span

DAY = date(2026, 3, 14)
SAID = {
    "barges": "Twelve barges sank at Port Lowe",
    "bread": "The mill at Ostrava Quay stopped baking bread",
    "bridge": "A patrol boat rammed the Tamsin bridge",
}
POOL = Pool({name: entry(Assertion(text, reported=DAY)) for name, text in SAID.items()})
tells = telling(1000, lambda _: FEW + 1)


def ranked(title: str, text: str = "", top: int = 3) -> list[str]:
    return [name for name, _ in POOL.ranked(Told(Account(title, text, DAY)), top)]


def led(said: str, title: str, text: str, day: date, held: int = FEW + 1) -> bool:
    clues = left_by(entry(Assertion(said, reported=DAY)), tells)
    return bool(clues & followed_by(Told(Account(title, text, day)), tells, lambda _: held).keys())


def test_the_likeliest_claim_comes_first() -> None:
    assert ranked("Bridge rammed", "A boat hit the Tamsin bridge.")[0] == "bridge"
    assert ranked("Mill stops baking", "There is no bread in Ostrava.")[0] == "bread"


def test_no_more_than_the_top_are_named() -> None:
    assert len(ranked("Barges sank", top=2)) == 2


def test_an_article_that_shares_no_word_gets_the_pool_in_a_fixed_order() -> None:
    assert ranked("Clocks") == ["barges", "bread", "bridge"]


def test_an_empty_pool_has_nothing() -> None:
    assert Pool[str]({}).ranked(Told(Account("Barges sank", "")), 3) == []


def test_of_a_large_pool_those_that_share_the_most_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "WEIGHED", 1)

    assert POOL.touched(Told(Account("Tamsin bridge", "Twelve clocks"))) == ["bridge"]


def test_an_article_finds_a_claim_of_its_days_by_one_word() -> None:
    assert led("Twelve barges sank", "", "Divers saw barges", DAY + timedelta(days=8))
    assert not led("Twelve barges sank", "", "Divers saw barges", DAY + timedelta(days=30))


def test_an_article_finds_an_old_claim_by_two_words_that_stand_near_each_other() -> None:
    later = DAY + timedelta(days=3000)

    assert led("Twelve barges sank", "", "In that storm barges had sunk, then sank again", later)
    assert not led("Twelve barges sank", "", "barges " + "clock " * 50 + "sank", later)


def test_an_article_finds_an_old_claim_by_a_word_that_few_claims_hold() -> None:
    assert led("Twelve barges sank", "", "Divers saw barges", DAY + timedelta(days=3000), held=FEW)


def test_words_that_no_claim_holds_are_not_followed() -> None:
    assert followed_by(Told(Account("Barges sank", "", DAY)), tells, lambda _: 0) == {}


def test_a_long_article_follows_a_bounded_number_of_pairs() -> None:
    syllables = "ba be bi bo bu da de di do du ga ge gi go gu ka ke ki ko ku".split()  # noqa: SIM905
    text = " ".join(f"{one}{two}k" for one in syllables for two in syllables)

    assert len(followed_by(Told(Account("", text)), tells, lambda _: FEW + 1)) == FOLLOWED


def test_clues_fit_a_signed_whole_number_and_never_change() -> None:
    clues = left_by(entry(Assertion(SAID["barges"], reported=DAY)), tells)

    assert all(0 < found < 2**63 for found in clues)
    assert clue("barg") == 7682974563449840880


def test_an_undated_claim_leaves_fewer_clues_and_is_no_error() -> None:
    undated = left_by(entry(Assertion(SAID["barges"])), tells)

    assert undated < left_by(entry(Assertion(SAID["barges"], reported=DAY)), tells)


def test_a_version_leaves_clues_of_words_that_tell() -> None:
    assert told_by(Told(Account("", "Barges barges this year"))) == [clue("barg")]


def test_what_stands_around_a_claim_is_its_rarest_words_without_its_own() -> None:
    text = "A glider of the Zephyrine club fell on Monday. The cause of the crash was not known. Nobody was hurt."
    said = "The cause of the crash was not known."

    found = around("Glider falls near Quillon", text, Span(text.index(said), text.index(said) + len(said)))

    assert {"zephyrin", "glid", "quillon"} <= set(found)
    assert len(found) <= TAKEN
    assert "crash" not in found
