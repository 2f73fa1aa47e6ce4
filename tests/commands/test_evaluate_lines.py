from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.commands.labelled import ARTICLES, LABELS, SHIP, SHIP_CLAIM, SHIP_FLAG, evaluate, ship_answer


def test_bad_lines_are_reported_with_their_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad: list[tuple[Any, str]] = [
        (b"{", "this is not JSON"),
        ({"id": "who", "flags": []}, "file0.jsonl has no article “who” that can be read."),
        ({"flags": []}, "it has no “id”"),
        ({"id": "a1"}, "it has no list of “flags”"),
        ({"id": "a2", "flags": [SHIP_FLAG, {**SHIP_FLAG, "cue": "not sure"}]}, "flag 2, the cue “not sure” is not in"),
        ({"id": "a3", "flags": [{**SHIP_FLAG, "claims": [{"quote": "13 carts"}]}]}, "flag 1, claim 1, the quote “13"),
        ({"id": "a4", "flags": [{**SHIP_FLAG, "kind": "odd"}]}, "flag 1, “odd” is no kind of flag; write unverified,"),
        ({"id": "a5", "flags": [{**SHIP_FLAG, "certainty": "so so"}]}, "“so so” is no certainty"),
        ({"id": "a6", "flags": [{**SHIP_FLAG, "cue": ""}]}, "it has no “cue”"),
        ({"id": "a7", "flags": ["x"]}, "flag 1, this is not an object"),
        ({"id": "a8", "flags": [{**SHIP_FLAG, "claims": [{**SHIP_CLAIM, "figures": [{"value": "x"}]}]}]}, "figure 1,"),
        ({"id": "a9", "flags": [{**SHIP_FLAG, "claims": [{**SHIP_CLAIM, "place": 3}]}]}, "its “place” is not a text"),
        (LABELS[0], "a line before it has the id “ship” already"),
    ]
    articles = [*ARTICLES, *({"id": f"a{number}", "text": SHIP} for number in range(10))]

    out, problems = evaluate(tmp_path, articles, [LABELS[0], *(line for line, _ in bad), LABELS[1]], json=True)

    told = problems.splitlines()
    for number, ((_, sentence), line) in enumerate(zip(bad, told, strict=False), 2):
        assert line.startswith(f"file1.jsonl: Line {number}: ")
        assert sentence in line
    assert told[-1] == "13 lines could not be used, see above."
    assert json.loads(out)["articles"] == 2


@pytest.mark.parametrize(
    ("flag", "sentence"),
    [
        ({"start": 3, "end": 9000, "kind": "unclear"}, "3 to 9000 is no part of the text, which has"),
        ({"start": 3, "end": 3, "kind": "unclear"}, "3 to 3 is no part"),
        ({"kind": "unclear"}, "it has no “start” and “end”"),
    ],
)
def test_a_given_flag_that_lies_outside_the_text_is_reported(flag: Any, sentence: str, tmp_path: Path) -> None:
    _, problems = evaluate(tmp_path, ARTICLES[:1], LABELS[:1], [{"id": "ship", "flags": [flag]}])

    assert f"file1.jsonl: Line 1: the answer to “ship” in file2.jsonl: flag 1, {sentence}" in problems


def test_bad_lines_of_the_other_files_are_reported_even_behind_the_last_one_needed(tmp_path: Path) -> None:
    articles = [*ARTICLES, {"id": "blank", "text": " "}]
    answers = [ship_answer(), {"id": 2, "error": "It was too dark."}, {"id": "x"}]

    _, problems = evaluate(tmp_path, articles, LABELS, answers, json=True)

    assert "file0.jsonl: Line 3: there is no text" in problems
    assert "file2.jsonl: Line 2: the system gave no flags but an error: It was too dark." in problems
    assert "file2.jsonl: Line 3: it has no list of “flags”" in problems
    assert problems.endswith("3 lines could not be used, see above.")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.jsonl” cannot be read \(No such file"):
        call_command("evaluate", str(tmp_path / "nowhere.jsonl"))
