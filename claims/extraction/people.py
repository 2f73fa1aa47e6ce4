"""The people whom an article names: where, under which fullest name, and whether "he" or "she" can stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from claims.extraction.namings import Names, Naming
from claims.text.document import Document
from claims.text.spans import Span

#: A last name that is found more often than this in full needs no further proof.
_MOST_NAMESAKES = 50


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the article: `name` is the fullest; `she` is None where the text does not tell."""

    name: str
    she: bool | None = None


def full_name(document: Document, last: str) -> str | None:
    """Return the full name with this last word, if the text has only one."""
    return document.memo(_full_name, last)


def _full_name(document: Document, last: str) -> str | None:
    several = (naming.words for naming in document.memo(Names).called(last) if len(naming.words) > 1)
    named = list(islice(several, _MOST_NAMESAKES))
    full = max(named, key=len, default=())
    one = all(name[0] == full[0] or full[-len(name) :] == name for name in named)
    return " ".join(full) if full and one else None


def person(document: Document, last: str) -> Person | None:
    """Return who with this last name is known to be a person; nobody if several share it."""
    return document.memo(_person, last)


def _person(document: Document, last: str) -> Person | None:
    full, named = full_name(document, last), list(document.memo(Names).called(last))
    known = [naming for naming in named if naming.known]
    if not known or (full is None and any(len(naming.words) > 1 for naming in named)):
        return None
    return Person(full or last, next((naming.she for naming in known if naming.she is not None), None))


def is_person(document: Document, low: str) -> bool:
    """Say whether somebody is known to be a person whose last name is `low` in small letters."""
    return any(person(document, last) for last in document.memo(Names).spelled(low))


def known_by(document: Document, last: str) -> Person | None:
    """Return the known person with this last name whom the text names in full, too."""
    found = person(document, last)
    return found if found and " " in found.name else None


def people_in(document: Document, within: Span) -> list[tuple[Span, Person]]:
    """Return the known people named in `within`, in reading order."""
    named = ((naming.span, person(document, naming.last)) for naming in namings_in(document, within))
    return [(span, found) for span, found in named if found]


def namings_in(document: Document, within: Span) -> list[Naming]:
    """Return the names in `within`, in reading order."""
    return list(document.memo(Names).within(within))
