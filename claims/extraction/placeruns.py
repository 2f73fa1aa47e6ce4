"""The runs of capitalised words in an article, cut where one name ends: what each can name is told by itself alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.extraction.gazetteer import KNOWN
from claims.extraction.namewords import ENDINGS, NO_PLACES, OPENERS, PREFIXES, TITLES
from claims.extraction.peoples import LANDS, is_people
from claims.text.document import Document
from claims.text.folding import folded
from claims.text.perword import per_word
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
#: Where a run can begin, or the name after "al-" and the like.
_CAPITAL = re.compile(rf"[{_UPPER}](?<![\w.].)")
_JOINTS = ("-", "’", "'")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?= |$)")
_SPACED = re.compile(r"\S+")
_DESCRIBED = re.compile(r"[\w.]-[a-z]+\Z")
_NUMBERED = re.compile(r"\b(?:no\.|division|brigade|street|highway|route|interstate|colony|school|unit|camp|area) \d")
_ADJECTIVE = re.compile(r"[a-z]+(?:ayan|ian|ese|ish)")
#: Alone, these name no place.
_NO_NAMES = (ENDINGS | TITLES) - VOCABULARY


def runs(document: Document) -> tuple[list[tuple[int, int]], ...]:
    """Return the runs of capitalised words in each sentence."""
    return tuple([*_runs_in(document.text, sentence.span)] for sentence in document.sentences)


def _runs_in(text: str, within: Span) -> Iterator[tuple[int, int]]:
    """Return the runs of capitalised words: each holds a capital at its start, or after "al-" and the like."""
    at, last = within.start, within.end
    while capital := _CAPITAL.search(text, at, last):
        start = capital.start()
        run = _RUN.match(text, start, last)
        if text[start - 1 : start] in _JOINTS:
            longer = (_RUN.match(text, start - back, last) for back in (3, 2) if start - back >= at)
            run = next(filter(None, longer), run)
        if run:
            yield run.span()
        at = run.end() if run else capital.end()


def surnames(document: Document) -> frozenset[str]:
    """Return the last words of what look like names of people: "oest" of "Ana Oest"."""
    texts = (document.text[start:end] for found in document.memo(runs) for start, end in found)
    return frozenset(last for last in map(_surname, texts) if last)


def joined(document: Document) -> frozenset[str]:
    """Return the words that stand in a run of several capitalised words, in their plain form."""
    return frozenset[str]().union(
        *(_words_of(document.text[start:end]) for found in document.memo(runs) for start, end in found)
    )


@per_word
def _words_of(run: str) -> frozenset[str]:
    words = [_unowned(word) for word in _folded(run).split()]
    return frozenset(words if len(words) > 1 else ())


def _unowned(word: str) -> str:
    return word.removesuffix("'s").rstrip("'.")


@per_word
def _surname(run: str) -> str:
    words = [word.rstrip(".") for word in _folded(run).split()]
    before = words[-2] if len(words) > 1 else ""
    if not before or before in OPENERS or before in PREFIXES or _is_place(before):
        return ""
    return words[-1].removesuffix("'s")


def _folded(words: str) -> str:
    return words.lower().replace("’", "'")


def _is_place(words: str) -> bool:
    """Say whether the vocabulary has `words`, or has them without the s of a lost apostrophe."""
    return words in VOCABULARY or (words.endswith("s") and words[:-1] in VOCABULARY)


@lru_cache(maxsize=1 << 14)
def can_name(raw: str, core: str) -> bool:
    """Say whether words of a text, given as they stand and in their plain form, can be a name of a place."""
    if core in VOCABULARY:
        return core != "us" or raw == "US"
    parts = re.split(r"[ -]", core)
    if len(core) < 3 or any(part.rstrip(".") in NO_PLACES for part in parts):
        return False
    if _ADJECTIVE.fullmatch(core) or (any(map(str.isdigit, core)) and not _NUMBERED.search(core)):
        return False
    hyphened = "-" in core and (raw.split("-")[-1].islower() or any(map(is_people, core.split("-"))))
    return not hyphened and not (raw.isupper() and len(raw) <= 5)


@per_word
def names_in(raw: str) -> tuple[tuple[int, int, str], ...]:
    """Return where the names of a run are, each with itself in its plain form, which is empty for one that is known."""
    plain = folded(raw)
    if plain.isalpha() and (plain in _NO_NAMES or _opens(plain)):
        return ()
    cuts = [0, *(cut for end in _POSSESSIVE.finditer(raw) for cut in (end.start(), end.end())), len(raw)]
    found: list[tuple[int, int, str]] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        words = [
            Word(start + word.start(), start + word.end(), raw, plain) for word in _SPACED.finditer(raw[start:end])
        ]
        for first, last in _parted(words):
            if can_name(raw[first:last], core := plain[first:last]):
                found.append((first, last, "" if core in VOCABULARY else core))
    return tuple(found)


class Word:
    """A word of a run, in its plain form: `end` is where it ends."""

    __slots__ = ("end", "folded", "is_described", "start")

    def __init__(self, start: int, end: int, raw: str, plain: str) -> None:
        self.start, self.end, self.folded = start, end, plain[start:end]
        self.is_described = "-" in self.folded and _DESCRIBED.search(raw, start, end) is not None

    @property
    def opens(self) -> bool:
        """Whether it only opens or closes a run."""
        return _opens(self.folded.rstrip("."))


def _opens(word: str) -> bool:
    return word in OPENERS or word.removesuffix("s") in OPENERS


Words = list[Word]


def _parted(words: Words) -> Iterator[tuple[int, int]]:
    """Return the names in a run of capitalised words, without what only opens or closes it."""
    words = _trimmed(words)
    plain = [word.folded for word in words]
    if not words:
        return
    if " ".join(plain) in VOCABULARY:
        yield words[0].start, words[-1].end
        return
    ends = next((at for at, word in enumerate(plain) if word in ENDINGS), len(words))
    title = next((at for at, word in enumerate(plain) if word.rstrip(".") in TITLES), len(words))
    if title < ends:
        if " ".join(plain[:title]) in VOCABULARY:
            yield words[0].start, words[title - 1].end
        return
    if ends < len(words):
        yield from _parted(words[:ends])
        return
    yield from _split(words, plain)


def _trimmed(words: Words) -> Words:
    first, last = 0, len(words)
    while first < last and (words[first].opens or words[first].is_described):
        first += 1
    while first < last and words[last - 1].opens:
        last -= 1
    return words[first:last]


def _split(words: Words, folded: list[str]) -> Iterator[tuple[int, int]]:
    """Return the names in `words`, cut before and after a place of the vocabulary that stands at either end."""
    for at in range(1, len(words)):
        if " ".join(folded[at:]) in VOCABULARY and folded[at - 1] not in PREFIXES:
            yield from _parted(words[:at])
            yield words[at].start, words[-1].end
            return
    for at in range(len(words), 0, -1):
        head = " ".join(folded[:at])
        if (head not in VOCABULARY and _is_place(head)) or (
            head in VOCABULARY and at < len(words) and (folded[at] in OPENERS or _is_place(folded[at]))
        ):
            yield words[0].start, words[at - 1].end - (head not in VOCABULARY)
            yield from _parted(words[at:])
            return
    yield from _without_people(words, folded)


def _without_people(words: Words, folded: list[str]) -> Iterator[tuple[int, int]]:
    first, last = 0, len(words)
    while first < last and is_people(" ".join(folded[first : first + 2])):
        first += 2
    while first < last and is_people(folded[first]):
        first += 1
    while first < last and is_people(folded[last - 1]):
        last -= 1
    if first < last:
        yield words[first].start, words[last - 1].end
