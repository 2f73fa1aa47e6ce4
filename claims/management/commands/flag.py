"""Read articles for flagged claims and print what was found. Uses no database."""

from __future__ import annotations

import json
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.analysis import read
from claims.errors import BadInput
from claims.facts import ClaimDraft, Figure, When
from claims.management.jsonl import answers
from claims.verdicts import Precision

_FORMATS = {Precision.DAY: "%Y-%m-%d", Precision.WEEK: "%G-W%V", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


class Command(BaseCommand):
    help = (
        "Read an article for passages that it flags as not verified, and print them as JSON. Uses no database. "
        "Example: manage.py flag article.txt. With --jsonl: one article a line in, one answer a line out."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="a UTF-8 file, or - for standard input (the default)")
        parser.add_argument("--jsonl", action="store_true", help='articles as JSONL: {"id", "text", "date"?, …} a line')
        parser.add_argument("--date", help="day of publication (ISO), for plain text: resolves “on Tuesday”")

    def handle(self, *, file: str, jsonl: bool, date: str | None, **options: Any) -> None:
        try:
            with _opened(file) as source:
                if jsonl:
                    self.stream(source)
                else:
                    self.show(file, source.read(), date)
        except BadInput as error:
            raise CommandError(str(error)) from error
        except BrokenPipeError:  # Whoever reads the output, such as head, has enough: nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def show(self, name: str, content: bytes, day: str | None) -> None:
        """Print what one plain text holds."""
        answer = flags_of({"id": Path(name).name, "text": _decoded(content), "date": day})
        self.stdout.write(json.dumps(answer, indent=2))

    def stream(self, source: IO[bytes]) -> None:
        """Answer each line of `source`; end with exit code 1 if a line was bad."""
        bad = 0
        for answer in answers(source, flags_of):
            bad += "error" in answer
            self.stdout.write(json.dumps(answer))
            self.stdout.flush()
        if bad:
            raise CommandError(
                f"{bad} {'line' if bad == 1 else 'lines'} could not be read; see the errors in the output."
            )


def flags_of(article: dict[str, Any]) -> dict[str, Any]:
    """Return the flags of an article as the command prints them; raise BadInput with a sentence."""
    drafts = read(_text(article), _date(article.get("date")))
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


def _text(article: dict[str, Any]) -> str:
    text = article.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadInput("there is no text; give the article's words in “text”.")
    for at, letter in enumerate(text) if _has_odd(text) else ():
        if letter == "\0" or "\ud800" <= letter <= "\udfff":
            raise BadInput(f"character {at + 1} of the text is not a character (U+{ord(letter):04X}); remove it.")
    return text


def _has_odd(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return "\0" in text


def _date(given: Any) -> date | None:
    if given in (None, ""):
        return None
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError as error:
        raise BadInput(f"“{given}” is not a date; write it as 2024-05-17.") from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"Byte {error.start + 1} of the text is not UTF-8; save it as UTF-8.") from error


def _opened(name: str) -> AbstractContextManager[IO[bytes]]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise BadInput(
            f"“{name}” cannot be read ({error.strerror}); give the path of a text file, or - for standard input."
        ) from error
