"""The words of a sentence that carry its matter, folded so that "Moscow", "Russian" and "Kremlin" are one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Set as AbstractSet

from claims.text.document import Document
from claims.text.perword import per_word
from claims.text.spans import Span

Terms = frozenset[str]

_WORD = re.compile(r"[a-z0-9][a-z0-9'-]{0,40}")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "the a an of to in on at by for with from and or but that this these those it its he she they him his her their"
        " was were is are be been has have had not no said says told who which what if whether how as after before into"
        " out up over about than more most other some any all also could would will may might can did does do there"
        " when where while during against between one two new people",
    )
)
#: What names one side, by the word that stands for it.
_SIDES = (
    "syria syrian syrians syrias damascus assad assads",
    "russia russian russians russias moscow kremlin putin",
    "iran iranian iranians tehran",
    "iraq iraqi iraqis baghdad",
    "ukraine ukrainian ukrainians kyiv kiev",
    "us u.s american americans america washington pentagon",
    "israel israeli israelis idf",
    "turkey turkish turks ankara",
    "saudi saudis riyadh",
    "china chinese beijing",
    "france french paris",
    "britain british uk london",
    "germany german germans berlin",
    "egypt egyptian cairo",
    "sudan sudanese khartoum",
    "palestinian palestinians gaza hamas",
    "pakistan pakistani islamabad",
    "india indian delhi",
    "lebanon lebanese beirut hezbollah",
    "isis isil daesh islamic",
    "libya libyan tripoli",
    "yemen yemeni houthi houthis",
    "afghanistan afghan taliban kabul",
    "venezuela venezuelan caracas",
    "korea korean pyongyang seoul",
    "police officer officers",
    "rebels rebel opposition militants insurgents fighters",
    "mexico mexican",
    "salvador salvadoran fmln",
)
#: What names one kind of act or thing.
_ACTS = (
    "attack attacks attacked attacking strike strikes struck airstrike airstrikes bomb bombs bombed bombing bombings"
    " bombardment raid raids shelling shelled shell shells barrage missile missiles rocket rockets blast explosion"
    " exploded",
    "killed kill killing kills dead died death deaths dies die murder murdered massacre massacred slain toll casualties"
    " fatalities",
    "chemical gas sarin poison poisonous poisoned chlorine nerve toxic",
    "captured capture arrested arrest arrests detained detention custody seized prisoner prisoners hostage hostages",
    "troops soldiers soldier forces army military servicemen personnel units",
    "aircraft plane planes jet jets airliner airplane helicopter helicopters warplanes warplane flight",
    "wounded injured injuries hurt wounds injury",
    "weapons weapon arms armed arming munitions ammunition weaponry",
    "video footage tape recording clip photo photos photograph image images picture pictures",
    "invaded invasion incursion intervention entered crossed crossing",
    "fled flee fleeing escaped escape displaced refugees refugee",
    "gunman gunmen shooter shooting shot shots fired gunfire opened",
    "supports support supporting backing backed backs aid aiding",
    "hacked hacking hackers interference interfered meddling meddled cyberattack cyberattacks",
    "election vote votes voting ballots ballot",
)
_SIDE = {word: row.split()[0] for row in (*_SIDES, *_ACTS) for word in row.split()}
_ENDINGS = ("'s", "ing", "edly", "ed", "es", "s")
_STEM = 7


def terms(words: str) -> Terms:
    """Return the terms of folded `words`."""
    return frozenset(filter(None, map(_term, _WORD.findall(words))))


@per_word
def _term(word: str) -> str:
    """Return the term that `word` stands for, or nothing for a word that carries no matter."""
    if word in _SMALL or len(word) < 2:
        return ""
    word = word.strip("'-").removesuffix("'s")
    return _SIDE.get(word) or _stem(word)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)][:_STEM]
    return word[:_STEM]


def of_sentence(document: Document, number: int) -> Terms:
    """Return the terms of sentence `number`."""
    return document.memo(_of_sentence, number)


def _of_sentence(document: Document, number: int) -> Terms:
    return terms(document.span(number).of(document.folded))


def of_span(document: Document, span: Span) -> Terms:
    """Return the terms of `span`, worked out once for all cues of the text."""
    return document.memo(_of_span, span)


def _of_span(document: Document, span: Span) -> Terms:
    return terms(span.of(document.folded))


def rarity(document: Document) -> dict[str, float]:
    """Return how rare each term is in the article: log of sentences over those that hold it (inverse frequency)."""
    return document.memo(_rarity)


def _rarity(document: Document) -> dict[str, float]:
    total = len(document.sentences)
    held = Counter(term for number in range(total) for term in of_sentence(document, number))
    return {term: math.log((total + 1) / (count + 0.5)) for term, count in held.items()}


def first_named(document: Document) -> dict[str, int]:
    """Return the number of the sentence that names each term first."""
    return document.memo(_first_named)


def _first_named(document: Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for number in range(len(document.sentences)):
        for term in of_sentence(document, number):
            found.setdefault(term, number)
    return found


def likeness(document: Document, one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return the share (0 to 1) of `one`'s terms, weighed by their rarity, that `other` has too.

    Sums are exact, as sets come in another order in every process.
    """
    weight = rarity(document).get
    whole = math.fsum([weight(term, 0.0) for term in one])
    return math.fsum([weight(term, 0.0) for term in one & other]) / whole if whole else 0.0
