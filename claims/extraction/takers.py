"""Whom "she", "the official" or "the statement" takes up where the strict reading finds nobody: the likeliest.

Goes by who was last said to say something: the source of the last sentences that fits the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from claims.extraction.nouns import head
from claims.extraction.pronouns import fits
from claims.extraction.quotes import in_quotes
from claims.extraction.sayings import Saying, sayings
from claims.text.document import Document
from claims.text.spans import Span

#: How many sentences up, and how many paragraphs, the one taken up may be named.
BACK, PARAGRAPHS = 5, 1
#: How far up a fuller naming of the same kind may stand.
_FAR = 40
#: How many sources are looked at for it.
_MOST = 300
#: How far up the statement may stand that "the statement" takes up.
_CARRIED = 12
_PLAIN = re.compile(r"(?:the|this|that) (?:[\w-]{2,20} ){0,2}[\w-]{3,20}$")
_PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they|who|which)$")


def last_speaker(document: Document, number: int, before: int, word: str) -> Span | None:
    """Return the last source before offset `before` that the pronoun `word` can stand for, or None."""
    paragraph = document.sentences[number].paragraph
    for above in range(number, max(number - 1 - BACK, -1), -1):
        if paragraph - document.sentences[above].paragraph > PARAGRAPHS:
            return None
        told = [
            saying
            for saying in sayings(document, above)
            if saying.source.end <= before
            and not saying.manner.startswith("noun")
            and not in_quotes(document, saying.source)
        ]
        if found := _fitting(document, told, word):
            return found
        if above < number and any(s.source.of(document.folded) == word for s in told):
            paragraph = document.sentences[above].paragraph
    return None


def _fitting(document: Document, told: list[Saying], word: str) -> Span | None:
    """Return the one that fits: whoever speaks, before whoever is spoken of."""
    for speaks in (True, False):
        named = [
            saying.source
            for saying in told
            if (saying.manner != "subject") == speaks
            and not _PRONOUN.match(saying.source.of(document.folded))
            and fits(document, saying.source, word)
        ]
        if named:
            return named[0] if speaks else named[-1]
    return None


def fuller_phrase(document: Document, words: Span) -> Span | None:
    """Return the nearest longer source above with the head noun of `words`: "a harbour official" for "the official".

    None where `words` is no short description with an article.
    """
    described = words.of(document.folded)
    if not _PLAIN.match(described):
        return None
    noun, count = head(described), len(described.split())
    if noun not in _text_above(document, document.folded, words):
        return None
    for found in islice(_above(document, words), _MOST):
        told = found.of(document.folded)
        if len(told.split()) > count and head(told) == noun:
            return found
    return None


def named_phrase(document: Document, words: Span) -> Span | None:
    """Return "the rights group Orsa Watch" for "the group": the nearest source above with a name behind that noun."""
    described = words.of(document.folded)
    if not _PLAIN.match(described) or any(part[0].isupper() for part in words.of(document.text).split()[1:]):
        return None
    noun = head(described)
    if noun not in _text_above(document, document.text, words):
        return None
    longer = (found for found in islice(_above(document, words), _MOST) if len(found) > len(words))
    return next((found for found in longer if _is_named(found.of(document.text), noun)), None)


def _is_named(words: str, noun: str) -> bool:
    """Say whether nothing but a name follows the noun: "the rights group Orsa Watch"."""
    parts = words.split()
    low = [part.lower() for part in parts]
    behind = parts[low.index(noun) + 1 :] if noun in low else []
    return bool(behind) and all(part[:1].isupper() for part in behind)


def _text_above(document: Document, text: str, words: Span) -> str:
    """Return in small letters all of `text` where the sources above `words` can stand."""
    first = max(document.sentence_at(words.start) - _FAR + 1, 0)
    return text[document.span(first).start : words.start].lower()


def _above(document: Document, words: Span) -> Iterator[Span]:
    number = document.sentence_at(words.start)
    for above in range(number, max(number - _FAR, -1), -1):
        for saying in reversed(sayings(document, above)):
            if saying.source.end <= words.start:
                yield saying.source


def owner_above(document: Document, words: Span) -> Span | None:
    """Return whose statement was told of last above, for "the statement"; None if the last had no owner."""
    noun, number = head(words.of(document.text)), document.sentence_at(words.start)
    if not _PLAIN.match(words.of(document.folded)):
        return None
    for above in range(number, max(number - _CARRIED, -1), -1):
        for told in reversed(sayings(document, above)):
            if told.source.end < words.start and told.word == noun and told.manner in ("noun", "noun by"):
                return told.source
    return None
