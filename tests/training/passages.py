"""Labels as places in articles that are kept elsewhere: passages.jsonl holds offsets and no words.

    python -m tests.training.passages UNLABELLED.jsonl.gz FOLDER

writes, for each part of the labels, FOLDER/PART.articles.jsonl and FOLDER/PART.labels.jsonl, which the training and
`manage.py evaluate` read. Parts G and H are for measuring only: train on the others.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PASSAGES = Path(__file__).with_name("passages.jsonl")
WORDS = ("cue", "quote", "speaker", "place", "text")

Row = dict[str, Any]


def main(arguments: list[str]) -> None:
    """Join the labels with the articles and write a pair of files for each part."""
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    wanted = {row["id"]: row for row in _lines(PASSAGES)}
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    for article in _articles(Path(arguments[0])):
        if row := wanted.get(article["id"]):
            _append(folder / f"{row['part']}.articles.jsonl", article)
            _append(
                folder / f"{row['part']}.labels.jsonl",
                {"id": row["id"], "flags": worded(row["flags"], article["text"])},
            )


def worded(label: Any, text: str) -> Any:
    """Return `label` with the words of `text` in place of their offsets [start, end)."""
    if isinstance(label, list):
        return [worded(part, text) for part in label]
    if not isinstance(label, dict):
        return label
    return {key: _words(value, text) if key in WORDS else worded(value, text) for key, value in label.items()}


def placed(label: Any, text: str) -> Any:
    """Return `label` with the offsets of its words in `text`, first occurrence: what `worded` turns back."""
    if isinstance(label, list):
        return [placed(part, text) for part in label]
    if not isinstance(label, dict):
        return label
    return {key: _place(value, text) if key in WORDS else placed(value, text) for key, value in label.items()}


def _words(span: list[int] | None, text: str) -> str | None:
    return text[span[0] : span[1]] if span else None


def _place(words: str | None, text: str) -> list[int] | None:
    at = text.find(words) if words else -1
    return [at, at + len(words)] if words and at >= 0 else None


def _articles(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _append(path: Path, row: Row) -> None:
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
