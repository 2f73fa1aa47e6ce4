"""The values that reading a text makes and recording, matching and the desk compare.

All spans are code-point offsets into the text of one article version.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from claims.text.spans import Span
from claims.verdicts import Bound, FlagKind, Precision, Scope, Stance


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words that a flag's caveat covers, the rule that found them, and in an editor's words what of it is a guess."""

    span: Span
    scope: Scope
    rule: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A place where a text says that something is not verified.

    `cue` is the caveat's own words; `phrase` is the id of the table row that matched.
    """

    kind: FlagKind
    phrase: str
    cue: Span
    covers: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who made an assertion: the fullest name in the article, and where it was named for this one."""

    name: str
    span: Span
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in an assertion: "about 34 of the 44 drones" is 34, of 44, about, drones.

    `value` is None for vague words ("dozens"); `high` is set for ranges only.
    """

    span: Span
    text: str
    value: Decimal | None
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    total: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """The day on which the asserted event happened, as finely as the text tells."""

    span: Span
    day: date
    precision: Precision = Precision.DAY
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """The place named nearest to the event."""

    span: Span
    name: str
    guess: bool = False


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """What one flag says of one covered span, ready to be recorded. Saves nothing itself."""

    flag: Flag
    coverage: Coverage
    speaker: Speaker | None = None
    figures: tuple[Figure, ...] = ()
    when: When | None = None
    where: Where | None = None
    guesses: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim as matching compares it. Spans of its figures are offsets into `text`."""

    text: str
    kind: FlagKind | None = None
    speaker: str = ""
    figures: tuple[Figure, ...] = ()
    #: The day of the asserted event, and the day on which it was reported first.
    event_day: date | None = None
    reported: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """An article as matching reads it for what it says about a claim."""

    title: str
    text: str
    published: date | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an account bears on an assertion, as a machine judges it.

    `related` (0 to 1) says how likely it is about the assertion at all, `confidence` (0 to 1) how sure the stance is.
    `passage` are offsets into the account's text, None where only its title tells. `reasons` are sentences for editors.
    """

    related: float
    stance: Stance
    confidence: float
    passage: Span | None
    reasons: tuple[str, ...]


def moved(draft: ClaimDraft, place: Callable[[Span], Span], text: str) -> ClaimDraft:
    """Return a draft with each of its spans where `place` puts it in `text`, and figures in the words of that."""
    put = cast(ClaimDraft, _moved(draft, place))
    return replace(put, figures=tuple(replace(figure, text=figure.span.of(text)) for figure in put.figures))


def _moved(value: Any, place: Callable[[Span], Span]) -> Any:
    if isinstance(value, Span):
        return place(value)
    if isinstance(value, tuple):
        return tuple(_moved(part, place) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{it.name: _moved(getattr(value, it.name), place) for it in fields(value)})
    return value
