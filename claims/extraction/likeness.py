"""How much of what an assertion tells is told in other sentences too, words for the same happening counted as one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from math import sqrt

from claims.extraction.nouns import listed
from claims.text.document import Document
from claims.text.perword import per_word
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
#: Finds stretches of a text, each as its first and its last offset.
Stretches = Callable[[Document], tuple[tuple[int, int], ...]]
Shared = dict[int, list[str]]
_BEGINNINGS: dict[str, list[str]] = defaultdict(list)
for _name, _words in _HAPPENINGS.items():
    for _word in _words.split():
        _BEGINNINGS[_word].append(f"={_name}")
_LENGTHS = sorted({*map(len, _BEGINNINGS)})
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
_FEW = 150


def stems(words: str) -> frozenset[str]:
    """Return what folded `words` tell: the beginnings of their words, numbers, and names of happenings."""
    return frozenset(chain.from_iterable(map(_stems_of, _WORD.findall(words))))


@per_word
def _stems_of(word: str) -> tuple[str, ...]:
    """Return what a word tells."""
    return () if word in _EMPTY else tuple(_beginnings(word))


def _beginnings(word: str) -> Iterator[str]:
    yield word[:_LENGTH]
    for length in _LENGTHS:
        yield from _BEGINNINGS.get(word[:length], ())


def likeness(document: Document, span: Span) -> dict[int, float]:
    """Return, for each sentence that shares something with the words in `span`, how much of them it shares."""
    return _weighed(document, span, document.memo(_shared, span, _sentences))


def likeness_near(document: Document, span: Span, windows: Stretches) -> dict[int, float]:
    """Return the same by number for each of the stretches of the text that `windows` finds."""
    return _weighed(document, span, document.memo(_shared, span, windows))


def _weighed(document: Document, span: Span, shared: Shared) -> dict[int, float]:
    weights = document.memo(_weights, span)
    return {number: sum([weights[stem] for stem in stems]) for number, stems in shared.items()}


def _weights(document: Document, span: Span) -> dict[str, float]:
    """Return the stems of the words in `span`, each with its share of their rarity in the sentences."""
    held = Counter(chain.from_iterable(document.memo(_shared, span, _sentences).values()))
    rare = {stem: 1 / sqrt(held[stem]) if held[stem] else 0.0 for stem in document.memo(_stems_told, span)}
    total = sum(rare.values()) or 1.0
    return {stem: (one or 1.0) / total for stem, one in rare.items()}


def _stems_told(document: Document, span: Span) -> tuple[str, ...]:
    return tuple(sorted(stems(span.of(document.folded))))


def _shared(document: Document, span: Span, stretches: Stretches) -> Shared:
    """Return the stems that each stretch shares with `span`, by its number: in few each is asked, in many an index."""
    told, held = document.memo(_stems_told, span), document.memo(_stems_held, stretches)
    if len(held) <= _FEW:
        wanted = frozenset(told)
        return {at: sorted(both) for at, there in enumerate(held) if (both := there & wanted)}
    found: Shared = defaultdict(list)
    for stem in told:
        for number in document.memo(_by_stem, stretches).get(stem, ())[:_MOST]:
            found[number].append(stem)
    return found


def _sentences(document: Document) -> tuple[tuple[int, int], ...]:
    return tuple((sentence.span.start, sentence.span.end) for sentence in document.sentences)


def _stems_held(document: Document, stretches: Stretches) -> tuple[frozenset[str], ...]:
    return tuple(stems(document.folded[start:end]) for start, end in stretches(document))


def _by_stem(document: Document, stretches: Stretches) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(document.memo(_stems_held, stretches)):
        for stem in held:
            index[stem].append(number)
    return index


def happenings(words: str) -> int:
    """Return how many kinds of happenings folded `words` tell of."""
    return sum(stem.startswith("=") for stem in stems(words))
