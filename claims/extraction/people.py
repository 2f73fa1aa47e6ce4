"""The people whom an article names: where, under which fullest name, and whether "he" or "she" can stand for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from claims.extraction.countries import COUNTRIES
from claims.extraction.nouns import BODIES, FEMALE, MALE, PERSONS, listed
from claims.text.document import Document
from claims.text.spans import Span

_WORD = r"[A-Z][\w’'-]{1,25}"
_SHORT = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Gov|Sen|Rep|Adm|Brig|Rev)\."
_RUN = re.compile(
    rf"(?<![\w.’'-])(?:{_SHORT}|{_WORD}|[A-Z]\.)"
    rf"(?: (?:{_SHORT}|{_WORD}|[A-Z]\.|al-\w{{2,20}}|de|van|der|von|bin|el)){{0,6}}"
)
_OPENERS = listed(
    "the a an but and on in at as when while after before since if for from by with to of this that these those his her"
    " its their our my he she it they we i meanwhile still yet so then later earlier today monday tuesday wednesday"
    " thursday friday saturday sunday january february march april may june july august september october november"
    " december former asked although though because however according said also both like even only one two"
)
_TITLES = listed(
    "mr mrs ms miss dr prof gen lt col maj sgt capt gov sen rep adm rev sir lady lord king queen prince princess"
    " general colonel major sergeant captain lieutenant admiral brigadier president vice prime minister premier"
    " chancellor secretary senator representative congressman congresswoman governor mayor judge justice"
    " professor doctor chief director spokesman spokeswoman spokesperson ambassador sheriff inspector commander speaker"
    " attorney chairman chairwoman leader republican democrat democratic"
)
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_OFFICES = listed("fire police deputy interior foreign defence defense harbour finance health state house")
#: Names with such words are names of bodies and places.
_NO_PERSON = BODIES | listed(
    "united states new north south east west northern southern eastern western central republic city county street road"
    " river lake mount mountain port fort island islands sea gulf bay valley national international federal american"
    " russian syrian ukrainian british french german chinese israeli house white times post news radio today journal"
    " tribune herald gazette reuters ministry forces agency university college islamic state street square park"
    " airport centre center foundation fund rights human nations kingdom arab world supreme congress act day war"
    " democratic republican labour conservative san santa los el saint st square bridge hall mill"
)
_SAYS = re.compile(
    r",? (?:has |had |also |later )?(?:said|says|told|tells|added|wrote|argued|claimed|warned|insisted)\b"
)
_ROLES = PERSONS | FEMALE | MALE
_LETTERS = re.compile(r"[a-z]+")
_ROLE = re.compile(rf"(?:^|[\s-])({'|'.join(sorted(_ROLES))})(?: of [\w ]{{2,30}})?,? $")
_ROLE_AFTER = re.compile(
    rf", (?:an?|the|its|his|her|\d\d, an?|whose|chief|head|[\w’']{{2,20}}s) (?:[\w’'-]{{1,20}} ){{0,4}}?"
    rf"({'|'.join(sorted(_ROLES))})\b|, (who)\b|, (\d\d),"
)
_SAID_BEFORE = re.compile(r"(?:said|says|told|asked|added|named|called) $")

#: A last name that is found more often than this in full needs no further proof.
_MOST_NAMESAKES = 50


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the article: `name` is the fullest; `she` is None where the text does not tell."""

    name: str
    she: bool | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A run of capitalised words without what only opens the sentence.

    `known` says whether the words around it tell a person; `she` is told of those only.
    """

    span: Span
    words: tuple[str, ...]
    known: bool
    she: bool | None

    @property
    def last(self) -> str:
        """The word that a short form of the name would keep."""
        return self.words[-1]


def namings(document: Document) -> tuple[Naming, ...]:
    """Return every run of capitalised words that could name a person, in reading order."""
    return tuple(_namings(document))


def full_names(document: Document) -> dict[str, str]:
    """Return the full name for each last name that only one full name in `document` ends with."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for naming in document.memo(namings):
        if len(naming.words) > 1 and len(found[naming.last]) < _MOST_NAMESAKES:
            found[naming.last].append(naming.words)
    fullest = {last: max(names, key=len) for last, names in found.items()}
    return {
        last: " ".join(full)
        for last, full in fullest.items()
        if all(name[0] == full[0] or full[-len(name) :] == name for name in found[last])
    }


