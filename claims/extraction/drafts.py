"""A flag in, claim drafts out: one for each span that the flag covers."""

from __future__ import annotations

from datetime import date

from claims.extraction.dates import when
from claims.extraction.figures import figures
from claims.extraction.places import where
from claims.extraction.speakers import attribution
from claims.facts import ClaimDraft, Flag, When, Where
from claims.text.document import Document


def draft(document: Document, flag: Flag, published: date | None) -> list[ClaimDraft]:
    """Return a draft for each covered span of `flag`. Saves nothing."""
    drafts = []
    for coverage in flag.covers:
        said = attribution(document, flag, coverage.span)
        day, place = when(document, coverage.span, published), where(document, coverage.span)
        drafts.append(
            ClaimDraft(
                flag,
                coverage,
                said.speaker,
                figures(document, coverage.span),
                day,
                place,
                guesses((coverage.note, said.note), day, place),
            )
        )
    return drafts


def guesses(notes: tuple[str, ...], day: When | None, place: Where | None) -> tuple[str, ...]:
    """Return, in an editor's words, what of a draft is a guess; `notes` are those made before, some of them empty."""
    found = (
        (day, "The date is taken from another sentence, or is the article’s own."),
        (place, "The place is taken from another sentence."),
    )
    return (*filter(None, notes), *(words for value, words in found if value and value.guess))
