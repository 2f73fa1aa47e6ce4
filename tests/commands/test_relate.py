from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
PASSAGE = "The Harbour Office said on Thursday that 31 of the 44 barges had broken loose from the Kelmin quay."
CLAIM = {"text": "34 of the 44 barges had broken loose from the Kelmin quay", "speaker": "Harbour Office"}
ARTICLE = {"title": "⚓ A night in Orlen", "text": f"🚢 The storm is over.\n{PASSAGE}", "date": "2024-05-16"}
PAIR = {"id": 7, "claim": CLAIM, "article": ARTICLE}


def relate(path: Path, content: bytes) -> tuple[list[dict[str, Any]], str]:
    """Return the answers to the lines of `content`, with the final error, if any."""
    path.write_bytes(content)
    out = io.StringIO()
    try:
        call_command("relate", str(path), stdout=out)
    except CommandError as error:
        return [json.loads(line) for line in out.getvalue().splitlines()], str(error)
    return [json.loads(line) for line in out.getvalue().splitlines()], ""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pairs.jsonl"


def test_an_answer_has_exactly_the_promised_keys(file: Path) -> None:
    ((answer,), error) = relate(file, json.dumps(PAIR).encode())

    assert error == ""
    assert list(answer) == ["id", "related", "stance", "confidence", "passage", "reasons"]
    assert (answer["id"], answer["stance"]) == (7, "revises")
    assert answer["reasons"][0] == "Same speaker."
    assert 0.5 < answer["related"] <= 1


def test_the_passage_counts_code_points_of_the_text_as_given(file: Path) -> None:
    ((answer,), _) = relate(file, json.dumps(PAIR).encode())

    assert ARTICLE["text"][answer["passage"]["start"] : answer["passage"]["end"]] == PASSAGE


def test_a_title_alone_is_answered_without_a_passage(file: Path) -> None:
    pair = {
        "claim": {"text": "Mayor Tomas Velde resigned"},
        "article": {"title": "Mayor Velde resigned: a hoax", "text": ""},
    }

    ((answer,), error) = relate(file, json.dumps(pair).encode())

    assert (error, answer["id"], answer["passage"]) == ("", None, None)


def test_figures_that_are_given_stand_before_those_of_the_text(file: Path) -> None:
    figures = [{"text": "34 of the 44 barges", "value": 31, "bound": "exact", "high": None, "unit": "barges"}]

    ((answer,), _) = relate(file, json.dumps({**PAIR, "claim": {**CLAIM, "figures": figures}}).encode())

    assert answer["stance"] != "revises"


def test_answers_keep_the_order_and_a_bad_line_does_not_stop_them(file: Path) -> None:
    def changed(name: str, **fields: object) -> bytes:
        return json.dumps({**PAIR, "id": fields.pop("id"), name: {**PAIR[name], **fields}}).encode()  # type: ignore[dict-item]

    bad = [
        b"not json",
        b'{"id": "b"}',
        b'{"id": "c", "claim": "words", "article": {"text": "x"}}',
        b'{"id": "d", "claim": {"text": " "}, "article": {"text": "x"}}',
        b'{"id": "e", "claim": {"text": "x"}, "article": {"text": ""}}',
        b'{"id": "f", "claim": {"text": "x"}, "article": {"text": 5}}',
        b'{"id": "g", "claim": {"text": "x"}, "article": {"text": "nul \\u0000"}}',
        changed("article", id="h", date="soon"),
        changed("claim", id="i", kind="rumour"),
        changed("claim", id="j", figures="34"),
        changed("claim", id="k", figures=[{"text": "34", "value": "many"}]),
        changed("claim", id="l", figures=[{"text": "34", "value": 34, "bound": "roughly"}]),
        changed("claim", id="m", figures=[{"text": "34", "value": float("nan")}]),
    ]
    good = json.dumps(PAIR).encode()

    answers, error = relate(file, b"\n".join([good, *bad, b"", good]))

    assert [answer.get("id") for answer in answers] == [7, None, *"bcdefghijklm", 7]
    assert ["error" in answer for answer in answers] == [False, *[True] * len(bad), False]
    assert all(answer["error"].startswith("Line ") and answer["error"].endswith(".") for answer in answers[1:-1])
    assert error == "13 lines could not be read; see the errors in the output."


def test_a_file_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("relate", str(tmp_path / "missing.jsonl"))


def test_it_reads_standard_input_and_exits_with_1_after_a_bad_line() -> None:
    lines = json.dumps(PAIR) + "\n{}\n"

    done = subprocess.run(
        [sys.executable, "manage.py", "relate"], input=lines, capture_output=True, text=True, cwd=ROOT, check=False
    )

    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert "1 line could not be read" in done.stderr
