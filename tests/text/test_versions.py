"""What became of a text from one version to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.text.differences import MOST_COMPARED, paragraphs
from claims.text.spans import Span
from claims.text.versions import MOST_PAIRED, Passage, passages

OLD = "A storm struck.\n\nThe mayor said nine of the boats reportedly sank.\n\nThe port is shut.\n\nMore to come."
NEW = "A storm struck.\n\nThe mayor said ten of the boats sank.\n\nThe port is shut.\n\nNo one was hurt."


def told(before: str, after: str) -> list[tuple[str, list[str], list[str]]]:
    found = passages(before, after)
    assert found is not None
    return [(it.how, _of(before, it.removed or it.before), _of(after, it.added or it.after)) for it in found]


def _of(text: str, spans: tuple[Span, ...] | Span | None) -> list[str]:
    several = spans if isinstance(spans, tuple) else (spans,)
    return [span.of(text) for span in several if span]


def test_a_changed_paragraph_tells_which_words_were_removed_and_added() -> None:
    assert told(OLD, NEW) == [
        ("kept", ["A storm struck."], ["A storm struck."]),
        ("changed", ["nine", "reportedly"], ["ten"]),
        ("kept", ["The port is shut."], ["The port is shut."]),
        ("added", [], ["No one was hurt."]),
        ("removed", ["More to come."], []),
    ]


def test_paragraphs_that_share_little_are_no_pair() -> None:
    assert [it[0] for it in told("Nine boats sank at dawn.", "The council met on Friday.")] == ["added", "removed"]


def test_a_paragraph_that_was_put_in_between_leaves_its_neighbours_paired() -> None:
    before = "One boat sank in the night.\nTwo men were saved by a tug."
    after = "One boat sank at night.\nThe quay is shut.\nTwo men were saved by a ferry."

    assert [it[0] for it in told(before, after)] == ["changed", "added", "changed"]


def test_beyond_a_number_of_pairs_paragraphs_are_shown_whole_and_beyond_another_nothing_is() -> None:
    def text(word: str, number: int) -> str:
        return "\n".join(f"Boat {at} of the fleet was {word}." for at in range(number))

    found = passages(text("lost", MOST_PAIRED + 9), text("found", MOST_PAIRED + 9)) or []

    assert sum(it.how == "changed" for it in found) == MOST_PAIRED
    assert passages(text("lost", MOST_COMPARED + 9), text("found", MOST_COMPARED + 9)) is None


_TEXTS = st.lists(
    st.sampled_from(
        ["34 boats", "\n", " ", "sank", "👩‍👩‍👧‍👦", "e\u0301", "שלום", "\u202eabc", "क्षि", " \u0301", "not", "\u2028"]
    ),
    max_size=20,
).map("".join)


@given(_TEXTS, _TEXTS)
def test_every_paragraph_of_both_is_there_in_order_and_spans_are_exact(before: str, after: str) -> None:
    found = passages(before, after)

    assert found is not None
    assert [it.before.of(before) for it in found if it.before] == paragraphs(before)
    assert [it.after.of(after) for it in found if it.after] == paragraphs(after)
    for it in found:
        assert it.how == _how(it, before, after)
        assert all(it.before and it.before.contains(span) for span in it.removed)
        assert all(it.after and it.after.contains(span) for span in it.added)


def _how(it: Passage, before: str, after: str) -> str:
    if it.before is None or it.after is None:
        return "added" if it.before is None else "removed"
    return "kept" if it.before.of(before) == it.after.of(after) else "changed"
