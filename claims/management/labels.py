"""Labels and given flags: JSON objects in, as `evaluate --help` shows them, checked values out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from claims.errors import BadInput
from claims.text.spans import Span
from claims.verdicts import FlagKind

Row = dict[str, Any]
Made = TypeVar("Made")

CERTAINTIES = ("clear", "borderline")
#: So much of a quote is enough to find it in the file.
LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Assertion:
    """Words that a flag covers, and what is known of them. Empty: not known. `figures` holds numbers only."""

    span: Span
    speaker: str
    figures: frozenset[float]
    date: str
    place: str


# By identity: a system may give the same flag twice, and each counts.
@dataclass(frozen=True, slots=True, eq=False)
class Flagged:
    """A flag as a person labelled it (`is_clear`: no two editors would disagree) or as a system gave it (`phrase`)."""

    span: Span
    kind: FlagKind
    claims: tuple[Assertion, ...]
    is_clear: bool = True
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One article with the flags that people see in it and those that a system gives."""

    id: str
    text: str
    labels: tuple[Flagged, ...]
    given: tuple[Flagged, ...]


def text_of(row: Row) -> str:
    """Return the words of an article; raise BadInput if it has none."""
    if not (text := _word(row, "text")).strip():
        raise BadInput("there is no text; give the article's words in “text”.")
    return text


def labels_of(row: Row, text: str) -> tuple[Flagged, ...]:
    """Return the labelled flags of a line; raise BadInput if a cue or a quote is not in `text`."""
    return tuple(_each(row, "flags", lambda flag: _labelled(flag, text)))


def given_of(row: Row, text: str) -> tuple[Flagged, ...]:
    """Return the flags that a system gave; raise BadInput if one does not lie in `text`."""
    return tuple(_each(row, "flags", lambda flag: _given(flag, text)))


def _labelled(flag: Row, text: str) -> Flagged:
    claims = tuple(_each({"claims": [], **flag}, "claims", lambda claim: _assertion(claim, _quoted(claim, text))))
    certainty = _word(flag, "certainty") or "clear"
    if certainty not in CERTAINTIES:
        raise BadInput(f"“{certainty}” is no certainty; write {' or '.join(CERTAINTIES)}.")
    return Flagged(_found(flag, "cue", text), _kind(flag), claims, is_clear=certainty == "clear")


def _given(flag: Row, text: str) -> Flagged:
    claims = tuple(_each({"claims": [], **flag}, "claims", lambda claim: _assertion(claim, _lying(claim, text))))
    return Flagged(_lying(flag, text), _kind(flag), claims, phrase=_word(flag, "phrase"))


def _assertion(claim: Row, span: Span) -> Assertion:
    words = {key: _word(claim, key) for key in ("speaker", "event_date", "place")}
    values = [number for number in _each({"figures": [], **claim}, "figures", _value) if number is not None]
    return Assertion(span, words["speaker"], frozenset(values), words["event_date"], words["place"])


def _quoted(claim: Row, text: str) -> Span:
    return _found(claim, "quote", text)


def _found(row: Row, key: str, text: str) -> Span:
    if not (words := _word(row, key)):
        raise BadInput(f"it has no “{key}”; give the exact words of the text.")
    if (at := text.find(words)) < 0:
        shown = words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1]}…"
        raise BadInput(f"the {key} “{shown}” is not in the text; copy the words exactly.")
    return Span(at, at + len(words))


def _lying(row: Row, text: str) -> Span:
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int:
        raise BadInput("it has no “start” and “end”; give both as whole numbers.")
    if not 0 <= start < end <= len(text):
        raise BadInput(f"{start} to {end} is no part of the text, which has {len(text)} characters.")
    return Span(start, end)


def _kind(flag: Row) -> FlagKind:
    given = _word(flag, "kind")
    try:
        return FlagKind.of(given)
    except KeyError:
        raise BadInput(f"“{given}” is no kind of flag; write {', '.join(FlagKind)}.") from None


def _value(figure: Row) -> float | None:
    value = figure.get("value")
    if value is None:
        return None
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise BadInput("its value is not a number that can be counted with.") from None


def _word(row: Row, key: str) -> str:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise BadInput(f"its “{key}” is not a text; put it in quotation marks.")
    return value or ""


def _each(row: Row, key: str, read: Callable[[Row], Made]) -> Iterator[Made]:
    """Yield what `read` makes of each entry of a list; say of a problem in which entry it lies."""
    entries = row.get(key)
    if not isinstance(entries, list):
        raise BadInput(f"it has no list of “{key}”; give an empty one, [], where there are none.")
    for number, entry in enumerate(entries, 1):
        try:
            yield read(_object(entry))
        except BadInput as problem:
            raise BadInput(f"{key.removesuffix('s')} {number}, {problem}") from None


def _object(entry: Any) -> Row:
    if not isinstance(entry, dict):
        raise BadInput("this is not an object; write it in braces.")
    return entry
