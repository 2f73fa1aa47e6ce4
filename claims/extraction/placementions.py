"""Every mention of a place in an article, with what the words around it tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.extraction import placewords as words
from claims.extraction.gazetteer import REGIONS, SHORT_STATES
from claims.extraction.peoples import LANDS
from claims.extraction.placecontext import How, before_name, in_office, plain, skipping, speaks
from claims.extraction.placenames import VOCABULARY, is_caseless, is_headline, names
from claims.extraction.placewords import KINDS, Level
from claims.text.document import Document
from claims.text.spans import Span

#: How many words before and after a name are looked at.
_BEFORE, _AFTER = 9, 4
#: How far two names may stand apart for one to lie in the other.
_BETWEEN = 60
_WORD = re.compile(r"[^\W_](?:[\w.'-]*\w)?|[^\w\s]")
_LISTED = frozenset({", ", " and ", ", and ", " or ", "/", " & "})
_WITHIN = re.compile(
    r"(?:,? (?:[a-z]+ )?[a-z]{3,13})?,? (?:in|of|just outside|outside|on the outskirts of)(?: the)?"
    r"(?: [a-z-]{4,16}){0,3} (?:of )?(?:the )?|,? an? (?:[a-z-]+ ){0,3}[a-z]{4,13} (?:in|of|near|outside)"
    r" (?:the )?(?:[a-z-]+ )?| in "
)
_BESIDE = re.compile(r",? (?:near|close to|outside|\w+ of) (?:the )?(?:[a-z-]+ ){0,2}")
_HOLDS = re.compile(r"(?:'s|s'|s)? (?:[a-z-]+ )?(?:[a-z]{4,14} (?:of )?)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a place: `core` is the folded name alone, `span` has "eastern" and "province" too."""

    span: Span
    core: str
    sentence: int
    how: How = How.BARE
    level: Level | None = None
    kind: str = ""
    held: bool = False
    first: bool = False
    headline: bool = False
    owner: bool = False
    acting: bool = False
    spoken: bool = False
    office: bool = False
    dateline: bool = False
    happening: bool = False
    local: bool = False
    #: Whether a narrower, or a wider, place is named right beside it.
    outer: bool = False
    inner: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether the words around it say that something is or happens there, not only that somebody speaks there."""
        at = self.how is How.AT and not (self.spoken or self.dateline or self.headline)
        return at or self.level is not None or self.held


def mentions(document: Document) -> tuple[Mention, ...]:
    """Return every mention of what may be a place, in reading order."""
    masked = [match.span() for match in words.MASKED.finditer(document.folded)]
    found: list[Mention] = []
    for name in document.memo(names):
        while masked and masked[0][1] <= name.start:
            masked.pop(0)
        if not masked or name.start < masked[0][0]:
            found.append(_mention(document, name, found[-1] if found else None))
    return _nested(document, found)


def words_of(document: Document, number: int) -> tuple[Span, ...]:
    """Return the words and marks of sentence `number`."""
    within = document.span(number)
    return tuple(Span(*word.span()) for word in _WORD.finditer(document.folded, within.start, within.end))


def _mention(document: Document, name: Span, last: Mention | None) -> Mention:
    number = document.sentence_at(name.start)
    before, after = _around(document, number, name)
    how, kind, held, led = before_name(before)
    core = document.folded[name.start : name.end]
    end, follows = _kind_after(document, name, after, core)
    kind = follows or kind
    start = name.start
    if before and before[-1] in words.SIDES:
        start = document.folded.rfind(before[-1], 0, name.start)
    if last and last.sentence == number and how is How.BARE:
        how = _as_listed(document, last, name, core)
    return Mention(
        Span(start, end),
        core,
        number,
        how,
        _level(core, kind),
        kind,
        held,
        first=start <= document.span(number).start + 1,
        headline=document.memo(is_headline, number),
        owner=after[:1] in (["'s"], ["'"]),
        acting=bool(skipping(after, words.AUXILIARIES | {"'s"}) in words.ACTING),
        spoken=how is How.AT and speaks(led),
        office=not words.OFFICES.isdisjoint(after[:2]) or in_office(before),
        dateline=_is_dateline(document, name),
        happening=not words.HAPPENINGS.isdisjoint(plain(after[:3])),
        local=not words.LOCALS.isdisjoint(plain(after[:2])),
    )


def _around(document: Document, number: int, name: Span) -> tuple[list[str], list[str]]:
    """Return the words before a name and after it, up to the next mark."""
    spans = document.memo(words_of, number)
    first = bisect_left(spans, name.start, key=lambda word: word.start)
    last = bisect_left(spans, name.end, key=lambda word: word.start)
    before = [document.folded[word.start : word.end] for word in spans[max(first - _BEFORE, 0) : first]]
    after = [document.folded[word.start : word.end] for word in spans[last : last + _AFTER]]
    if document.folded.startswith("'s", name.end):
        after = ["'s", *after[2:]] if after[:1] == ["'"] else ["'s", *after]
    marks = [at + 1 for at, word in enumerate(before) if not word[0].isalnum() and word not in "'\"-"]
    return before[marks[-1] if marks else 0 :], after


def _kind_after(document: Document, name: Span, after: Sequence[str], core: str) -> tuple[int, str]:
    """Return where the name ends with the noun for its kind that follows it, and that noun."""
    inside = core.rsplit(" ", 1)[-1] if " " in core else ""
    if core in LANDS or not after:
        return name.end, ""
    for count in (1, 2):
        word = after[count - 1] if len(after) >= count else ""
        if word in KINDS and (count == 1 or after[0] in words.OF_KIND):
            end = document.folded.find(word, name.end) + len(word)
            return (end, word) if end - name.end < 30 else (name.end, "")
    return name.end, inside if inside in KINDS and inside not in ("state", "city") else ""


def _level(core: str, kind: str) -> Level | None:
    if core in LANDS or not kind:
        return None
    return KINDS[kind]


def _as_listed(document: Document, last: Mention, name: Span, core: str) -> How:
    """Return how the second of two places stands that are named as one list: "in X and Y", "in X, Y"."""
    between = document.folded[last.span.end : name.start]
    if between in _LISTED:
        closed = document.folded[name.end : name.end + 1] in (",", ".", ";") or core in SHORT_STATES
        if between != ", " or closed or document.folded.startswith(" and ", name.end):
            return last.how
    if between == "'s " or (between in (" ", "s ") and last.core in VOCABULARY):
        return last.how
    return How.BARE


def _is_dateline(document: Document, name: Span) -> bool:
    line = document.text.rfind("\n", 0, name.start) + 1
    if name.start == line and document.folded.startswith(": ", name.end):
        return document.memo(is_caseless, document.sentence_at(name.start))
    if name.start - line >= 40 or not words.DATELINE.match(document.text, name.end):
        return False
    return name.start == line or name.of(document.text).isupper() or document.folded[line : name.start].strip() == ""


def _nested(document: Document, found: list[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with what lies in what: in "X in Y", "X, Y" and "the X district of Y"."""
    for at, (one, other) in enumerate(pairwise(found)):
        if one.sentence != other.sentence or one.core == other.core or one.span.end >= other.span.start:
            continue
        between = document.folded[one.span.end : min(other.span.start, one.span.end + _BETWEEN)]
        if one.span.end + len(between) < other.span.start:
            continue
        if _lies_in(between, other.core):
            found[at], found[at + 1] = replace(found[at], inner=other.core), replace(found[at + 1], outer=True)
        elif between not in (", ", "") and _HOLDS.fullmatch(between):
            found[at], found[at + 1] = replace(found[at], outer=True), replace(found[at + 1], inner=one.core)
    return tuple(found)


def _lies_in(between: str, wider: str) -> bool:
    """Say whether the words between two names tell that the first place lies in the second."""
    if between in (", ", " "):
        return wider in LANDS or wider in REGIONS or wider in SHORT_STATES
    return bool(_WITHIN.fullmatch(between) or _BESIDE.fullmatch(between))
