"""How much of what an assertion tells is told in other sentences too, words for the same happening counted as one."""

from __future__ import annotations

import re
from collections import defaultdict
from math import sqrt

from claims.extraction.nouns import listed
from claims.text.document import Document
from claims.text.spans import Span

#: How words begin that tell of one kind of happening.
_HAPPENINGS = {
    "air": "airstrik warplane jet helicopter barrel aircraft plane missile drone strike struck raid bombard bombed"
    " shell artiller rocket",
    "bomb": "bomb blast explo detonat suicide grenade",
    "shooting": "shoot shot gunm gunfire fired rifle bullet firing",
    "gas": "chemical gas sarin toxic chlorin nerve poison",
    "crash": "crash plane flight aircraft pilot downed wreck",
    "kidnapping": "kidnap abduct hostag missing disappear captive captur seiz held ransom",
    "execution": "behead execut decapit",
    "arrest": "arrest detain detent custody charged suspect",
    "troops": "troop soldier force army inva incursion offensive militar tank fighter rebel militant",
    "protest": "protest demonstrat riot rally rallied march crowd",
    "death": "kill dead died death toll casualt wound injur victim massacr murder slain bodies body",
    "fight": "clash fight fought battl combat assault attack offensive advance captured seized ceasefire cease truce",
    "meeting": "talks meet met summit visit conference negotiat agreement deal",
    "vote": "vot elect ballot poll candidate",
    "illness": "ebola virus infect disease outbreak hospital patient doctor medical",
    "border": "border cross smuggl migrant refugee",
    "disaster": "earthquake quake flood storm hurricane meteor crater volcano fire blaze burn",
}
_BEGINNINGS = {name: tuple(words.split()) for name, words in _HAPPENINGS.items()}
_EMPTY = listed(
    "that this with from have been were they their there which would could about after before other than when where"
    " said"
    " says into over some more also only what will them being does these those such very most many much year years"
    " people told according reported report reports claim claims official officials government"
)
_WORD = re.compile(r"[a-z]{4,}|\d[\d,.]*\d|\d")
_LENGTH = 6
#: A word is looked up in no more sentences than this; one in more of them tells next to nothing.
_MOST = 400


def stems(words: str) -> frozenset[str]:
    """Return what folded `words` tell: the beginnings of their words, numbers, and names of happenings."""
    told = {word for word in _WORD.findall(words) if word not in _EMPTY}
    kinds = {name for word in told for name, begins in _BEGINNINGS.items() if word.startswith(begins)}
    return frozenset({word[:_LENGTH] for word in told} | {f"={name}" for name in kinds})


def likeness(document: Document, span: Span) -> dict[int, float]:
    """Return, for each sentence that shares something with the words in `span`, how much of them it shares."""
    return _shared(document, span, document.memo(_sentences_by_stem))


def likeness_near(document: Document, span: Span, stretches: tuple[Span, ...]) -> dict[int, float]:
    """Return the same by number for each of these stretches of the text; they must be the same on every call."""
    return _shared(document, span, document.memo(_by_stem, stretches))


def _shared(document: Document, span: Span, index: dict[str, list[int]]) -> dict[int, float]:
    rarity = document.memo(_rarity)
    told = stems(span.of(document.folded))
    total = sum(rarity.get(stem, 0.0) for stem in sorted(told)) or 1.0
    found: dict[int, float] = defaultdict(float)
    for stem in sorted(told):
        for number in index.get(stem, ())[:_MOST]:
            found[number] += rarity.get(stem, 1.0) / total
    return found


def _sentences_by_stem(document: Document) -> dict[str, list[int]]:
    return _by_stem(document, tuple(sentence.span for sentence in document.sentences))


def _by_stem(document: Document, stretches: tuple[Span, ...]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, stretch in enumerate(stretches):
        for stem in stems(stretch.of(document.folded)):
            index[stem].append(number)
    return dict(index)


def _rarity(document: Document) -> dict[str, float]:
    return {stem: 1 / sqrt(len(numbers)) for stem, numbers in document.memo(_sentences_by_stem).items()}


def happenings(words: str) -> int:
    """Return how many kinds of happenings folded `words` tell of."""
    return sum(stem.startswith("=") for stem in stems(words))
