"""The runs of capitalised words of a text that could name a person, each read when it is asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.countries import COUNTRIES
from claims.extraction.nouns import BODIES, FEMALE, MALE, PERSONS, listed
from claims.text.document import Document
from claims.text.perword import per_word
from claims.text.spans import Span

_WORD = r"[A-Z][\w’'-]{1,25}"
_SHORT_TITLES = "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Gov|Sen|Rep|Adm|Brig|Rev"
_SHORT = rf"(?:{_SHORT_TITLES})\."
#: What follows the first letter of such a title.
_SHORT_REST = "|".join(f"(?<={title[0]}){title[1:]}" for title in _SHORT_TITLES.split("|"))
#: Begins with a capital, and only then looks back: a search leaps from capital to capital.
_RUN = re.compile(
    rf"[A-Z](?<![\w.’'-].)(?:(?:{_SHORT_REST})\.|[\w’'-]{{1,25}}|\.)"
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


class Names:
    """The runs of capitalised words in a text that could be names, each read only when it is asked for."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._runs = [run for run in _RUN.finditer(document.text) if not _is_no_name(run[0])]
        self._ends = [run.end() for run in self._runs]
        self._read: dict[int, Naming | None] = {}
        self._by_last: dict[str, list[int]] = defaultdict(list)
        for number, run in enumerate(self._runs):
            self._by_last[_unowned(run[0].rpartition(" ")[2])].append(number)
        self._spellings: dict[str, list[str]] = defaultdict(list)
        for last in self._by_last:
            self._spellings[last.lower()].append(last)

    def called(self, last: str) -> Iterator[Naming]:
        """Yield the names with this last word, in reading order."""
        return filter(None, map(self._naming, self._by_last.get(last, ())))

    def spelled(self, low: str) -> list[str]:
        """Return the last words that are `low` in small letters."""
        return self._spellings.get(low, [])

    def within(self, within: Span) -> Iterator[Naming]:
        """Yield the names in a stretch of the text, in reading order."""
        for number in range(bisect_right(self._ends, within.start), len(self._runs)):
            if self._runs[number].start() >= within.end:
                return
            found = self._naming(number)
            if found and within.contains(found.span):
                yield found

    def _naming(self, number: int) -> Naming | None:
        if number not in self._read:
            self._read[number] = _naming(self._text, self._runs[number])
        return self._read[number]


def _unowned(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").rstrip("’'")


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
    return Naming(Span(shown, start + length), (*words[:-1], last), *_known(text, start, run.end(), titles, words))


def _known(text: str, start: int, end: int, titles: list[str], words: list[str]) -> tuple[bool, bool | None]:
    """Return whether titles or the words around a name tell that a person bears it, and if so, whether she does."""
    if len(words) == 1 and not titles:
        return False, None
    before, after = text[max(start - 50, 0) : start], text[end : end + 90]
    roles = _roles(before.lower(), after)
    if titles or _told(before, after, bool(roles)):
        return True, _she(roles | {*map(_bare, titles)})
    return False, None


@per_word
def _is_title(word: str) -> bool:
    return _bare(word) in _TITLES or _bare(word) in PERSONS


@per_word
def _opens(word: str) -> bool:
    return _bare(word) in _OPENERS or _bare(word) in _OFFICES


@per_word
def _is_no_name(run: str) -> bool:
    """Say whether a run is a single word that names nobody: what most runs are, and soon told."""
    return " " not in run and (_is_title(run) or _opens(run) or _is_no_person(run))


@per_word
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
