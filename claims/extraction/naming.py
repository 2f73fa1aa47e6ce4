"""From the words that name a source to the name to show: the fullest that the article gives, with what is a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.extraction.countries import COUNTRIES
from claims.extraction.descriptions import fuller_name
from claims.extraction.nouns import CARRIERS, RECORDS, head, listed
from claims.extraction.people import full_name, known_by
from claims.extraction.pronouns import PRONOUN, antecedent
from claims.extraction.sayings import Saying
from claims.extraction.sources import naming_words, without_apposition
from claims.extraction.takers import fuller_phrase, last_speaker, named_phrase, owner_above
from claims.extraction.words import can_tell
from claims.facts import Speaker
from claims.text.document import Document
from claims.text.spans import Span

_TITLE = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|gen|lt|col|capt|sen|rep|gov|president|senator|colonel|general)\.? ")
#: Words that stand for somebody just named as a pronoun does.
_STANDS_LIKE = (
    (re.compile(r"the man$"), "he"),
    (re.compile(r"the woman$"), "she"),
    (re.compile(r"the (?:(?:rights|human rights|monitoring|war|activist) )?(?:group|watchdog)$"), "it"),
)
#: Bodies of which nobody says "the group".
_NO_GROUP = listed("army government ministry police military state court parliament company firm hospital bank")
#: What makes a report or a statement a source of its own: "news reports", "other reports".
_TELLING = listed(
    "news media press court police intelligence medical hospital witness official government military published other"
    " local state some several earlier previous initial early later"
)
_ONE_NAME = re.compile(r"[Tt]he (?!.*s$)[A-Z][\w.-]+$")
_REFER = frozenset({"he", "she", "it", "they"})
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is reported to say something, or nobody, and in an editor's words what of that is a guess."""

    speaker: Speaker | None = None
    note: str = ""


def name_of(document: Document, saying: Saying) -> Attribution:
    """Return the speaker that the source of `saying` names, takes up or describes; nobody where that is unsure."""
    return document.memo(_name_of, saying)


def _name_of(document: Document, saying: Saying) -> Attribution:
    found = _of_label(document, saying) if saying.manner == "label" else _of_source(document, saying.source)
    if found.speaker is None:
        return found
    name = _country(document, found.speaker.name) or found.speaker.name
    shown = name[4:] if _ONE_NAME.match(name) else name
    return Attribution(Speaker(shown, found.speaker.span, found.speaker.guess), found.note)


def _of_label(document: Document, saying: Saying) -> Attribution:
    """Return who has the turn of a transcript: "RUIZ" is Ana Ruiz; a single word that is no name is nobody."""
    words = saying.source.of(document.text)
    if " " not in words and not re.search(rf"\b{re.escape(words.title())}\b", document.text):
        return Attribution()
    full = full_name(document, words.split()[-1].title())
    return Attribution(Speaker(full or words, saying.source))


def _of_source(document: Document, source: Span) -> Attribution:
    words = source.of(document.text)
    if PRONOUN.match(words.lower()):
        return _of_pronoun(document, source)
    if _is_titled(words):
        return _named(document, source)
    if phrase := named_phrase(document, source):
        name = without_apposition(phrase.of(document.text))
        return guessed(name, source, f"“{words}” is taken to be {name}, named further up.")
    if named := naming_words(document, source):
        return _fuller(document, _named(document, named), named)
    return _unowned(document, source, words)


def _is_titled(words: str) -> bool:
    """Say whether the words are a name though they end like a mere report: "The Orsa Post"."""
    last = words.split()[-1]
    return last[:1].isupper() and not last.isupper() and head(words) in CARRIERS and _is_source(words)


def _unowned(document: Document, source: Span, words: str) -> Attribution:
    """Return whom words name that the strict reading does not take: a report under its own name, or its owner."""
    if head(words) not in CARRIERS and _is_source(words):
        return _named(document, source)
    if head(words) in CARRIERS and _is_told(words):
        return Attribution(Speaker(words, source))
    if (owner := owner_above(document, source)) or (owner := fuller_phrase(document, source)):
        name = without_apposition((naming_words(document, owner) or owner).of(document.text))
        return guessed(name, source, f"“{words}” is taken to be that of {name}, named further up.")
    return Attribution(note=f"No speaker: the text gives only “{_short(words)}” as the source.")


