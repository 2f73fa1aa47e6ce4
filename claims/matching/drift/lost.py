"""Whether another article repeats a claim without its caveat and without anything new to stand on. Pure.

Asked of passages that are known to make the claim; whether they do is for matching to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.facts import Assertion, Flag
from claims.matching.drift.alignment import plain_words, telling
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind

#: The passage is careful by itself.
_HEDGE = re.compile(
    r"\b(?:reported|alleged|purported|supposed|apparent|seeming|ostensib)ly\b|\b(?:alleged|purported|rumou?red|unverified"
    r"|unconfirmed|unproven|so-called)\b|\bclaim(?:s|ed|ing)?\b|\balleg(?:es|ed|ing|ations?)\b|\brumou?rs?\b"
    r"|\b(?:said|believed|thought|feared|understood) to (?:be|have)\b|\b(?:may|might|could) (?:be|have)\b"
    r"|\bif (?:true|confirmed)\b"
    r"|\b(?:has|had|have) been reported\b|\b(?:was|is) reported\b|\breports (?:say|said|suggest|suggested|claim)\b"
    r"|\baccording to (?:\w{1,15} )?reports?\b|\b(?:is|are) reporting\b|\bmedia report(?:s|ed)?\b|\?[\"' ]{0,3}$"
    r"|(?:\bnot|n't) (?:so )?(?:sure|certain)\b"
)
#: Somebody looked: a check, a count, a picture, a finding, an admission.
_CHECK = re.compile(
    r"\b(?:confirm(?:s|ed|ing)?|verif(?:y|ies|ied)|authenticated|corroborat(?:es|ed)|geolocated|established|determined"
    r"|conceded|concedes|admitted|admits|acknowledged|acknowledges|identified)\b"
    r"|\b(?:footage|videos?|photographs?|photos?|pictures|images|imagery|cameras?|radar|records|documents|logs)"
    r" (?:\w{1,20} ){0,4}?(?:shows?|showed|shown|proves?|proved|recorded|reveals?|revealed)\b"
    r"|\b(?:investigat(?:ors|ion)|inspectors|experts|court|judges?|jury|inquiry|coroner|observers|monitors|divers"
    r"|doctors|reporters?|journalists?|correspondents?)"
    r" (?:\w{1,20} ){0,4}?(?:found|concluded|ruled|counted|saw|established|convicted|measured)\b"
    r"|\b(?:seen|counted|visited|inspected|examined) by\b"
)
_NEGATION = re.compile(r"\b(?:not|no|never|nobody|neither|nor|without|unable to|yet to|cannot)\b|n't\b")
#: How many code points before a check a negation denies it.
_REACH = 40
_PRONOUN = re.compile(r"(?:he|she|it|they|the (?:ministry|minister|spokes\w{3,6}|statement|official|group))")


def lost_caveat(assertion: Assertion, document: Document, passage: Span, flags: Iterable[Flag]) -> str | None:
    """Return why `passage` of `document` repeats the assertion without its caveat; None where it does no such thing.

    `flags` are those of the document. It does not where, in the passage or in a sentence beside it,
    - a caveat stands or covers it, or the words hedge by themselves ("reportedly", "claimed");
    - a check is named: a confirmation, a count, footage that shows it, a finding, an admission;
    - somebody else than the assertion's speaker says it, or somebody of whom that cannot be told.

    A question that was open ("it is not clear who …") is no assertion to be repeated: whoever states it answers it.
    """
    if assertion.kind is FlagKind.UNCLEAR:
        return None
    first, last = document.sentence_at(passage.start), document.sentence_at(passage.end - 1)
    own = Span(document.span(first).start, document.span(last).end)
    beside = Span(document.span(max(first - 1, 0)).start, document.span(min(last + 1, _last(document))).end)
    if _has_caveat(own, beside, flags) or _HEDGE.search(own.of(document.folded)) or _is_checked(document, beside):
        return None
    sources = [said.source for n in range(first, last + 1) for said in document.statements(n) if said.source]
    if not sources:
        return "The passage states it as a fact: it names no caveat, no source and no check."
    if all(_is_speaker(assertion.speaker, document, source, beside) for source in sources):
        return f"The passage gives it as the words of {assertion.speaker}, as before, but without the caveat."
    return None


def _last(document: Document) -> int:
    return len(document.sentences) - 1


def _has_caveat(own: Span, beside: Span, flags: Iterable[Flag]) -> bool:
    return any(
        flag.cue.overlaps(beside) or any(coverage.span.overlaps(own) for coverage in flag.covers) for flag in flags
    )


def _is_checked(document: Document, beside: Span) -> bool:
    return any(
        not _NEGATION.search(document.folded, max(check.start() - _REACH, beside.start), check.start())
        for check in _checks(document, beside)
    )


def _checks(document: Document, beside: Span) -> Iterator[re.Match[str]]:
    return _CHECK.finditer(document.folded, beside.start, beside.end)


def _is_speaker(speaker: str, document: Document, source: Span, beside: Span) -> bool:
    """Say whether `source` names the speaker, or stands for whom the sentence before names."""
    named = telling(plain_words(speaker))
    words = source.of(document.folded)
    if _PRONOUN.fullmatch(words):
        words = document.folded[beside.start : source.start]
        return bool(named) and not named - telling(plain_words(words))
    return bool(named & telling(plain_words(words)))
