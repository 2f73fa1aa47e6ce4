"""The examples that the weights are learned from, and how a choice is scored."""

from __future__ import annotations

import pytest

from claims.text.spans import Span
from tests.training.scope import Example, chosen, examples_of, report, same

TEXT = "Lorren said nine boats had sunk. The report could not be verified. A fair opened."
FLAG = {
    "cue": "could not be verified",
    "kind": "unverified",
    "certainty": "clear",
    "claims": [{"quote": "nine boats had sunk"}],
}


def example() -> Example:
    """Return the one example of TEXT."""
    return next(examples_of("a", TEXT, [FLAG]))


def test_an_example_marks_the_candidates_that_the_label_covers() -> None:
    found = example()

    right = [span.of(TEXT) for span, covers in zip(found.offered, found.covers, strict=True) if covers]
    assert right == ["nine boats had sunk"]
    assert found.certain


def test_a_cue_that_no_label_meets_teaches_nothing() -> None:
    assert list(examples_of("a", TEXT, [])) == []


def test_the_likeliest_candidate_is_chosen_where_none_is_likely() -> None:
    found = example()

    assert len(chosen(found, {"any": -5.0})) == 1
    assert len(chosen(found, {"any": 5.0})) == len(found.offered)


def test_spans_are_the_same_when_they_share_half_of_the_shorter() -> None:
    assert same(Span(0, 10), Span(5, 100))
    assert not same(Span(0, 10), Span(6, 100))


def test_the_report_counts_right_and_missed_spans(capsys: pytest.CaptureFixture[str]) -> None:
    found = example()

    report("perfect", [found], [found.labelled])
    assert capsys.readouterr().out == "perfect: P 1.000 R 1.000 F1 1.000\n"
