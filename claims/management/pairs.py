"""One line of `relate`: a claim and an article in, how the article bears on the claim out."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from claims.errors import BadInput
from claims.extraction.figures import figures
from claims.facts import Account, Assertion, Figure, Judgement
from claims.management.fields import characters, day_of, text_of
from claims.matching.judge import judge
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Bound, FlagKind

#: How finely a chance is printed.
DIGITS = 4


def related(pair: dict[str, Any]) -> dict[str, Any]:
    """Return how the article of a pair bears on its claim, as the command prints it; raise BadInput with a sentence."""
    judgement = judge(assertion_of(_object(pair, "claim")), account_of(_object(pair, "article")))
    return {"id": pair.get("id"), **shown(judgement)}


def shown(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as the command prints it."""
    passage = judgement.passage
    return {
        "related": round(judgement.related, DIGITS),
        "stance": judgement.stance.value,
        "confidence": round(judgement.confidence, DIGITS),
        "passage": {"start": passage.start, "end": passage.end} if passage else None,
        "reasons": list(judgement.reasons),
    }


def assertion_of(claim: dict[str, Any]) -> Assertion:
    """Return a claim as matching compares it; its figures are read from its text where none are given."""
    text = text_of(claim)
    given = claim.get("figures")
    return Assertion(
        text,
        kind=_kind(claim.get("kind")),
        speaker=_words(claim, "speaker"),
        figures=figures(Document(text), Span(0, len(text))) if given is None else _figures(text, given),
        event_day=day_of(claim.get("event_date")),
        reported=day_of(claim.get("date")),
        place=_words(claim, "place"),
    )


def account_of(article: dict[str, Any]) -> Account:
    """Return an article as matching reads it; it must have a text or a title."""
    title, text = _words(article, "title"), _words(article, "text")
    if not (title.strip() or text.strip()):
        raise BadInput("there is no text; give the article's words in “text”.")
    return Account(title, text, day_of(article.get("date")), _words(article, "outlet"))


def _object(pair: dict[str, Any], name: str) -> dict[str, Any]:
    found = pair.get(name)
    if not isinstance(found, dict):
        raise BadInput(f'there is no {name}; give {{"claim": {{"text": …}}, "article": {{"text": …}}}}.')
    return found


def _words(given: dict[str, Any], name: str) -> str:
    found = given.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise BadInput(f"“{name}” is no text; put its words in quotation marks.")
    return characters(found)


def _kind(given: Any) -> FlagKind | None:
    try:
        return None if given is None else FlagKind.of(given)
    except (KeyError, TypeError) as error:
        raise BadInput(f"“{given}” is no kind of flag; it is one of {', '.join(FlagKind)}.") from error


def _figures(text: str, given: Any) -> tuple[Figure, ...]:
    if not isinstance(given, list) or not all(isinstance(figure, dict) for figure in given):
        raise BadInput("“figures” is no list of figures; give them as `flag --jsonl` prints them.")
    return tuple(_figure(text, figure) for figure in given)


def _figure(text: str, given: dict[str, Any]) -> Figure:
    words = _words(given, "text") or str(given.get("value"))
    start = max(text.find(words), 0)
    try:
        bound = Bound.of(given.get("bound") or Bound.EXACT)
    except (KeyError, TypeError) as error:
        raise BadInput(f"“{given.get('bound')}” is no bound; it is one of {', '.join(Bound)}.") from error
    numbers = {name: _number(given.get(name)) for name in ("value", "high", "total")}
    return Figure(Span(start, start + len(words)), words, bound=bound, unit=_words(given, "unit"), **numbers)


def _number(given: Any) -> Decimal | None:
    try:
        number = None if given is None else Decimal(str(given))
    except InvalidOperation as error:
        raise BadInput(f"“{given}” is no number; write it as 34 or 34.5.") from error
    if number is not None and not number.is_finite():
        raise BadInput(f"“{given}” is no number; write it as 34 or 34.5.")
    return number
