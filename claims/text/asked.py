"""Words as search compares them, and what a person who types some asks for. Linear in what is read.

Case, accents and punctuation count for nothing. Scripts that put no space between words are compared letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: Enough for any question; what is typed beyond is passed over.
MOST_TERMS, LONGEST = 12, 200
#: Shorter beginnings of words begin too many.
SHORTEST_BEGINNING = 3
#: No word of a language is longer, and an index takes none without end.
_LONGEST_WORD = 60
#: So much of one text is indexed, in bytes: as much as a search column of a database holds.
_LONGEST_TEXT = 400_000
_WORD = re.compile(r"[^\W_]+")
#: Words of an original text, with the accents that follow their letters.
_WRITTEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
#: Thai to Burmese, Khmer, kana and Han.
_UNSPACED = re.compile(r"([\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_PARTS = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another. `begun`: the last one may go on."""

    words: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: all of the terms."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def is_hit(self, word: str) -> bool:
        """Say whether a plain word is one of those looked for."""
        return any(word in term.words or (term.begun and word.startswith(term.words[-1])) for term in self.terms)


def plain(text: str) -> str:
    """Return the words of a text as they are compared, with a space between them; of a long text, the first."""
    cut = text[:_LONGEST_TEXT]
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", cut) if not unicodedata.combining(letter))
    spaced = _UNSPACED.sub(r" \1 ", bare.casefold())
    joined = " ".join(word[:_LONGEST_WORD] for word in _WORD.findall(spaced))
    return joined.encode()[:_LONGEST_TEXT].decode(errors="ignore")


def asked(typed: str) -> Asked:
    """Return what `typed` looks for: quoted words as they follow one another, others anywhere, the last one begun."""
    typed = typed[:LONGEST].translate(_QUOTES)
    parts = [(quoted or word, bool(quoted)) for quoted, word in _PARTS.findall(typed)]
    terms = [Term(tuple(plain(part).split()), not is_quoted) for part, is_quoted in parts]
    terms = [term for term in terms if term.words][:MOST_TERMS]
    return Asked(tuple(Term(it.words, it is terms[-1] and _begins(it)) for it in terms))


def _begins(term: Term) -> bool:
    return term.begun and len(term.words[-1]) >= SHORTEST_BEGINNING


def hits(text: str, looked_for: Asked) -> Iterator[tuple[int, int]]:
    """Yield where words that are looked for stand in a text, in its order."""
    for found in _WRITTEN.finditer(text):
        if any(map(looked_for.is_hit, plain(found[0]).split())):
            yield found.span()
