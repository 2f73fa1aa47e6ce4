"""Read articles for flagged claims and print what was found. Uses no database."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from claims.analysis import read
from claims.errors import BadInput
from claims.facts import ClaimDraft, Figure, When
from claims.management.fields import day_of, text_of
from claims.management.streams import StreamCommand
from claims.verdicts import Precision

_FORMATS = {Precision.DAY: "%Y-%m-%d", Precision.WEEK: "%G-W%V", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


class Command(StreamCommand):
    help = (
        "Read an article for passages that it flags as not verified, and print them as JSON. Uses no database. "
        "Example: manage.py flag article.txt. With --jsonl: one article a line in, one answer a line out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="a UTF-8 file, or - for standard input (the default)")
        parser.add_argument("--jsonl", action="store_true", help='articles as JSONL: {"id", "text", "date"?, …} a line')
        parser.add_argument("--date", help="day of publication (ISO), for plain text: resolves “on Tuesday”")

    def handle(self, *, file: str, jsonl: bool, date: str | None, **options: Any) -> None:
        with self.reading(file) as source:
            if jsonl:
                self.stream(source, flags_of)
            else:
                self.show(file, source.read(), date)

    def show(self, name: str, content: bytes, day: str | None) -> None:
        """Print what one plain text holds."""
        answer = flags_of({"id": Path(name).name, "text": _decoded(content), "date": day})
        self.stdout.write(json.dumps(answer, indent=2))


def flags_of(article: dict[str, Any]) -> dict[str, Any]:
    """Return the flags of an article as the command prints them; raise BadInput with a sentence."""
    drafts = read(text_of(article), day_of(article.get("date")))
    flags = [_flag(list(group)) for _, group in groupby(drafts, key=lambda draft: draft.flag)]
    return {"id": article.get("id"), "flags": flags}


def _flag(drafts: list[ClaimDraft]) -> dict[str, Any]:
    flag = drafts[0].flag
    return {
        "start": flag.cue.start,
        "end": flag.cue.end,
        "kind": flag.kind.value,
        "phrase": flag.phrase,
        "claims": [_claim(draft) for draft in drafts],
    }


def _claim(draft: ClaimDraft) -> dict[str, Any]:
    return {
        "start": draft.coverage.span.start,
        "end": draft.coverage.span.end,
        "speaker": draft.speaker.name if draft.speaker else None,
        "figures": [_figure(figure) for figure in draft.figures],
        "event_date": _event_date(draft.when),
        "place": draft.where.name if draft.where else None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    numbers = {name: _number(value) for name, value in (("value", figure.value), ("high", figure.high))}
    return {"text": figure.text, **numbers, "bound": figure.bound.value, "unit": figure.unit or None}


def _number(value: Any) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _event_date(when: When | None) -> str | None:
    """Return the date as finely as it is known: 2024-05-17, 2024-W20, 2024-05 or 2024."""
    return when.day.strftime(_FORMATS[when.precision]) if when else None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"Byte {error.start + 1} of the text is not UTF-8; save it as UTF-8.") from error
