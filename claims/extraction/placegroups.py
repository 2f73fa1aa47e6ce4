"""The places of an article, each with all its mentions and what they tell together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from claims.extraction.gazetteer import CAPITALS, CITIES, REGIONS, SHORT_STATES
from claims.extraction.people import is_person
from claims.extraction.peoples import LANDS, PEOPLES
from claims.extraction.placecontext import How
from claims.extraction.placementions import Mention, key_of, mentions
from claims.extraction.placeruns import VOCABULARY, joined, surnames
from claims.extraction.placewords import KINDS, Level
from claims.extraction.plainwords import counted, spellings
from claims.text.document import Document
from claims.text.perword import per_word

#: No more places of one article are weighed.
MOST = 150
_NEAR_BEFORE, _NEAR_AFTER = 70, 30
#: What can happen at a place.
EVENTS = re.compile(
    r"\b(?:attack|strik|struck|airstrik|bomb|raid|shell|massacr|kill|dead\b|die|death|blast|explo|shoot|shot|gunfire"
    r"|gunm[ae]n|fired?\b|firing|murder|behead|execut|wound|injur|hit\b|clash|fight|fought|battl|assault|stab|gas\b"
    r"|chemical|rocket|missil|mortar|kidnap|abduct|hostag|arrest|captur|seiz|storm|crash|downed|destroy|burn|inva[ds]"
    r"|offensive|troops|casualt|victim|suicide|riot|protest|disappear|missing|found\b|discover|land(?:ed|ing)|collid"
    r"|collaps|derail|sank|sunk|earthquake|flood|outbreak|infect|toll\b|tortur)"
)
#: The words for people, in the plural too.
_PEOPLES = spellings(PEOPLES.keys() | {f"{people}s" for people in PEOPLES})
_WORD = re.compile(r"\b\w+")
_NOUN = re.compile(r"[a-z]{3,14}")


@dataclass(eq=False)
class Place:
    """A place with its mentions in reading order; `events` are the sentences that tell of something happening there."""

    core: str
    mentions: tuple[Mention, ...]
    level: Level
    events: tuple[int, ...]
    is_surname: bool
    people_named: int

    def __post_init__(self) -> None:
        self.is_country = self.level is Level.COUNTRY
        #: The sentences that name it; those that say that something is there; and those that say so or tell an event.
        self.sentences = [mention.sentence for mention in self.mentions]
        self.placed = [mention.sentence for mention in self.mentions if mention.is_placed]
        self.told = sorted({*self.events, *self.placed})

    @cached_property
    def is_narrow(self) -> bool:
        """Whether it is a town or a part of one, and the article says that something is or happens there."""
        if not Level.TOWN <= self.level <= Level.QUARTER:
            return False
        return bool(self.events) or any(mention.level is not None for mention in self.mentions)

    @cached_property
    def within(self) -> frozenset[str]:
        """The cores of the places that it is said to lie in."""
        return frozenset(mention.inner for mention in self.mentions if mention.inner)


def places(document: Document) -> tuple[Place, ...]:
    """Return the places that the article names, the most often named first."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.memo(mentions):
        found[key_of(mention.core)].append(mention)
    groups = sorted((group for group in found.values() if _is_place(document, group)), key=len, reverse=True)
    return tuple(_place(document, group) for group in groups[:MOST])


def _is_place(document: Document, group: list[Mention]) -> bool:
    core = group[0].core
    if core in VOCABULARY:
        return True
    if core in SHORT_STATES or not (any(map(_shows, group)) or sum(mention.local for mention in group) > 1):
        return False
    return any(one.level or one.dateline for one in group) or not _names_person(document, core)


def _shows(mention: Mention) -> bool:
    """Say whether the words around a mention show it to be one of a place."""
    if mention.headline:
        return False
    if mention.level is not None or mention.held or mention.dateline:
        return True
    if mention.how in (How.AT, How.TOWARDS, How.FROM):
        return not mention.owner
    return (mention.happening or mention.local) and not mention.first


def _names_person(document: Document, core: str) -> bool:
    last = core.rsplit(" ", 1)[-1]
    return last.rstrip("'.") in document.memo(joined) and is_person(document, last)


def _place(document: Document, group: list[Mention]) -> Place:
    core = group[0].core
    known = core in VOCABULARY
    return Place(
        core,
        tuple(group),
        _level(core, group),
        tuple(mention.sentence for mention in group if happens(document, mention)),
        not known and core in document.memo(surnames),
        document.memo(_peoples)[core] if core in LANDS else 0,
    )


def happens(document: Document, mention: Mention) -> bool:
    """Say whether the words around a mention tell of something that happens there."""
    if mention.happening:
        return True
    if mention.how in (How.BARE, How.FROM) or mention.spoken or mention.office:
        return False
    start = max(document.sentences[mention.sentence].span.start, mention.start - _NEAR_BEFORE)
    return tells_event(document.folded, start, mention.start)


def tells_event(folded: str, start: int, end: int) -> bool:
    """Say whether a stretch of a folded text has a word for what can happen at a place."""
    return any(map(_is_event, _WORD.findall(folded, start, end)))


@per_word
def _is_event(word: str) -> bool:
    return EVENTS.match(word) is not None


def kinds_in(words: str) -> set[str]:
    """Return the nouns for kinds of places in folded `words`, in the singular."""
    return {word.removesuffix("s") for word in KINDS.keys() & _NOUN.findall(words)}


def kinds_near(document: Document, number: int) -> frozenset[str]:
    """Return the nouns for kinds of places right beside the mentions of a place, which is given by its number."""
    return frozenset(
        kind for mention in document.memo(places)[number].mentions for kind in kinds_in(_near(document, mention))
    )


def _near(document: Document, mention: Mention) -> str:
    within = document.sentences[mention.sentence].span
    start = max(within.start, mention.start - _NEAR_AFTER)
    return document.folded[start : min(mention.end + _NEAR_AFTER, within.end)]


def _level(core: str, group: list[Mention]) -> Level:
    if core in LANDS:
        return Level.COUNTRY
    if core in REGIONS:
        return Level.REGION
    if core in CAPITALS or core in CITIES:
        return Level.CITY
    told = Counter(mention.level for mention in group if mention.level is not None)
    if told[Level.QUARTER] and told[Level.QUARTER] >= told[Level.REGION]:
        return Level.QUARTER
    if told[Level.SITE] and not told[Level.REGION] and not told[Level.CITY]:
        return Level.SITE
    return next((level for level in (Level.CITY, Level.REGION) if told[level]), Level.TOWN)


def _peoples(document: Document) -> Counter[str]:
    """Return how often the article names the people of each country."""
    found: Counter[str] = Counter()
    for word, count in counted(document, _PEOPLES).items():
        for country in PEOPLES[word] if word in PEOPLES else PEOPLES[word.removesuffix("s")]:
            found[country] += count
    return found
