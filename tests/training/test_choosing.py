"""Learning to choose by signs, and what days and places are offered for a labelled claim."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.text.document import Document
from claims.text.spans import Span

pytest.importorskip("numpy", reason="learning needs numpy")

from tests.training import days, places
from tests.training.choosing import Lesson, crossed, learn, pairs, same, score

TEXT = "Two boats sank in Osk on Monday. The mayor of Lisbon spoke on Tuesday. Ten people died."
CLAIM = "Ten people died"


@dataclass(frozen=True)
class Choice:
    """A choice between a good one and a bad one."""

    article: str
    signs: tuple[dict[str, float], ...] = ({"good": 1.0}, {"bad": 1.0})
    right: tuple[bool, ...] = (True, False)


def test_what_is_right_weighs_more_than_what_is_not() -> None:
    weights = learn([Choice(str(number)) for number in range(9)], 1.0, 2)

    assert weights["good"] > 0 > weights["bad"]


def test_a_penalty_keeps_the_weights_that_are_known() -> None:
    choices = [Choice("a")] * 9

    free = learn(choices, 0.1, 2, {"good": -3.0})
    bound = learn(choices, 1000.0, 2, {"good": -3.0})

    assert free["good"] > bound["good"]
    assert bound["good"] == pytest.approx(-3.0, abs=0.1)


def test_weights_never_saw_the_article_that_they_judge() -> None:
    choices = [Choice(str(number)) for number in range(10)]
    seen: list[set[str]] = []

    def learned(some: object) -> dict[str, float]:
        assert isinstance(some, list)
        seen.append({one.article for one in some})
        return {"fold": float(len(seen))}

    judged = list(crossed(choices, learned))

    assert len(judged) == len(choices)
    assert all(one.article not in seen[int(weights["fold"]) - 1] for one, weights in judged)


def test_a_command_without_pairs_of_files_says_how_it_is_used() -> None:
    assert pairs(["--check", "a", "b"], "usage") == [("a", "b")]
    with pytest.raises(SystemExit, match="usage"):
        pairs(["a"], "usage")


def test_names_are_the_same_when_one_holds_the_other() -> None:
    assert same("Osk, Portugal", "Osk")
    assert not same(None, "Osk")
    assert not same("", "")


def test_the_days_of_an_article_and_none_are_offered() -> None:
    claim = {"event_date": "2024-05-13"}
    found = days.example("a", Document(TEXT), span(), date(2024, 5, 16), claim)

    assert [str(day) for day in found.days] == ["2024-05-13", "2024-05-14", "None"]
    assert found.right == [True, False, False]
    assert days.choice(found, {"said": -9.0, "none": -9.0}) == date(2024, 5, 13)
    assert days.choice(found, {"none": 9.0}) is None


def test_the_places_of_an_article_and_nowhere_are_offered() -> None:
    found = places.example("a", Document(TEXT), span(), "Osk")

    assert found.names[found.right.index(True)] == "Osk"
    assert found.names[-1] is None
    assert found.names[places.choice(found, {"none": 9.0})] is None
    assert score({"none": 2.0}, {"none": 1.5}) == 3.0


@pytest.mark.parametrize("lesson", [days.LESSON, places.LESSON], ids=["days", "places"])
def test_labels_are_read_and_reported(
    lesson: Lesson[Any, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles, labels = tmp_path / "articles.jsonl", tmp_path / "labels.jsonl"
    claim = {"quote": CLAIM, "place": "Osk", "event_date": "2024-05-13"}
    rows = [{"id": str(number), "date": "2024-05-16", "text": TEXT} for number in range(6)]
    flags = [{"cue": "died", "kind": "unclear", "claims": [claim]}]
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    labels.write_text("".join(json.dumps({"id": row["id"], "flags": flags}) + "\n" for row in rows), "utf-8")

    lesson.teach(["--check", str(articles), str(labels)], None)

    assert capsys.readouterr().out.startswith("cross-check: 6 of 6 = 1.000 (6 offered)")


def span() -> Span:
    """Return where the claim stands in TEXT."""
    return Span(TEXT.index(CLAIM), TEXT.index(CLAIM) + len(CLAIM))
