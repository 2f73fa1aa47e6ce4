"""What changed between two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.text.differences import MOST_COMPARED, Change, compare, paragraphs

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