def _is_source(words: str) -> bool:
    """Say whether the words could name a speaker: by their noun, or by a capital at its head."""
    inside = words.split()
    if len(inside) > _LONGEST or inside[-1].lower() in ("the", "a", "an"):
        return False
    return can_tell(head(words)) or head(words) in RECORDS or inside[-1][:1].isupper()


def _is_told(words: str) -> bool:
    """Say whether "reports" have a description that says whose they are: "Marovian reports", "news reports"."""
    inside = [word for word in words.split() if word.lower() not in ("the", "a", "an")]
    if len(inside) < 2:
        return False
    own = inside[0][:1].isupper() and (inside[0] != words.split()[0] or bool(_countries(inside[0])))
    return own or inside[0].lower() in _TELLING


def _fuller(document: Document, found: Attribution, named: Span) -> Attribution:
    """Return `found` under a longer naming of the same kind further up, if it is a short description."""
    if found.speaker is None or found.speaker.guess or found.speaker.name != named.of(document.text):
        return found
    if fuller := fuller_phrase(document, named):
        name = without_apposition(fuller.of(document.text))
        return guessed(name, named, f"“{found.speaker.name}” is taken to be {name}, named further up.")
    return found


def _of_pronoun(document: Document, pronoun: Span) -> Attribution:
    word, number = pronoun.of(document.text).lower(), document.sentence_at(pronoun.start)
    named = antecedent(document, number, pronoun)
    strict = _named(document, named) if named else None
    if strict and strict.speaker is None:
        return strict
    taken = None if strict or word not in _REFER else last_speaker(document, number, pronoun.start, word)
    name = strict.speaker.name if strict and strict.speaker else taken and without_apposition(taken.of(document.text))
    if not name:
        return Attribution(note=f"No speaker: the text does not make certain who “{word}” is.")
    return guessed(name, pronoun, f"“{word}” is taken to be {name}, named further up.")


def guessed(name: str, span: Span, reason: str) -> Attribution:
    """Return `name`, given at `span`, as a guess for `reason`."""
    return Attribution(Speaker(name, span, True), f"The speaker: {reason}")


def _named(document: Document, words: Span) -> Attribution:
    """Return the speaker whom `words` name, under the fullest name; a description that fits one name is a guess."""
    name = without_apposition(words.of(document.text))
    title = _TITLE.match(name.lower())
    surname = name[title.end() :] if title else name
    if " " not in surname:
        person = known_by(document, surname)
        return Attribution(Speaker(person.name if person else name, words))
    fuller, several = fuller_name(document, name, words.start)
    fuller = fuller if fuller or several else _just_named(document, name, words)
    if fuller and fuller.lower() != name.lower():
        full = _full(document, fuller)
        return guessed(full, words, f"“{name}” is taken to be {full}, named further up.")
    note = f"The speaker: more than one that “{name}” could mean is named further up." if several else ""
    return Attribution(Speaker(name, words), note)


def _just_named(document: Document, name: str, words: Span) -> str | None:
    """Return whom "the man" or "the group" takes up."""
    pronoun = next((word for like, word in _STANDS_LIKE if like.match(name.lower())), "")
    named = antecedent(document, document.sentence_at(words.start), words, pronoun) if pronoun else None
    if named is None or (pronoun == "it" and head(named.of(document.text)) in _NO_GROUP):
        return None
    return without_apposition(named.of(document.text))


def _full(document: Document, name: str) -> str:
    return (full_name(document, name.split()[-1]) if name.istitle() else None) or name


def _country(document: Document, words: str) -> str | None:
    """Return the state for "The Turkish", left of "the Turkish statement", if the text names just one that fits."""
    bare = words.removeprefix("The ").removeprefix("the ")
    if bare == words or " " in bare or bare.endswith("s") or bare in COUNTRIES:
        return None
    like = [name for name in _countries(bare) if name in document.text]
    return like[0] if len(like) == 1 else None


def _countries(word: str) -> list[str]:
    return [name for name in sorted(COUNTRIES) if name[:4] == word[:4]]


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
