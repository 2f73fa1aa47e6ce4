from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.commands.labelled import ARTICLES, FIRE, LABELS, SHIP, SHIP_FLAG, evaluate, figures, given, ship_answer

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"


def test_a_system_that_gives_what_the_labels_say_is_right_in_everything(tmp_path: Path) -> None:
    fire = given(FIRE, "not clear", kind="unclear", claims=[given(FIRE, "who had lit the fire")])

    found = figures(tmp_path, ARTICLES, LABELS, [ship_answer(), {"id": 2, "flags": [fire]}])

    perfect = {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert found["articles"] == 2
    assert found["flags"] == {**perfect, "labels": 2, "system": 2}
    assert found["flags_by_kind"]["unclear"] == {**perfect, "labels": 1, "system": 1}
    assert found["claims"] == {**perfect, "labels": 2, "system": 2}
    assert [found[key] for key in ("kind_accuracy", "speaker", "figures", "date", "place")] == [1.0] * 5
    assert found["counted"] == {"speaker": 1, "figures": 1, "date": 1, "place": 1}


def test_missed_flags_lower_the_recall_and_false_alarms_the_precision(tmp_path: Path) -> None:
    alarm = given(SHIP, "Trains ran", kind="disputed", claims=[])
    answer = ship_answer()
    answer["flags"].append(alarm)

    found = figures(tmp_path, ARTICLES, LABELS, [answer, {"id": 2, "flags": []}])

    assert found["flags"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "labels": 2, "system": 2}
    assert found["flags_by_kind"]["disputed"]["system"] == 1
    assert found["flags_by_kind"]["unclear"]["recall"] == 0.0


def test_a_borderline_label_is_neither_rewarded_nor_punished(tmp_path: Path) -> None:
    open_to_doubt = [{"id": "ship", "flags": [{**SHIP_FLAG, "certainty": "borderline"}]}]

    met = figures(tmp_path, ARTICLES, open_to_doubt, [ship_answer()])
    missed = figures(tmp_path, ARTICLES, open_to_doubt, [{"id": "ship", "flags": []}])

    assert met == missed
    assert met["flags"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "labels": 0, "system": 0}
    assert met["kind_accuracy"] is None


@pytest.mark.parametrize(
    ("detail", "value"),
    [("speaker", "the baker"), ("figures", [{"value": 13}]), ("date", "2026-03"), ("place", None)],
)
def test_a_wrong_detail_is_counted_and_shown(detail: str, value: Any, tmp_path: Path) -> None:
    answer = ship_answer(**{"event_date" if detail == "date" else detail: value})

    found = figures(tmp_path, ARTICLES[:1], LABELS[:1], [answer], errors=True)

    assert [found[key] for key in ("speaker", "figures", "date", "place")].count(0.0) == 1
    assert found[detail] == 0.0
    assert [(error["type"], error["phrases"]) for error in found["errors"]] == [(detail, ["U-1"])]


def test_every_error_is_shown_in_its_context_with_the_phrase(tmp_path: Path) -> None:
    stray = given(SHIP, "Trains ran as usual")
    flag = given(SHIP, "not be verified", kind="disputed", phrase="D-9", claims=[stray])

    out, problems = evaluate(tmp_path, ARTICLES, LABELS, [{"id": "ship", "flags": [flag]}, {"id": 2, "flags": []}])

    assert problems == ""
    assert "Flags that were missed (1)" in out
    assert "2: Smoke stood over Narrin. It was [[not clear]] who had lit the fire." in out
    assert "expected: unclear, covering “who had lit the fire”\n      given: nothing\n" in out
    assert "The claim could [[not be verified]]. Trains" in out
    assert "expected: unverified\n      given: disputed (by D-9)\n" in out
    assert "Kelmin said [[12 barges sank on Monday]]. The claim" in out
    assert "expected: “12 barges sank on Monday”\n      given: “Trains ran as usual” (by D-9)\n" in out


def test_errors_can_be_limited_or_left_out(tmp_path: Path) -> None:
    nothing = [{"id": "ship", "flags": []}, {"id": 2, "flags": []}]

    some, _ = evaluate(tmp_path, ARTICLES, LABELS, nothing, limit=1)
    none, _ = evaluate(tmp_path, ARTICLES, LABELS, nothing, errors=False)

    assert "Flags that were missed (2, the first 1)" in some
    assert [some.count("expected:"), none.count("expected:")] == [1, 0]
    assert evaluate(tmp_path, ARTICLES, LABELS, limit=-1) == (
        "",
        "--limit must be 0 or more: it is how many errors of each type are shown.",
    )


def test_the_words_around_an_error_cannot_steer_the_terminal(tmp_path: Path) -> None:
    text = SHIP.replace("The claim", "The\x1b[2J\nclaim")

    out, _ = evaluate(tmp_path, [{"id": "a\x07", "text": text}], [{"id": "a\x07", "flags": [SHIP_FLAG]}], [])

    assert not [letter for letter in out if not letter.isprintable() and letter != "\n"]
    assert "The [2J claim [[could not be verified]]. Trains" in out


def test_without_a_system_the_detector_runs(tmp_path: Path) -> None:
    out, problems = evaluate(tmp_path, ARTICLES, LABELS)

    assert problems == ""
    assert out.startswith("2 articles\n")
    assert "Flags where there is none (1)" in out
    assert "The baker [[denied]] that" in out


def test_one_combined_file_gives_the_same_figures(tmp_path: Path) -> None:
    combined = [{**article, **labels} for article, labels in zip(ARTICLES, LABELS, strict=True)]

    assert figures(tmp_path, combined) == figures(tmp_path, ARTICLES, LABELS)


@pytest.mark.parametrize("place", range(3))
def test_one_file_may_come_by_standard_input(place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = [ARTICLES, LABELS, [ship_answer(), {"id": 2, "flags": []}]]
    names, out = [], io.StringIO()
    for number, rows in enumerate(contents):
        names.append(str(tmp_path / f"{number}.jsonl"))
        Path(names[-1]).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Path(names[place]).open(encoding="utf-8") as typed:
        monkeypatch.setattr("sys.stdin", typed)
        names[place] = "-"

        call_command("evaluate", *names, json=True, stdout=out)

    assert json.loads(out.getvalue()) == figures(tmp_path, *contents)


def test_bad_lines_of_standard_input_are_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{")))

    with pytest.raises(CommandError, match="1 line could not be used"):
        call_command("evaluate", "-", stdout=io.StringIO(), stderr=err)

    assert err.getvalue().startswith("standard input: Line 1: this is not JSON")


def test_standard_input_cannot_be_two_files() -> None:
    with pytest.raises(CommandError, match="Standard input can be read only once"):
        call_command("evaluate", "-", "-")


def test_files_may_stand_in_another_order_and_hold_more_than_was_labelled(tmp_path: Path) -> None:
    answers = [{"id": "more", "flags": []}, {"id": 2, "flags": []}, ship_answer()]
    more = [{"id": "more", "text": "Nothing happened in Holm."}, *ARTICLES[::-1]]

    assert figures(tmp_path, more, LABELS, answers) == figures(tmp_path, ARTICLES, LABELS, answers[::-1])


def test_articles_without_an_answer_count_as_without_flags_and_are_mentioned(tmp_path: Path) -> None:
    out, problems = evaluate(tmp_path, ARTICLES, LABELS, [ship_answer()], json=True)

    assert json.loads(out)["flags"]["recall"] == 0.5
    assert problems.startswith("file2.jsonl: 1 labelled article has no answer here")


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled articles (../shared) are not on this machine")
def test_the_figures_are_those_of_the_scorer_that_came_with_the_labels(tmp_path: Path) -> None:
    articles, labels = str(SHARED / "dev.articles.jsonl"), str(SHARED / "dev.labels.jsonl")
    system, out = tmp_path / "system.jsonl", io.StringIO()
    with system.open("w", encoding="utf-8") as file:
        call_command("flag", articles, jsonl=True, stdout=file)
    scorer = [sys.executable, str(SHARED / "score_flags.py"), articles, labels, str(system), "--json"]

    theirs = subprocess.run(scorer, capture_output=True, check=True, text=True).stdout
    call_command("evaluate", articles, labels, json=True, stdout=out)

    assert json.loads(out.getvalue()) == json.loads(theirs)
