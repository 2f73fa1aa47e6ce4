"""Every mention of a place in an article, with what the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.extraction import placewords as words
from claims.extraction.gazetteer import REGIONS, SHORT_STATES
from claims.extraction.peoples import LANDS
from claims.extraction.placecontext import (
    How,
    before_name,
    in_office,
    plain,
    shows_after,
    shows_before,
    skipping,
    speaks,
)
from claims.extraction.placemasks import unmasked
from claims.extraction.placenames import Name, is_caseless, is_headline, names
from claims.extraction.placeruns import VOCABULARY
from claims.extraction.placewords import KINDS, Level
from claims.text.document import Document
from claims.text.perword import per_word
from claims.text.spans import Span

#: How many words before and after a name are looked at.
_BEFORE, _AFTER = 9, 4
#: How far two names may stand apart for one to lie in the other.
_BETWEEN = 60
_WORD = re.compile(r"[^\W_](?:[\w.'-]*\w)?|[^\w\s]")
#: What is left of a word of which the first letters are a name.
_REST = re.compile(r"(?:[\w.'-]*\w)?")
#: How many characters hold the words before a name, and after it.
_WIDTH_BEFORE, _WIDTH_AFTER = 90, 60
#: How many characters tell at a glance what stands beside a name, and how many a line has before a dateline.
_GLANCED, _GLANCE, _LINE = 60, 30, 40
_SKIPPED = words.AUXILIARIES | {"'s"}
_LISTED = frozenset({", ", " and ", ", and ", " or ", "/", " & "})
_JOINED = _LISTED | {"'s ", " ", "s "}
_WITHIN = re.compile(
    r"(?:,? (?:[a-z]+ )?[a-z]{3,13})?,? (?:in|of|just outside|outside|on the outskirts of)(?: the)?"
    r"(?: [a-z-]{4,16}){0,3} (?:of )?(?:the )?|,? an? (?:[a-z-]+ ){0,3}[a-z]{4,13} (?:in|of|near|outside)"
    r" (?:the )?(?:[a-z-]+ )?| in "
)
_BESIDE = re.compile(r",? (?:near|close to|outside|\w+ of) (?:the )?(?:[a-z-]+ ){0,2}")
#: What stands between a place and the wider one where both together read as one name: "Osk, near Brenne".
_NAMES_WIDER = re.compile(
    r",? "
    r"|,? (?:just )?(?:in|near|outside|(?:\w{1,6} )?(?:(?:north|south)(?:east|west)?|east|west) of"
    r"|(?:on|at) the (?:outskirts|edge) of"
    r"|(?:an? )?(?:suburb|district|area|region|part|town|village|neighbou?rhood)s? (?:of|in))"
    r"(?: the)?"
    r"(?: (?:north|south|east|west|[a-z]{4,12}ern|central|rural|port|border|capital|city|town|province|state|region"
    r"|district)){0,3}(?: of)? "
)
_HOLDS = re.compile(r"(?:'s|s'|s)? (?:[a-z-]+ )?(?:[a-z]{4,14} (?:of )?)?")


@dataclass(slots=True, eq=False)
class Mention:
    """A mention of a place: `core` is the folded name alone, `span` has "eastern" and "province" too."""

    start: int
    end: int
    core: str
    sentence: int
    how: How = How.BARE
    level: Level | None = None
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
    #: Where the words end that tell in which wider place it lies: those of "Osk in Brenne province".
    full: int = 0

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)

    @property
    def is_placed(self) -> bool:
        """Whether the words around it say that something is or happens there, not only that somebody speaks there."""
        at = self.how is How.AT and not (self.spoken or self.dateline or self.headline)
        return at or self.level is not None or self.held


def mentions(document: Document) -> tuple[Mention, ...]:
    """Return every mention of what may be a place, in reading order.

    Of a name that nothing shows to be a place only the offsets are told.
    """
    found = unmasked(document, document.memo(names))
    cores = [document.folded[start:end] for start, end, _ in found]
    shown = {key_of(core) for core in set(cores) if core in VOCABULARY}
    before = (0, 0, -1)
    for name, core in zip(found, cores, strict=True):
        if (key := key_of(core)) not in shown and _may_show(document, name, core, before):
            shown.add(key)
        before = name
    told: list[Mention] = []
    for (start, end, number), core in zip(found, cores, strict=True):
        if key_of(core) in shown:
            told.append(_mention(document, (start, end, number), core, told[-1] if told else None))
        else:
            told.append(Mention(start, end, core, number))
    return _nested(document, told)


@per_word
def key_of(core: str) -> str:
    """Return what all spellings of a name have in common: its letters and digits."""
    return re.sub(r"\W", "", core)


def _may_show(document: Document, name: Name, core: str, last: Name) -> bool:
    """Say whether the words right around a name can show it to be a place, on no more than a glance at each."""
    start, end, number = name
    folded, within = document.folded, document.sentences[number].span
    if shows_before(folded[max(within.start, start - _GLANCED) : start].split()):
        return True
    if any(map(shows_after, folded[end : min(end + _GLANCE, within.end)].split()[:3])) or shows_after(
        core.rpartition(" ")[2]
    ):
        return True
    beside = last[2] == number and start - last[1] <= _BETWEEN and folded[last[1] : start] in _JOINED
    return beside or _is_dateline(document, start, end)


def _mention(document: Document, name: Name, core: str, last: Mention | None) -> Mention:
    named, ends, number = name
    within = document.sentences[number].span
    before = _words_before(document.folded, named, within.start)
    after = _words_after(document.folded, ends, within.end)
    how, kind, held, led = before_name(before)
    end, follows = _kind_after(document.folded, ends, after, core)
    kind = follows or kind
    start = named
    if before and before[-1] in words.SIDES:
        start = document.folded.rfind(before[-1], 0, named)
    if last and last.sentence == number and how is How.BARE:
        how = _as_listed(document.folded, last, name, core)
    plainly = plain(after[:3])
    return Mention(
        start,
        end,
        core,
        number,
        how,
        _level(core, kind),
        held,
        first=start <= within.start + 1,
        headline=document.memo(is_headline, number),
        owner=after[:1] in (["'s"], ["'"]),
        acting=bool(skipping(after, _SKIPPED) in words.ACTING),
        spoken=how is How.AT and speaks(led),
        office=not words.OFFICES.isdisjoint(after[:2]) or in_office(before),
        dateline=_is_dateline(document, named, ends),
        happening=not words.HAPPENINGS.isdisjoint(plainly),
        local=not words.LOCALS.isdisjoint(plainly[:2]),
    )


def _words_before(folded: str, end: int, start: int) -> list[str]:
    if end - start > _WIDTH_BEFORE:
        start = end - _WIDTH_BEFORE
        start += len(folded[start:end].split(" ", 1)[0])
    before: list[str] = _WORD.findall(folded, start, end)[-_BEFORE:]
    marks = [at + 1 for at, word in enumerate(before) if not word[0].isalnum() and word not in "'\"-"]
    return before[marks[-1] :] if marks else before


def _words_after(folded: str, start: int, end: int) -> list[str]:
    rest = _REST.match(folded, start, end)
    start = rest.end() if rest else start
    after: list[str] = _WORD.findall(folded, start, min(end, start + _WIDTH_AFTER))[:_AFTER]
    if not folded.startswith("'s", rest.start() if rest else start):
        return after
    return ["'s", *after[2:]] if after[:1] == ["'"] else ["'s", *after]


def _kind_after(folded: str, ends: int, after: Sequence[str], core: str) -> tuple[int, str]:
    """Return where a name that ends at an offset ends with the noun for its kind that follows it, and that noun."""
    if core in LANDS or not after:
        return ends, ""
    for count in (1, 2):
        word = after[count - 1] if len(after) >= count else ""
        if word in KINDS and (count == 1 or after[0] in words.OF_KIND):
            end = folded.find(word, ends) + len(word)
            return (end, word) if end - ends < 30 else (ends, "")
    inside = core.rsplit(" ", 1)[-1] if " " in core else ""
    return ends, inside if inside in KINDS and inside not in ("state", "city") else ""


def _level(core: str, kind: str) -> Level | None:
    return KINDS[kind] if kind and core not in LANDS else None


def _as_listed(folded: str, last: Mention, name: Name, core: str) -> How:
    """Return how the second of two places stands that are named as one list: "in X and Y", "in X, Y"."""
    start, end, _ = name
    between = folded[last.end : start]
    if between in _LISTED:
        closed = folded[end : end + 1] in (",", ".", ";") or core in SHORT_STATES
        if between != ", " or closed or folded.startswith(" and ", end):
            return last.how
    if between == "'s " or (between in (" ", "s ") and last.core in VOCABULARY):
        return last.how
    return How.BARE


def _is_dateline(document: Document, start: int, end: int) -> bool:
    text, folded = document.text, document.folded
    line = text.rfind("\n", max(start - _LINE, 0), start) + 1
    if not line and start > _LINE:
        return False
    if start == line and folded.startswith(": ", end):
        return document.memo(is_caseless, document.sentence_at(start))
    if start - line >= _LINE or not words.DATELINE.match(text, end):
        return False
    return start == line or text[start:end].isupper() or folded[line:start].strip() == ""


def _nested(document: Document, found: list[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with what lies in what: in "X in Y", "X, Y" and "the X district of Y"."""
    for one, other in pairwise(found):
        apart = other.start - one.end
        if one.sentence != other.sentence or not 0 < apart <= _BETWEEN or one.core == other.core:
            continue
        between = document.folded[one.end : other.start]
        if _lies_in(between, other.core):
            one.inner, other.outer = other.core, True
            if one.core not in LANDS and _NAMES_WIDER.fullmatch(between):
                one.full = other.end
        elif between != ", " and _HOLDS.fullmatch(between):
            one.outer, other.inner = True, one.core
    return tuple(found)


def _lies_in(between: str, wider: str) -> bool:
    """Say whether the words between two names tell that the first place lies in the second."""
    if between in (", ", " "):
        return wider in LANDS or wider in REGIONS or wider in SHORT_STATES
    return bool(_WITHIN.fullmatch(between) or _BESIDE.fullmatch(between))
