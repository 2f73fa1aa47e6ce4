"""Where an article has names that can be of places: runs of capitalised words, cut where one name ends.

Texts without capital letters are read through the vocabulary, and through the words after "in", "near" and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.extraction.gazetteer import KNOWN
from claims.extraction.namewords import (
    COMMON,
    COMMON_ENDS,
    ENDINGS,
    NO_PLACES,
    OPENERS,
    PREFIXES,
    TITLES,
)
from claims.extraction.peoples import LANDS, PEOPLES, is_people
from claims.extraction.placewords import KINDS, SIDES, Level
from claims.text.document import Document
from claims.text.spans import Span

VOCABULARY = LANDS | KNOWN

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
_PART = r"(?:[aA]l|[eE]l|[aA]d|[aA]s|[aA]sh|[aA]t|[aA]z|[aA]r|[aA]n|[eE]d|[eE]z|[eE]s|[dDlL])[-’']"
_NUMBER = r"(?:Division|Brigade|Colony|Interstate|Route|Highway|Camp|Unit|Area|School|Block) (?:No\. )?\d{1,4}(?!\w)"
_TOKEN = rf"(?:{_NUMBER}|(?:[A-Z]\.){{2,4}}|(?:St|Ste|Ft|Mt)\.(?= [{_UPPER}])|(?:{_PART})?[{_UPPER}][\w’'-]{{0,30}})"
_SMALL = r"(?:de|des|del|la|las|los|el|al|es|ez|do|da|dos|di|du|upon|aux|sur|No\.|\d{1,4})"
_RUN = re.compile(
    rf"(?<![\w.-])(?:(?:Gulf|Straits?|Bay|Sea|Isle|Cape|Horn|Port) of (?:the )?)?{_TOKEN}"
    rf"(?: (?:{_SMALL} ){{0,2}}{_TOKEN}){{0,6}}"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?= |$)")
_WORDS = re.compile(r"[^\W\d_](?:[\w’'.-]*[\w’'])?")
_LONG = re.compile(r"[^\W\d_]{4,}")
_LOWER = re.compile(r"(?<![\w-])[a-zà-öø-ÿ][\w-]+")
_NUMBERED = re.compile(r"\b(?:no\.|division|brigade|street|highway|route|interstate|colony|school|unit|camp|area) \d")
_ADJECTIVE = re.compile(r"[a-z]+(?:ayan|ian|ese|ish)")
_AFTER_AT = re.compile(
    r"(?<![\w-])(?:in|near|at|outside|from|(?:town|city|village|department|province|district|areas?|parts|suburbs?) of)"
    r" (?:\w{4,10}ern )?"
    r"(?=([^\W\d_][\w’'-]{2,30}(?: [^\W\d_][\w’'-]{0,30}){0,2}))"
)
_TOP = re.compile(r"([^\W\d_][\w-]{2,30}(?: [\w-]{2,30})?): ")
#: How much of a text is looked at to see whether it has capital letters.
_SAMPLE = 20_000


def names(document: Document) -> tuple[Span, ...]:
    """Return the spans that can name places, in reading order; none overlaps another."""
    found: list[Span] = []
    for number in range(len(document.sentences)):
        read = _caseless if document.memo(is_caseless, number) else _cased
        found += (name for name in read(document, document.span(number)) if _can_name(document, name))
        found += _sites_of_peoples(document, document.span(number))
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


def surnames(document: Document) -> frozenset[str]:
    """Return the last words of what look like names of people: "oest" of "Ana Oest"."""
    found = set()
    for run in _RUN.finditer(document.text):
        words = [word.rstrip(".") for word in _folded(run[0]).split()]
        before = words[-2] if len(words) > 1 else ""
        if before and before not in OPENERS | PREFIXES and not _is_place(before):
            found.add(words[-1].removesuffix("'s"))
    return frozenset(found)


def _has_one_case(document: Document) -> bool:
    sample = document.text[:_SAMPLE]
    return sample.isupper() or sum(letter.isupper() for letter in sample) < 0.004 * len(sample)


def _lower_words(document: Document) -> frozenset[str]:
    return frozenset() if document.memo(_has_one_case) else frozenset(_LOWER.findall(document.text))


def _folded(words: str) -> str:
    return words.lower().replace("’", "'")


def _is_place(words: str) -> bool:
    """Say whether the vocabulary has `words`, or has them without the s of a lost apostrophe."""
    return words in VOCABULARY or (words.endswith("s") and words[:-1] in VOCABULARY)


def _can_name(document: Document, name: Span) -> bool:
    raw, core = name.of(document.text), document.folded[name.start : name.end]
    if core in VOCABULARY:
        return core != "us" or raw == "US"
    parts = re.split(r"[ -]", core)
    if len(core) < 3 or any(part.rstrip(".") in NO_PLACES for part in parts):
        return False
    if _ADJECTIVE.fullmatch(core) or (any(map(str.isdigit, core)) and not _NUMBERED.search(core)):
        return False
    hyphened = "-" in core and (raw.split("-")[-1].islower() or any(map(is_people, core.split("-"))))
    shouted = raw.isupper() and len(raw) <= 5
    return not hyphened and not shouted and core not in document.memo(_lower_words)


def _cased(document: Document, within: Span) -> Iterator[Span]:
    for run in _RUN.finditer(document.text, within.start, within.end):
        cuts = [0, *(cut for end in _POSSESSIVE.finditer(run[0]) for cut in (end.start(), end.end())), len(run[0])]
        for start, end in zip(cuts[::2], cuts[1::2], strict=True):
            words = [Span(run.start() + start + word.start(), run.start() + start + word.end())
                     for word in re.finditer(r"\S+", run[0][start:end])]  # fmt: skip
            yield from _parted(document, words)


def _parted(document: Document, words: list[Span]) -> Iterator[Span]:
    """Return the names in a run of capitalised words, without what only opens or closes it."""
    words = _trimmed(document, words)
    folded = [document.folded[word.start : word.end] for word in words]
    if not words:
        return
    if " ".join(folded) in VOCABULARY:
        yield Span(words[0].start, words[-1].end)
        return
    ends = next((at for at, word in enumerate(folded) if word in ENDINGS), len(words))
    title = next((at for at, word in enumerate(folded) if word.rstrip(".") in TITLES), len(words))
    if title < ends:
        if " ".join(folded[:title]) in VOCABULARY:
            yield Span(words[0].start, words[title - 1].end)
        return
    if ends < len(words):
        yield from _parted(document, words[:ends])
        return
    yield from _split(document, words, folded)


def _trimmed(document: Document, words: list[Span]) -> list[Span]:
    def opens(word: Span) -> bool:
        folded = document.folded[word.start : word.end].rstrip(".")
        return folded in OPENERS or folded.removesuffix("s") in OPENERS

    def describes(word: Span) -> bool:
        return re.search(r"[\w.]-[a-z]+$", word.of(document.text)) is not None

    while words and (opens(words[0]) or describes(words[0])):
        words = words[1:]
    while words and opens(words[-1]):
        words = words[:-1]
    return words


def _split(document: Document, words: list[Span], folded: list[str]) -> Iterator[Span]:
    """Return the names in `words`, cut before and after a place of the vocabulary that stands at either end."""
    for at in range(1, len(words)):
        if " ".join(folded[at:]) in VOCABULARY and folded[at - 1] not in PREFIXES:
            yield from _parted(document, words[:at])
            yield Span(words[at].start, words[-1].end)
            return
    for at in range(len(words), 0, -1):
        head = " ".join(folded[:at])
        if (head not in VOCABULARY and _is_place(head)) or (
            head in VOCABULARY and at < len(words) and (folded[at] in OPENERS or _is_place(folded[at]))
        ):
            yield Span(words[0].start, words[at - 1].end - (head not in VOCABULARY))
            yield from _parted(document, words[at:])
            return
    yield from _without_people(document, words, folded)


def _without_people(document: Document, words: list[Span], folded: list[str]) -> Iterator[Span]:
    first, last = 0, len(words)
    while first < last and is_people(" ".join(folded[first : first + 2])):
        first += 2
    while first < last and is_people(folded[first]):
        first += 1
    while first < last and is_people(folded[last - 1]):
        last -= 1
    if first < last:
        yield Span(words[first].start, words[last - 1].end)


def _caseless(document: Document, within: Span) -> Iterator[Span]:
    """Return what the vocabulary knows, and what follows "in", "near" or "the town of" and is no common word."""
    found = [*_known(document, within)]
    top = _TOP.match(document.folded, within.start, within.end)
    after = [match.span(1) for match in _AFTER_AT.finditer(document.folded, within.start, within.end)]
    for start, end in ([top.span(1)] if top else []) + after:
        kept: list[str] = []
        for word in document.folded[start:end].split(" "):
            if word in COMMON or word.endswith(COMMON_ENDS) or is_people(word):
                break
            kept.append(word)
        if kept and not any(other.overlaps(Span(start, start + len(" ".join(kept)))) for other in found):
            found.append(Span(start, start + len(" ".join(kept))))
    last = -1
    for name in sorted(found):
        if name.start > last:
            last = name.end
            yield name


def _sites_of_peoples(document: Document, within: Span) -> Iterator[Span]:
    """Return "Tarnish territory", "the Tarnish consulate", "the southern border"."""
    for first, last in pairwise(_WORDS.finditer(document.folded, within.start, within.end)):
        borders = first[0] in SIDES and last[0] in ("border", "coast")
        if borders or (
            (KINDS.get(last[0]) is Level.SITE or last[0] in ("border", "coast", "territory")) and first[0] in PEOPLES
        ):
            yield Span(first.start(), last.end())


def _known(document: Document, within: Span) -> Iterator[Span]:
    words = [word.span() for word in _WORDS.finditer(document.folded, within.start, within.end)]
    at = 0
    while at < len(words):
        for length in (4, 3, 2, 1):
            start, end = words[at][0], words[min(at + length, len(words)) - 1][1]
            name = document.folded[start:end].removesuffix("'s")
            if name in VOCABULARY:
                yield Span(start, start + len(name))
                at += length - 1
                break
        at += 1
