"""From the words before "said" to the words that name somebody: "the ministry" of "The ministry’s statement"."""

from __future__ import annotations

import re

from claims.extraction.nouns import CARRIERS, MOUTHS, can_speak, core, head
from claims.text.clauses import bare
from claims.text.document import Document
from claims.text.spans import Span

#: Words that a name of several words never holds: with them the words are a clause, and whom it names is guesswork.
_CLAUSE = re.compile(
    r"(?:^|[\s,])(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|could|should|can|may|might|must|says?"
    r"|said|told|tells|called|denie[sd]|deny|agreed|began|failed|refused|became|opened|visited|left|met|retweeted|posted|released|took|made|gave|came|went|rose|fell|looks?|think|know|knows|withdrew"
    r"|disputed|rebutted|recounted|if|when|because|how|what|whether|there|isn't|aren't|wasn't|weren't|didn't|doesn't"
    r"|haven't|hasn't|hadn't|rather than|contrary|instead)(?:$|[\s,])"
    r"|\w{2,20}ed (?:responsibility|the|a|an|its|his|her|their|that|no|any|up|out|of)\b"
    r"|^(?:i|we|you|it|he|she|they|there|here|this|that|who|which|what|nobody|no one|not|until|after|before|with|as"
    r"|but|and|or|served|arrived|attacks|sparked|surprising|requested|lost|in|on|at|during|for|from|to)[ ,']{1,3}\S"
    r"|^(?:i|we|you|there|here|this|that|who|which|what|and|but|or|as|nobody|no one|none)$"
)
_LEADING = re.compile(r"(?:according to|as|which|that|where|while|when|because|and|but) ", re.IGNORECASE)
_SAID = re.compile(
    r"(?<!for )(?<!of )(?<!and )\b((?:[Tt]he )?(?:[A-Z][\w.’'-]{1,25} ){1,5})(?:said|told|says|announced)\b"
)
#: "Though the pier was open, she [said]".
_LAST_PRONOUN = re.compile(r", (he|she|they|it)$", re.IGNORECASE)
#: "Ana Ruiz opened the pier and [said]".
_GOES_ON = re.compile(r" (?:and|but)$")
_TIME = re.compile(
    r"(?:(?:late |early )?on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: morning| evening| night)?"
    r"|(?:last|this|earlier this) (?:week|month|year)|later|earlier|meanwhile|today|yesterday),? ",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:,? (?:however|also|reportedly|further|then|meanwhile|and|but|who|which|still|again|later|not yet|not|himself"
    r"|herself|itself|strangely|for (?:his|her|its|their) part))+,?$"
)
#: Where, inside a clause that holds another, the subject of the inner one may begin.
_INNER = re.compile(
    r", (?:when |while |as |but |and )?"
    r"| (?:said|says|told \S{2,20}|after|before|because|that|as|when|while) (?:that )?| (?=(?:he|she|they|it)$)"
)
_CUT = re.compile(r",| who | which | whose | where | when ")
_PERSON = re.compile(r"[A-Z][\w’'-]{1,25}(?: (?:[A-Z][\w’'.-]{0,25}|al-\w{2,20}|de|van|von|bin|el)){1,4}$")
#: "A witness, Mara".
_ROLE = re.compile(r"(?:an?|the) [a-z][a-z ]{2,40}$", re.IGNORECASE)
_ONE_NAME = re.compile(r"[A-Z][a-z]{2,25}$")
_TAIL = re.compile(r"(?!.{1,80} and )(?:the|an?|its|another|[A-Z][\w’'.-]*)(?: [^,]{1,60})?$|(?:he|she|they|it)$")
_OWNER = re.compile(r"(.{2,80}?)(?:[’']s|(?<=s)[’']) (?:[\w-]{2,20} ){0,3}$")
_BODY_OF = re.compile(r"(?:(?:[Aa]n?|[Tt]he) )?((?:[A-Z][\w.&-]+ ){2,6}|(?:[A-Z][A-Z.]{1,8}) )$")
_HELD_BY = re.compile(r" (?:by|from|of) ((?:the |an? )?[^,.;]{2,60})$")
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_LONGEST = 130


def naming_words(document: Document, statement_source: Span, *, participle: bool = False) -> Span | None:
    """Return the part of a statement's source that names a speaker, with what explains the name, or None.

    "The ministry’s statement" gives "The ministry"; "unconfirmed reports" and "a video" give None. `participle` says
    that the verb is one ("…, adding that"): then whoever the clause before it is about says it.
    """
    goes_on = participle or _GOES_ON.search(document.folded, statement_source.start, statement_source.end)
    source = _who_goes_on(document, statement_source) if goes_on else statement_source
    if source is None or (found := _nominal(document, source)) is None:
        return None
    words = document.text[found.start : found.end]
    named = core(words)
    if head(words) in CARRIERS:
        return _behind(document, found, words, named)
    if head(words) in MOUTHS and ", " not in words and (owner := _owner(words, named)):
        return bare(document.text, found.start, found.start + owner)
    return found if words.lower() in _PRONOUNS or can_speak(without_apposition(words)) else None


def without_apposition(words: str) -> str:
    """Return "Ana Ruiz" of "Ana Ruiz, the mayor" and of "the mayor, Ana Ruiz"."""
    first, _, rest = words.partition(", ")
    if rest and not _PERSON.match(first) and (_PERSON.match(rest) or (_ROLE.match(first) and _ONE_NAME.match(rest))):
        return rest
    cut = _CUT.search(words)
    return words[: cut.start()] if cut and cut.start() > 3 else words


def subject(document: Document, clause: Span) -> Span | None:
    """Return who `clause` is about: "Ana Ruiz" of "Ana Ruiz opened the pier". None where no verb is known."""
    words = _plain(clause.of(document.text))
    start = leading.end() if (leading := _TIME.match(words)) else 0
    verb = _CLAUSE.search(words, start + 3)
    return bare(document.text, clause.start + start, clause.start + verb.start()) if verb else None


def _who_goes_on(document: Document, clause: Span) -> Span | None:
    """Return who says more after `clause`: the last who is said in it to say something, else its subject."""
    said = [*_SAID.finditer(document.text, clause.start, clause.end)]
    return bare(document.text, said[-1].start(1), said[-1].end(1)) if said else subject(document, clause) or clause


def _nominal(document: Document, source: Span) -> Span | None:
    """Return `source` if it reads as a name, else a name at its end after a comma or a closing quote."""
    words = source.of(document.text)
    if trailing := _TRAILING.search(words):
        words = words[: trailing.start()]
    offset = _after_quote(words)
    if pronoun := _LAST_PRONOUN.search(words):
        offset = pronoun.end() - len(pronoun[1])
    for leading in (_LEADING, _TIME):
        if found := leading.match(words, offset):
            offset = found.end()
    if name := _clean(document, source.start + offset, source.start + len(words)):
        return name
    for cut in (inner.end() for inner in _INNER.finditer(words)):
        if _TAIL.match(words, cut) and (name := _clean(document, source.start + cut, source.start + len(words))):
            return name
    return None


def _after_quote(words: str) -> int:
    """Return where the words after the last closed quotation begin, or 0."""
    closed = max(words.rfind("”"), words.rfind('"') if words.count('"') % 2 == 0 else -1)
    return closed + 1


def _clean(document: Document, start: int, end: int) -> Span | None:
    found = bare(document.text, start, end)
    if found is None:
        return None
    words = found.of(document.text)
    name = without_apposition(words)
    if len(name) > _LONGEST or any(mark in name for mark in '“”"') or _CLAUSE.search(_plain(name)):
        return None
    return None if _CLAUSE.search(_plain(_CUT.split(words, 1)[0])) else found


def _plain(words: str) -> str:
    """Return `words` folded, with the agency WHO kept from looking like a pronoun."""
    return words.replace("WHO", "Who-").lower().replace("’", "'")


def _behind(document: Document, found: Span, words: str, named: str) -> Span | None:
    """Return whose statement, report or video the words speak of."""
    if owner := _owner(words, named):
        return bare(document.text, found.start, found.start + owner)
    before = named[: named.rfind(" ") + 1]
    if body := _BODY_OF.match(before):
        return bare(document.text, found.start + body.start(1), found.start + body.end(1))
    if held := _HELD_BY.match(words, len(named)):
        return _nominal(document, Span(found.start + held.start(1), found.start + held.end(1)))
    return None


def _owner(words: str, named: str) -> int:
    """Return the length of "The ministry" in "The ministry’s statement", or 0."""
    owner = _OWNER.match(words, 0, named.rfind(" ") + 1)
    return owner.end(1) if owner else 0
