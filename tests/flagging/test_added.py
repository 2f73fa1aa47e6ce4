"""The phrase language of editors: what it understands, what it refuses in a sentence, and that it stays quick."""

from __future__ import annotations

import itertools

import pytest

from claims.errors import BadInput
from claims.flagging.added import MAX_WAYS, Covered, compiled, own_words, plain
from claims.flagging.phrase import Phrase
from claims.flagging.trial import catches, seconds_on_hostile_text
from claims.verdicts import FlagKind


def row(words: str, covers: Covered = Covered.WORDS_AFTER) -> Phrase:
    return compiled(words, name="E-01", kind=FlagKind.UNVERIFIED, covers=covers, example="x", counter="y")


def matches(words: str, text: str) -> bool:
    return row(words).pattern.search(plain(text)) is not None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("nobody vouches for", "NOBODY vouches for it"),
        ("anybody's guess", "It is anybody’s guess"),
        ("(nobody|no one) vouches", "no one vouches"),
        ("(could not|did not) be traced", "it could not be traced"),
        ("nobody [really] vouches", "nobody vouches"),
        ("nobody [really] vouches", "nobody really vouches"),
        ("nobody * vouches", "nobody vouches"),
        ("nobody * vouches", "nobody at this mill vouches"),
        ("he said, without notes", "he said, without notes"),
        ("(he|she), they say, knows", "she, they say, knows"),
        ("costs 3.50 a piece", "costs 3.50 a piece"),
        ("niemand bürgt dafür", "Niemand bürgt dafür"),
    ],
)
def test_it_finds(words: str, text: str) -> None:
    assert matches(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("nobody vouches", "nobody vouchesafes"),
        ("body vouches", "nobody vouches"),
        ("nobody * vouches", "nobody in all of this vouches"),
        ("nobody [really] vouches", "nobody truly vouches"),
        ("costs 3.50 a piece", "costs 3x50 a piece"),
        ("what? nobody knows", "wha nobody knows"),
        ("nobody.+", "nobody knows"),
    ],
)
def test_it_leaves_alone(words: str, text: str) -> None:
    assert not matches(words, text)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("", "needs words"),
        ("   ", "needs words"),
        ("word " * 25, "has 124 characters; it may have 120"),
        ("verif*", "needs a space on both sides"),
        ("*verified", "needs a space on both sides"),
        ("claim[s] of", "needs a space on both sides"),
        ("(one|other)wise", "“wise” stands for whole words"),
        ("(nobody vouches", "The bracket “(” has no partner"),
        ("nobody) vouches", "The bracket “)” has no partner"),
        ("(nobody [here]|other) knows", "brackets stand within brackets"),
        ("nobody | vouches", "within round brackets only"),
        ("(nobody|) vouches", "has an empty place"),
        ("nobody [] vouches", "has an empty place"),
        ("(nobody|*) vouches", "holds a star"),
        ("(nobody) vouches", "has one alternative only"),
        ("(a|b|c|d|e|f|g|h|i) vouches", "has 9 alternatives; it may have 8"),
        ("* nobody vouches", "begins and ends with words"),
        ("nobody vouches [for]", "begins and ends with words"),
        ("nobody * * vouches", "Two stars stand side by side"),
        ("nobody * here * ever * vouches", "has 3 stars; it may have 2"),
        ("(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) * nobody", "can be read in 256 ways"),
        ("it is so", "names no word of 4 letters"),
        ("is [really] so", "names no word of 4 letters"),
        ("(nobody|he) is so", "names no word of 4 letters"),
        ("12345 678", "names no word of 4 letters"),
    ],
)
def test_it_refuses_in_a_sentence(words: str, complaint: str) -> None:
    with pytest.raises(BadInput) as refused:
        row(words)

    assert complaint in str(refused.value)
    assert str(refused.value).endswith((".", "it."))


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        ("he vouches for this", ("vouches",)),
        ("nobody vouches, he said", ("vouches",)),
        ("(unproven|quite unchecked)", ("unproven", "unchecked")),
        ("(a|b) [really] mystery", ("mystery",)),
    ],
)
def test_a_text_must_hold_one_of_its_words(words: str, needs: tuple[str, ...]) -> None:
    assert row(words).needs == needs


@pytest.mark.parametrize(
    ("covers", "words", "text", "covered"),
    [
        (
            Covered.WORDS_BEFORE,
            "is anybody's guess",
            "The height of the wave is anybody's guess.",
            "The height of the wave",
        ),
        (
            Covered.WORDS_AFTER,
            "nobody vouches for",
            "Nobody vouches for the height of the wave.",
            "the height of the wave",
        ),
        (Covered.QUESTION_AFTER, "it is anybody's guess", "It is anybody's guess who fired first.", "who fired first"),
        (
            Covered.STATEMENT,
            "by his own telling",
            "The bridge fell at noon, by his own telling.",
            "The bridge fell at noon",
        ),
        (
            Covered.STATEMENT,
            "nobody has looked into any of this",
            "The bridge fell at noon, a farmer said. Nobody has looked into any of this.",
            "The bridge fell at noon",
        ),
        (
            Covered.IN_THE_PHRASE,
            "is anybody's guess",
            "The height of the wave is anybody's guess.",
            "The height of the wave is anybody's guess",
        ),
    ],
)
def test_each_reach_covers_what_its_description_says(covers: Covered, words: str, text: str, covered: str) -> None:
    [found] = catches(text, row(words, covers))

    assert [span.of(text) for span in found.covers] == [covered]
    assert found.cue.of(text).lower() == words


def test_every_reach_is_one_of_the_tables() -> None:
    assert len({covers.reach for covers in Covered}) == len(Covered)


def test_a_trial_says_which_row_caught_the_words_before() -> None:
    text = "The losses could not be independently verified by anybody."

    [found] = catches(text, row("could not be independently verified by anybody", Covered.WORDS_BEFORE))

    assert found.instead == "U-01"


def test_a_trial_finds_nothing_where_another_added_phrase_is_longer() -> None:
    text = "Nobody in town vouches for the height of the wave."
    longer = compiled(
        "nobody in town vouches for", name="E-02", kind=FlagKind.UNVERIFIED, covers=Covered.WORDS_AFTER,
        example="x", counter="y",
    )  # fmt: skip

    assert catches(text, row("vouches for"), (longer,)) == []
    assert catches(text, row("vouches for")) != []


def test_the_widest_pattern_takes_time_in_proportion_to_the_text() -> None:
    widest = "a (a|a a|a a a|a a a a) * (a|a a) * zzzz"
    assert MAX_WAYS == 4 * 4 * 2 * 4

    assert seconds_on_hostile_text(row(widest), widest) < 5


def test_each_way_of_nesting_repeats_is_out_of_reach() -> None:
    """Whatever signs are put together, the pattern is refused or reads a long row of them at once."""
    for signs in itertools.product(("(a|a a)", "[a]", "*", "a", "aaaa"), repeat=4):
        words = f"a {' '.join(signs)} zzzz"
        try:
            found = row(words)
        except BadInput:
            continue
        assert found.pattern.search("a " * 300) is None


def test_the_words_of_a_pattern_make_its_hostile_text() -> None:
    assert own_words("(nobody|no one) * vouches [for] this") == ["nobody", "no", "one", "vouches", "for", "this"]
