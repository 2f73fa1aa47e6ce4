"""What changed between two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.text.differences import MOST_COMPARED, MOST_WORDS, Change, compare, compare_words, paragraphs

lines = st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four."]), max_size=12).map("\n\n".join)


def test_a_changed_paragraph_is_removed_and_added_between_those_kept() -> None:
    assert compare("Head.\n\nTen sank.\n\nTail.", "Head.\n\nNine sank.\n\nTail.") == [
        Change("kept", "Head."),
        Change("removed", "Ten sank."),
        Change("added", "Nine sank."),
        Change("kept", "Tail."),
    ]


@given(lines, lines)
def test_either_text_can_be_read_off_the_comparison(before: str, after: str) -> None:
    changes = compare(before, after)

    assert changes is not None
    assert [change.text for change in changes if change.how != "added"] == paragraphs(before)
    assert [change.text for change in changes if change.how != "removed"] == paragraphs(after)


def test_texts_with_too_much_between_their_common_ends_are_not_compared() -> None:
    before = "\n".join(f"{n} of them." for n in range(MOST_COMPARED + 1))

    assert compare(f"Head.\n{before}\nTail.", "Head.\nTail.") is None


def test_a_long_text_with_one_change_is_compared() -> None:
    long = [f"Paragraph {n}." for n in range(5 * MOST_COMPARED)]
    changed = [*long[:50], "Corrected.", *long[51:]]

    changes = compare("\n".join(long), "\n".join(changed))

    assert changes is not None
    assert [change for change in changes if change.how != "kept"] == [
        Change("removed", "Paragraph 50."),
        Change("added", "Corrected."),
    ]


def test_of_two_sentences_the_words_that_differ_are_told() -> None:
    assert compare_words("He said 12 barges sank. Nobody verified it.", "He said 15 barges sank.") == (
        [
            Change("kept", "He said "),
            Change("removed", "12 "),
            Change("kept", "barges sank. "),
            Change("removed", "Nobody verified it."),
        ],
        [Change("kept", "He said "), Change("added", "15 "), Change("kept", "barges sank.")],
    )


words = st.lists(st.sampled_from(["ten", "nine", " ", "sank", ".", "\u202eב", "\n"]), max_size=20).map(" ".join)


@given(words, words)
def test_either_sentence_can_be_read_off_the_comparison_of_words(before: str, after: str) -> None:
    both = compare_words(before, after)

    assert both is not None
    assert ["".join(change.text for change in side) for side in both] == [before, after]


def test_long_texts_are_not_compared_word_by_word() -> None:
    assert compare_words("a " * (MOST_WORDS + 1), "b") is None
    assert compare_words("a " * MOST_WORDS, "b " * MOST_WORDS) is not None
