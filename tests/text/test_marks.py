"""Texts cut at the edges of their marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.text.marks import Mark, paragraph_around, segments
from claims.text.spans import Span

TEXT = "One.\nThe crew said nine sank. It was not verified.\nThree."


def words(of: str) -> Span:
    at = TEXT.index(of)
    return Span(at, at + len(of))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(min_size=1, max_size=40))
    starts = st.integers(0, len(text) - 1)
    spans = [Span(a, draw(st.integers(a + 1, len(text)))) for a in draw(st.lists(starts, max_size=5))]
    return text, [Mark(span, "covered", str(n)) for n, span in enumerate(spans)]


@given(marked_texts())
def test_the_runs_join_to_the_text_and_carry_exactly_the_marks_over_them(case: tuple[str, list[Mark]]) -> None:
    text, marks = case

    runs = segments(text, marks)

    assert "".join(run.text for run in runs) == text
    at = 0
    for run in runs:
        assert all(mark.span.contains(Span(at, at + len(run.text))) for mark in run.marks)
        at += len(run.text)
    assert sum(len(run.begins) for run in runs) == len(marks)


def test_nested_marks_share_a_run() -> None:
    outer, inner = Mark(words("The crew said nine sank"), "covered", "1"), Mark(words("nine"), "figure", "1")

    runs = {run.text: run.roles for run in segments(TEXT, [outer, inner])}

    assert runs["nine"] == "covered figure"
    assert runs[" sank"] == "covered"


def test_a_part_of_the_text_shows_only_its_own_marks() -> None:
    cue = Mark(words("was not verified"), "cue", "1")
    paragraph = paragraph_around(TEXT, words("nine"))

    runs = segments(TEXT, [cue, Mark(words("Three"), "covered", "2")], within=paragraph)

    assert "".join(run.text for run in runs) == "The crew said nine sank. It was not verified."
    assert [run.roles for run in runs] == ["", "cue", ""]


def test_a_mark_that_begins_before_the_part_begins_with_it() -> None:
    whole = Mark(Span(0, len(TEXT)), "covered", "1")

    runs = segments(TEXT, [whole], within=words("nine sank"))

    assert [run.begins for run in runs] == [(whole,)]


def test_paragraphs_reach_from_newline_to_newline() -> None:
    assert paragraph_around(TEXT, words("One")).of(TEXT) == "One."
    assert paragraph_around(TEXT, words("Three")).of(TEXT) == "Three."
    assert paragraph_around(TEXT, Span(2, 10)).of(TEXT).startswith("One.\nThe crew")
