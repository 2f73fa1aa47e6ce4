from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.flagging.phrase import WORDS, Phrase, Reach, expanded
from claims.flagging.phrases import PHRASES
from claims.management.commands import draw_phrases
from claims.management.commands.draw_phrases import document, reaches, short


def test_the_document_is_the_table() -> None:
    call_command("draw_phrases", "--check")


def test_it_notices_an_old_document_and_writes_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw_phrases.Command, "path", tmp_path / "phrases.md")
    with pytest.raises(CommandError, match=r"phrases\.md is out of date: run manage.py draw_phrases"):
        call_command("draw_phrases", "--check")

    call_command("draw_phrases", verbosity=0)

    call_command("draw_phrases", "--check")


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_a_pattern_is_shown_short_and_still_says_what_it_matches(phrase: Phrase) -> None:
    assert expanded(short(phrase)) == phrase.pattern
    assert f"`{short(phrase)}`".replace("|", r"\|") in document()


def test_patterns_name_their_lists_of_words() -> None:
    drawn = document()

    used = {name for name in WORDS if any(f"{{{name}}}" in short(phrase) for phrase in PHRASES)}

    assert {"NOT", "ACCOUNT", "VERIFIED"} <= used
    assert all(f"| `{{{name}}}` |" in drawn for name in WORDS)


def test_every_reach_is_explained_to_an_editor() -> None:
    drawn = document()

    assert set(reaches()) == set(Reach)
    assert all(words in drawn for words in reaches().values())


def test_every_module_says_what_it_decides() -> None:
    rows = re.findall(r"^\| `(\w+\.py)` \| (.+) \|$", document(), re.MULTILINE)

    assert {"scope.py", "detector.py", "phrase.py"} <= {name for name, _ in rows}
    assert all(words.endswith((".", "?")) for _, words in rows)


def test_every_row_of_every_table_has_as_many_cells_as_its_heading() -> None:
    rows = [line.replace(r"\|", "").count("|") for line in document().splitlines() if line.startswith("|")]
    headings = [line.count("|") for line in document().splitlines() if line.startswith("| ---")]

    assert len(rows) > len(PHRASES)
    assert set(rows) == set(headings)
