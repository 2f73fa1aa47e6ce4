"""How signs are weighed, and how the strongest are put in words."""

from __future__ import annotations

import pytest

from claims.matching import reasons, stance
from claims.matching.forest import Forest, chances, forest
from claims.matching.headlines import FORMS, step
from claims.matching.lines import Line, Lines
from claims.matching.neighbours import Neighbours, chances_among, neighbourhood, settled
from claims.matching.passages import Pair
from claims.matching.stance import Leaning, lean, model, related
from tests.matching.stances import BRIDGE, CASES, MAYOR, Case, account, claim


def pair(case: Case) -> Pair:
    return Pair(case.assertion, Line(case.assertion.text), Lines(case.account))


@pytest.mark.parametrize("name", ["a hoax", "a confirmation by others", "a repeat by hearsay"])
def test_the_chances_of_the_leanings_are_together_one(name: str) -> None:
    assert sum(lean(pair(CASES[name])).chances.values()) == pytest.approx(1.0, abs=0.01)


def test_a_tree_is_followed_from_its_root_to_a_leaf() -> None:
    trees: Forest = {"signs": ["wet", "cold"], "trees": [[[1, 0.5, 1, 2], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]]}

    assert chances({"cold": 0.4}, trees) == [1.0, 0.0, 0.0]
    assert chances({"cold": 0.6, "wet": 1.0}, trees) == [0.0, 0.0, 1.0]
    assert chances({}, trees) == [1.0, 0.0, 0.0]


def test_the_stored_trees_end_in_chances_and_fork_on_known_signs() -> None:
    stored = forest()

    for node in (node for tree in stored["trees"] for node in tree):
        if len(node) == len(Leaning):
            assert sum(node) == pytest.approx(1.0, abs=0.01)
        else:
            assert 0 <= node[0] < len(stored["signs"])


#: One account is for what it tells, with a sign of its own; another is against, with two.
WET: Neighbours = {
    "signs": ["wet", "cold", "windy"],
    "even": [0.4, 0.3, 0.3],
    "accounts": [([0.6, -0.3, -0.3], [(0, 2.0)]), ([-0.4, 0.7, -0.3], [(1, 1.0), (2, 1.0)])],
}


def test_what_is_near_an_account_leans_as_it_does() -> None:
    known = settled(WET)

    for signs, leaning in (({"wet": 1.0}, 0), ({"cold": 5.0, "windy": 5.0}, 1), ({"cold": 1.0, "unheard of": 9.0}, 1)):
        likely = chances_among(signs, known)
        assert likely.index(max(likely)) == leaning
        assert sum(likely) == pytest.approx(1.0)


def test_only_the_mixture_of_signs_counts_and_not_how_many_there_are() -> None:
    known = settled(WET)

    assert chances_among({"wet": 1.0, "cold": 1.0}, known) == pytest.approx(
        chances_among({"wet": 3.0, "cold": 3.0}, known)
    )


def test_an_account_like_none_that_is_known_leans_as_all_do_together() -> None:
    first, *others = chances_among({}, settled(WET))

    assert first > max(others)


def test_the_stored_accounts_count_for_each_leaning_and_have_signs_that_are_known() -> None:
    stored = neighbourhood()

    assert all(len(each) == len(Leaning) for each in stored.counts)
    assert {number for having in stored.having.values() for number, _ in having} == set(range(len(stored.counts)))


def test_every_stored_weight_has_one_number_for_each_leaning() -> None:
    assert all(len(each) == len(Leaning) for table in ("titled", "untitled") for each in model()[table].values())


def test_a_title_that_speaks_of_something_else_is_not_read_for_the_stance() -> None:
    elsewhere = pair(CASES["a denial deep in another story"])

    assert not stance.is_titled(elsewhere)
    assert stance.is_titled(pair(CASES["a hoax"]))


def test_a_claim_of_hardly_a_word_is_met_by_chance() -> None:
    vague = claim("when that would start")
    told = Lines(account("The race would start at noon."))

    assert related(Pair(vague, Line(vague.text), told)) < 0.5


def test_nothing_shared_is_not_related_at_all() -> None:
    assert related(Pair(BRIDGE, Line(BRIDGE.text), Lines(account("Bread was dear.", "")))) == 0.0


def test_the_strongest_signs_are_told_with_the_words_that_were_found() -> None:
    found = pair(CASES["a hoax"])

    told = reasons.of_lean(found, lean(found))

    assert 0 < len(told) <= reasons.TOLD
    assert any("hoax" in words or "No" in words for words in told)


def test_every_form_of_a_headline_says_to_editors_what_it_is() -> None:
    assert all((form.__doc__ or "").startswith("The headline ") for form in FORMS)


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Has Mayor Velde resigned?", "opens_as_question"),
        ("Radio Lorne: mayor resigned", "begins_with_a_source"),
        ("Mayor Velde: a resignation", "begins_with_its_subject"),
        ("Mayor resigned, aides say", "ends_with_says"),
        ("Aides say mayor resigned", "begins_with_says"),
        ("Mayor ‘resigned’ in May", "puts_in_quotes"),
        ("MAYOR VELDE RESIGNED", "is_in_capitals"),
        ("Mayor Velde resigned", "states_plainly"),
    ],
)
def test_the_form_of_a_headline_is_recognised(title: str, form: str) -> None:
    found = Pair(MAYOR, Line(MAYOR.text), Lines(account("Nothing.", title)))

    assert form in {one.__name__ for one in FORMS if one(found)}


def test_a_step_counts_the_thresholds_that_are_reached() -> None:
    assert [step(value, (0.25, 0.5)) for value in (0.0, 0.25, 0.4, 0.9)] == [0, 1, 1, 2]
