"""Whether words stand in direct speech."""

from __future__ import annotations

import re

from claims.text.document import Document
from claims.text.spans import Span

#: A single quotation mark that opens speech, or one that closes it; no apostrophe.
_SINGLE = re.compile(r"(?<![\w,.!?])'(?=\w)|(?<=[,.!?])'(?!\w)")


def in_quotes(document: Document, span: Span) -> bool:
    """Say whether `span` stands in direct speech, by the quotation marks of its paragraph before it."""
    return document.memo(_in_quotes, span)


def _in_quotes(document: Document, span: Span) -> bool:
    folded = document.folded
    line = max(folded.rfind("\n", 0, span.start) + 1, span.start - 1500)
    if folded.count('"', line, span.start + 1) % 2:
        return True
    single = list(_SINGLE.finditer(folded, line, span.start + 1))
    return bool(single) and folded[single[-1].end() : single[-1].end() + 1].isalnum()
