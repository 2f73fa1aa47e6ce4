"""Two invented articles with their labels, and how the tests of `evaluate` run it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

SHIP = "The mayor of Kelmin said 12 barges sank on Monday. The claim could not be verified. Trains ran as usual."
FIRE = "Smoke stood over Narrin. It was not clear who had lit the fire. The baker denied that he had been there."

SHIP_CLAIM: dict[str, Any] = {
    "quote": "12 barges sank on Monday",
    "speaker": "The mayor of Kelmin",
    "figures": [{"text": "12 barges", "value": 12}, {"text": "dozens", "value": None}],
    "event_date": "2026-03-09",
    "place": "Kelmin",
    "scope": "previous_sentence",
}
SHIP_FLAG: dict[str, Any] = {
    "cue": "could not be verified",
    "kind": "unverified",
    "certainty": "clear",
    "claims": [SHIP_CLAIM],
}
FIRE_FLAG: dict[str, Any] = {
    "cue": "not clear",
    "kind": "unclear",
    "certainty": "clear",
    "claims": [{"quote": "who had lit the fire", "speaker": None, "figures": [], "event_date": None, "place": None}],
}
ARTICLES: list[dict[str, Any]] = [{"id": "ship", "text": SHIP, "date": "2026-03-10"}, {"id": 2, "text": FIRE}]
LABELS: list[dict[str, Any]] = [{"id": "ship", "flags": [SHIP_FLAG]}, {"id": 2, "flags": [FIRE_FLAG]}]


def given(text: str, words: str, **more: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), **more}


def ship_answer(**claim: Any) -> dict[str, Any]:
    told = {"speaker": "mayor of kelmin", "figures": [{"value": 12.0}], "event_date": "2026-03-09", "place": "Kelmin"}
    claims = [given(SHIP, "12 barges sank", **{**told, **claim})]
    return {"id": "ship", "flags": [given(SHIP, "not be verified", kind="unverified", phrase="U-1", claims=claims)]}


def evaluate(folder: Path, *files: list[Any], **options: Any) -> tuple[str, str]:
    """Write each list of lines to a file and run over the files; return what was printed and what went wrong."""
    names = []
    for number, rows in enumerate(files):
        path = folder / f"file{number}.jsonl"
        path.write_bytes(b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows))
        names.append(str(path))
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("evaluate", *names, stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue().replace(f"{folder}/", "")


def figures(folder: Path, *files: list[Any], **options: Any) -> dict[str, Any]:
    out, problems = evaluate(folder, *files, json=True, **options)
    assert problems == ""
    found: dict[str, Any] = json.loads(out)
    return found
