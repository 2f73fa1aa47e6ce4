"""Reads a text as a whole: flagging, then extraction. Pure; saves nothing."""

from __future__ import annotations

from datetime import date

from claims.extraction.drafts import draft
from claims.facts import ClaimDraft, moved
from claims.flagging.detector import detect
from claims.flagging.phrase import Phrase
from claims.text.document import Document
from claims.text.evening import even

#: Stored with every flag; raised whenever the same text could read differently.
DETECTOR = "rules-6+scope-3"


def read(text: str, published: date | None = None, extra: tuple[Phrase, ...] = ()) -> list[ClaimDraft]:
    """Return a draft for each (flag, covered span) of `text`, in the order of the cues.

    `published` resolves "on Wednesday" and the like; without it event dates stay unknown. `extra` are rows of the
    phrase table that editors added.
    """
    laid_out = even(text)
    document = Document(laid_out.text if laid_out else text)
    drafts = [found for flag in detect(document, extra) for found in draft(document, flag, published)]
    return [moved(found, laid_out.original, text) for found in drafts] if laid_out else drafts
