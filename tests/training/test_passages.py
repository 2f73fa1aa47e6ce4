"""Labels without words, and how they get their words back."""

from __future__ import annotations

import json

from tests.training.passages import PASSAGES, placed, worded

TEXT = "Lorren said nine boats had sunk. The report could not be verified."
LABEL = {
    "cue": "could not be verified",
    "kind": "unverified",
    "claims": [
        {
            "quote": "nine boats had sunk",
            "speaker": "Lorren",
            "figures": [{"text": "nine", "value": 9, "bound": "exact", "high": None}],
            "place": None,
            "event_date": None,
        }
    ],
}


def test_words_become_offsets_and_words_again() -> None:
    offsets = placed(LABEL, TEXT)

    assert offsets["claims"][0]["quote"] == [12, 31]
    assert worded(offsets, TEXT) == LABEL


def test_the_file_holds_offsets_only() -> None:
    known = {"id", "part", "kind", "certainty", "scope", "bound", "event_date"}

    def words_in(value: object, key: str = "") -> list[str]:
        if isinstance(value, dict):
            return [word for name, part in value.items() for word in words_in(part, name)]
        if isinstance(value, list):
            return [word for part in value for word in words_in(part, key)]
        return [value] if isinstance(value, str) and key not in known else []

    with PASSAGES.open(encoding="utf-8") as lines:
        assert [word for line in lines for word in words_in(json.loads(line))] == []
