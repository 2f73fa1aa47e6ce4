from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

STORY = (
    "🚢 The Coast Guard said about 40 boats sank near Porto on Monday. The claim could not be independently verified."
)
ROOT = Path(__file__).resolve().parents[2]


def flag(*arguments: str) -> str:
    out = io.StringIO()
    call_command("flag", *arguments, stdout=out)
    return out.getvalue()


def lines(path: Path) -> tuple[list[dict[str, Any]], str]:
    """Run over JSONL and return the answers with the final error, if any."""
    out = io.StringIO()
    try:
        call_command("flag", str(path), "--jsonl", stdout=out)
    except CommandError as error:
        return [json.loads(line) for line in out.getvalue().splitlines()], str(error)
    return [json.loads(line) for line in out.getvalue().splitlines()], ""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "story.txt"


def test_plain_text_is_answered_with_one_object_named_after_the_file(file: Path) -> None:
    file.write_text(STORY, encoding="utf-8")

    answer = json.loads(flag(str(file), "--date", "2024-05-16"))

    assert answer["id"] == "story.txt"
    assert answer["flags"][0]["kind"] == "unverified"


def test_offsets_count_code_points_of_the_text_as_given(file: Path) -> None:
    file.write_text(json.dumps({"id": 7, "text": STORY, "date": "2024-05-16T08:00:00Z"}) + "\n", encoding="utf-8")

    ((answer,), error) = lines(file)
    found = answer["flags"][0]
    claim = found["claims"][0]

    assert error == ""
    assert STORY[found["start"] : found["end"]] == "could not be independently verified"
    assert STORY[claim["start"] : claim["end"]] == "about 40 boats sank near Porto on Monday"


def test_a_claim_has_exactly_the_promised_keys(file: Path) -> None:
    file.write_text(json.dumps({"id": "a", "text": STORY, "date": "2024-05-16"}), encoding="utf-8")

    ((answer,), _) = lines(file)
    claim = answer["flags"][0]["claims"][0]

    assert set(answer) == {"id", "flags"}
    assert set(answer["flags"][0]) == {"start", "end", "kind", "phrase", "claims"}
    assert {key: claim[key] for key in ("speaker", "event_date", "place")} == {
        "speaker": "The Coast Guard",
        "event_date": "2024-05-13",
        "place": "Porto",
    }
    assert claim["figures"] == [
        {"text": "about 40 boats", "value": 40, "high": None, "bound": "about", "unit": "boats"}
    ]


def test_a_month_is_given_as_a_month(file: Path) -> None:
    file.write_text(
        json.dumps({"text": STORY.replace("on Monday", "in March"), "date": "2024-05-16"}), encoding="utf-8"
    )

    ((answer,), _) = lines(file)

    assert answer["flags"][0]["claims"][0]["event_date"] == "2024-03"


def test_answers_keep_the_order_and_a_bad_line_does_not_stop_them(file: Path) -> None:
    bad = [
        b"not json",
        b'"a string"',
        b'{"id": "b"}',
        b'{"id": "c", "text": " "}',
        b'{"id": "d", "text": "nul \\u0000"}',
        b'{"id": "e", "text": "half \\ud800"}',
        b'{"id": "f", "text": "x", "date": "soon"}',
        b'{"id": "g", "text": "\xff"}',
        b"[" * 100_000,
    ]
    good = json.dumps({"id": "z", "text": STORY}).encode()
    file.write_bytes(b"\n".join([b"\xef\xbb\xbf" + good, *bad, b"", good]))

    answers, error = lines(file)

    assert [answer.get("id") for answer in answers] == ["z", None, None, "b", "c", "d", "e", "f", None, None, "z"]
    assert ["error" in answer for answer in answers] == [False, *[True] * 9, False]
    assert all(answer["error"].startswith("Line ") and answer["error"].endswith(".") for answer in answers[1:10])
    assert error == "9 lines could not be read; see the errors in the output."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "there is no text"),
        (b" \n", "there is no text"),
        (b"nul \0 byte", "character 5 of the text"),
        (b"caf\xe9", "Byte 4 of the text is not UTF-8"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_with_a_sentence(file: Path, content: bytes, sentence: str) -> None:
    file.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        flag(str(file))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.txt” cannot be read"):
        flag(str(tmp_path / "nowhere.txt"))


def test_it_reads_standard_input_without_any_database(tmp_path: Path) -> None:
    unreachable = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "DATA_DIR": str(tmp_path), "PATH": ""}
    run = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "flag", "-", "--jsonl"],
        input=(json.dumps({"id": "a", "text": STORY}) + "\nbroken\n").encode(),
        env=unreachable,
        capture_output=True,
        check=False,
    )

    answers = [json.loads(line) for line in run.stdout.splitlines()]

    assert run.returncode == 1
    assert [len(answers[0]["flags"]), "error" in answers[1]] == [1, True]
    assert run.stderr.decode().strip() == "CommandError: 1 line could not be read; see the errors in the output."