def people(document: Document) -> dict[str, Person]:
    """Return who is known to be a person, by last name; nobody for a last name that several share."""
    full = document.memo(full_names)
    shared = {naming.last for naming in document.memo(namings) if len(naming.words) > 1} - full.keys()
    found: dict[str, Person] = {}
    for naming in document.memo(namings):
        if naming.known and naming.last not in shared:
            before = found.get(naming.last)
            she = before.she if before and before.she is not None else naming.she
            found[naming.last] = Person(full.get(naming.last, " ".join(naming.words)), she)
    return found


def known_by(document: Document, last: str) -> Person | None:
    """Return the known person with this last name whom the text names in full, too."""
    if last not in document.memo(_last_names):
        return None
    person = document.memo(people).get(last)
    return person if person and " " in person.name else None


def _last_names(document: Document) -> frozenset[str]:
    """Return the last words of all that could be a name of several words: quicker found than the names."""
    return frozenset(_unowned(run.rpartition(" ")[2]) for run in _RUN.findall(document.text) if " " in run)


def _unowned(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").rstrip("’'")


def people_in(document: Document, within: Span) -> list[tuple[Span, Person]]:
    """Return the known people named in `within`, in reading order."""
    known = document.memo(people)
    return [(found.span, known[found.last]) for found in namings_in(document, within) if found.last in known]


def namings_in(document: Document, within: Span) -> list[Naming]:
    """Return the names in `within`, in reading order."""
    named = document.memo(namings)
    first = bisect_left(named, within.start, key=lambda naming: naming.span.start)
    return list(takewhile(lambda naming: naming.span.end <= within.end, islice(named, first, None)))


def _namings(document: Document) -> Iterator[Naming]:
    for run in _RUN.finditer(document.text):
        if not _is_no_name(run[0]) and (naming := _naming(document.text, run)):
            yield naming


def _naming(text: str, run: re.Match[str]) -> Naming | None:
    """Return the name in a run of capitalised words: what follows the last title and opening word in it."""
    titles, words = _parted(run[0].split())
    if not words or any(map(_is_no_person, words)) or (name := " ".join(words)) in COUNTRIES:
        return None
    start, length = run.end() - len(name), len(name)
    last = _unowned(words[-1])
    if not last:
        return None
    length -= len(words[-1]) - len(last)
    shown = start - (len(titles[-1]) + 1 if titles and _bare(titles[-1]) in _HONORIFICS else 0)
    return Naming(Span(shown, start + length), (*words[:-1], last), *_person(text, start, run.end(), titles, words))


def _person(text: str, start: int, end: int, titles: list[str], words: list[str]) -> tuple[bool, bool | None]:
    """Return whether titles or the words around a name tell that a person bears it, and if so, whether she does."""
    if len(words) == 1 and not titles:
        return False, None
    before, after = text[max(start - 50, 0) : start], text[end : end + 90]
    roles = _roles(before.lower(), after)
    if titles or _told(before, after, bool(roles)):
        return True, _she(roles | {*map(_bare, titles)})
    return False, None


@lru_cache(maxsize=8192)
def _is_title(word: str) -> bool:
    return _bare(word) in _TITLES or _bare(word) in PERSONS


@lru_cache(maxsize=8192)
def _opens(word: str) -> bool:
    return _bare(word) in _OPENERS or _bare(word) in _OFFICES


@lru_cache(maxsize=8192)
def _is_no_name(run: str) -> bool:
    """Say whether a run is a single word that names nobody: what most runs are, and soon told."""
    return " " not in run and (_is_title(run) or _opens(run) or _is_no_person(run))


@lru_cache(maxsize=8192)
def _is_no_person(word: str) -> bool:
    return _bare(word) in _NO_PERSON or (word.isupper() and len(word) > 2)


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the titles in `words`, with what stands before them, and the words after them that make the name."""
    cut = len(words)
    while cut and not _is_title(words[cut - 1]):
        cut -= 1
    first = cut
    while first < len(words) and _opens(words[first]):
        first += 1
    return (words[:cut] if first == cut else []), words[first:]


def _told(before: str, after: str, has_role: bool) -> bool:
    """Say whether the words around a name of several words tell that a person bears it."""
    return bool(has_role or _SAYS.match(after) or _SAID_BEFORE.search(before))


def _roles(before: str, after: str) -> set[str]:
    found = set()
    if " " in before[-2:] and not _ROLES.isdisjoint(_LETTERS.findall(before)) and (role := _ROLE.search(before)):
        found.add(role[1])
    if after.startswith(", ") and (role := _ROLE_AFTER.match(after)):
        found.add(next(filter(None, role.groups())))
    return found


def _she(roles: set[str]) -> bool | None:
    she, he = bool(roles & FEMALE), bool(roles & MALE)
    return she if she != he else None


def _bare(word: str) -> str:
    return word.lower().rstrip(".").removesuffix("’s").removesuffix("'s")
