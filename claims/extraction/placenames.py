"""Where an article has names that can be of places: runs of capitalised words, cut where one name ends.

Texts without capital letters are read through the vocabulary, and through the words after "in", "near" and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice, takewhile
from math import ceil

from claims.extraction.namewords import COMMON, COMMON_ENDS
from claims.extraction.peoples import PEOPLES, is_people
from claims.extraction.placeruns import VOCABULARY, can_name, names_in, runs
from claims.extraction.placewords import KINDS, SIDES, Level
from claims.extraction.plainwords import counted, offsets, spellings, tokens
from claims.text.document import Document
from claims.text.perword import per_word
from claims.text.spans import Span

#: Where a name stands: its start, its end and the number of its sentence.
Name = tuple[int, int, int]
_WORDS = re.compile(r"[^\W\d_](?:[\w’'.-]*[\w’'])?")
_LONG = re.compile(r"[^\W\d_]{4,}")
_AFTER_AT = re.compile(
    r"(?<![\w-])(?:in|near|at|outside|from|(?:town|city|village|department|province|district|areas?|parts|suburbs?) of)"
    r" (?:\w{4,10}ern )?"
    r"(?=([^\W\d_][\w’'-]{2,30}(?: [^\W\d_][\w’'-]{0,30}){0,2}))"
)
_TOP = re.compile(r"([^\W\d_][\w-]{2,30}(?: [\w-]{2,30})?): ")
#: What can be before the words for sites: people, and a side of a land that has a border.
_OWNERS = {
    **{word: frozenset(PEOPLES) for word, level in KINDS.items() if level is Level.SITE},
    "territory": frozenset(PEOPLES),
    "border": PEOPLES.keys() | SIDES,
    "coast": PEOPLES.keys() | SIDES,
}
_SITES = spellings(_OWNERS)
_FURTHEST, _MARKS = 40, ",;:()\"'"
#: How much of a text is looked at to see whether it has capital letters.
_SAMPLE = 20_000


def names(document: Document) -> tuple[Name, ...]:
    """Return where the names stand that can be of places, in reading order, each with its sentence; none overlap."""
    found: list[Name] = []
    lower, sites = document.memo(_lower_words), document.memo(_sites_of_peoples)
    for number, capitalised in enumerate(document.memo(runs)):
        within = document.sentences[number].span
        if document.memo(is_caseless, number):
            found += ((*name, number) for name in _caseless(document, within) if _can_stand(document, name, lower))
            continue
        for start, end in capitalised:
            for first, last, core in names_in(document.text[start:end]):
                if core not in lower:
                    found.append((start + first, start + last, number))
    found += ((start, end, document.sentence_at(start)) for start, end in sites)
    return tuple(sorted(found))


def is_caseless(document: Document, number: int) -> bool:
    """Say whether sentence `number` tells nothing by its capitals: all capitals, or none in the whole text."""
    words = document.span(number).of(document.text)
    return (len(words) > 30 and words.isupper()) or document.memo(_has_one_case)


def is_headline(document: Document, number: int) -> bool:
    """Say whether nearly every long word of sentence `number` begins with a capital, names or not."""
    if document.memo(is_caseless, number):
        return False
    long = _LONG.findall(document.span(number).of(document.text))
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _has_one_case(document: Document) -> bool:
    sample = document.text[:_SAMPLE]
    enough = ceil(0.004 * len(sample))
    return sample.isupper() or sum(1 for _ in islice(filter(str.isupper, sample), enough)) < enough


def _lower_words(document: Document) -> AbstractSet[str]:
    return frozenset() if document.memo(_has_one_case) else document.memo(tokens).keys()


def _can_stand(document: Document, name: tuple[int, int], lower: AbstractSet[str]) -> bool:
    raw, core = document.text[slice(*name)], document.folded[slice(*name)]
    return can_name(raw, core) and (core in VOCABULARY or core not in lower)


def _caseless(document: Document, within: Span) -> Iterator[tuple[int, int]]:
    """Return what the vocabulary knows, and what follows "in", "near" or "the town of" and is no common word."""
    found = [*_known(document, within)]
    top = _TOP.match(document.folded, within.start, within.end)
    after = [match.span(1) for match in _AFTER_AT.finditer(document.folded, within.start, within.end)]
    taken = {offset for start, end in found for offset in range(start, end)}
    for start, end in ([top.span(1)] if top else []) + after:
        name = " ".join(takewhile(_is_uncommon, document.folded[start:end].split(" ")))
        if name and taken.isdisjoint(range(start, start + len(name))):
            found.append((start, start + len(name)))
            taken.update(range(start, start + len(name)))
    last = -1
    for start, end in sorted(found):
        if start > last:
            last = end
            yield start, end


@per_word
def _is_uncommon(word: str) -> bool:
    return not (word in COMMON or word.endswith(COMMON_ENDS) or is_people(word))


def _sites_of_peoples(document: Document) -> list[tuple[int, int]]:
    """Return where "Tarnish territory", "the Tarnish consulate", "the southern border" stand."""
    found: list[tuple[int, int]] = []
    for word in counted(document, _SITES):
        for at in offsets(document.folded, word):
            within = document.span(document.sentence_at(at))
            before = document.folded[max(within.start, at - _FURTHEST) : at]
            owner = before.split()[-1].strip(_MARKS) if before[-1:].isspace() and not before.isspace() else ""
            whole = _WORDS.match(document.folded, at, within.end)
            if owner in _OWNERS[word] and whole and whole[0] == word:
                found.append((document.folded.rfind(owner, within.start, at), whole.end()))
    return found


def _known(document: Document, within: Span) -> Iterator[tuple[int, int]]:
    words = [word.span() for word in _WORDS.finditer(document.folded, within.start, within.end)]
    at = 0
    while at < len(words):
        for length in (4, 3, 2, 1):
            start, end = words[at][0], words[min(at + length, len(words)) - 1][1]
            name = document.folded[start:end].removesuffix("'s")
            if name in VOCABULARY:
                yield start, start + len(name)
                at += length - 1
                break
        at += 1
