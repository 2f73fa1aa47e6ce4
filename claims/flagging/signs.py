"""Signs that a cue covers a candidate. weigh.py adds up their weights; the names are what an editor may read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.flagging import terms
from claims.flagging.candidates import Candidate
from claims.flagging.phrase import WORDS
from claims.flagging.view import ACCUSES, NUMBER, View, names
from claims.text.document import Document

_CASUALTIES = re.compile(r"\b(?:killed|dead|died|deaths?|wounded|injured|toll|casualt\w{2,4}|missing|victims?)\b")
_MEDIA = re.compile(rf"\b{WORDS['MEDIA']}\b")
_CONTRADICTS = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|reject\w{0,4}|dismiss\w{0,4}|refut\w{1,4}|disput\w{1,4}|contradict\w{0,4}|false|untrue"
    r"|not true|lie|however|but|instead)\b"
)
_PURPORTS = re.compile(
    r"\b(?:purport\w{0,6}|alleged\w{0,2}|reportedly|apparent\w{0,2}|claim\w{0,3}|suspect\w{0,2}|believed|rumou?r\w{0,2}"
    r"|according|reports?|videos?|footage|photo\w{0,6}|audio|recording|tape)\b"
)
_SAYING = (
    ("accuses", ACCUSES),
    ("a recording or paper", _MEDIA),
    ("contradicts", _CONTRADICTS),
    ("purported", _PURPORTS),
)
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|could|did|does|do|be|been|\w{3,20}ed|\w{3,20}ing)\b")
_DEFINITE = re.compile(r"(?:the|this|that|these|those|its|his|her|their|such|any|it|them|all|both)\b")
_ACCUSING_VERB = re.compile(r"accus|alleg|claim|blam")
_COUNTING_VERB = re.compile(r"report|accord|estimat|count|record|put")
#: Signs that mean something else under other circumstances, by how their names begin.
_CROSSED = (
    "above",
    "below",
    "at ",
    "told",
    "untold",
    "counted",
    "accuses",
    "shares",
    "source",
    "paragraph",
    "subject",
    "near",
)


def signs(view: View, candidate: Candidate) -> list[str]:
    """Return the names of the signs that hold for `candidate`."""
    if candidate.sentence == view.cue.sentence:
        return [*_by_rule(candidate, "own"), *_own(view, candidate)]
    side = "above" if candidate.sentence < view.cue.sentence else "below"
    return [side, *_by_rule(candidate, "elsewhere"), *_elsewhere(view, candidate), *_likeness(view, candidate)]


def circumstances(view: View, candidate: Candidate) -> tuple[str, ...]:
    """Return under what circumstances the signs of a candidate in another sentence hold; none for the cue's own."""
    if candidate.sentence == view.cue.sentence:
        return ()
    return (*view.circumstances, "picked by a rule") if candidate.rule else view.circumstances


def is_crossed(sign: str) -> bool:
    """Say whether a sign means something else under other circumstances."""
    return sign.startswith(_CROSSED)


def _by_rule(candidate: Candidate, where: str) -> Iterator[str]:
    if candidate.rule:
        yield f"rule: {candidate.rule}"
    yield f"{where}, {'by a rule' if candidate.rule else 'by no rule'}"


def _own(view: View, candidate: Candidate) -> Iterator[str]:
    """Yield the signs of words in the cue's own sentence."""
    cue, words = view.cue, candidate.span.of(view.cue.document.folded)
    if candidate.span.end <= cue.span.start + 3:
        yield "before the cue"
    else:
        yield "after the cue" if candidate.span.start >= cue.span.end - 3 else "around the cue"
    has_verb, definite = bool(_VERB.search(words)), bool(_DEFINITE.match(words))
    yield f"{min(words.count(' ') + 1, 6)} words"
    yield "with a verb" if has_verb else "without a verb"
    found = {
        "names nothing": view.points(candidate),
        "told in the sentence": bool(candidate.verb),
        "in a short sentence": "short" in view.circumstances,
        "definite": definite,
        "a definite thing": definite and not has_verb,
    }
    yield from (name for name, holds in found.items() if holds)


def _elsewhere(view: View, candidate: Candidate) -> Iterator[str]:
    """Yield the signs of words in another sentence: where they stand, who tells them, what they are about."""
    cue, document = view.cue, view.cue.document
    words = candidate.span.of(document.folded)
    yield f"at {_distance(candidate.sentence - cue.sentence)}"
    yield f"paragraph {_paragraphs(view, candidate)}"
    yield "told" if candidate.verb else "untold"
    yield from _told(candidate)
    said = document.memo(_said, candidate.sentence)
    yield from said
    counted, opening = bool(NUMBER.search(words)), max(candidate.span.start - 1, 0)
    found = {
        "in the lead": candidate.sentence < 3,
        "the first sentence": candidate.sentence == 0,
        "counted": counted,
        "counted as near the cue": counted and view.counts,
        "casualties": bool(_CASUALTIES.search(words)),
        "purported in the lead": candidate.sentence < 3 and "purported" in said,
        "a caveat itself": candidate.sentence in cue.caveats,
        "an untold caveat": candidate.sentence in cue.caveats and candidate.source is None,
        "quoted": '"' in words or document.folded.startswith('"', opening),
        "hardly any words": words.count(" ") < 4,
    }
    yield from (name for name, holds in found.items() if holds)


def _said(document: Document, number: int) -> tuple[str, ...]:
    """Return the signs of a sentence as a whole."""
    sentence = document.span(number).of(document.folded)
    found = tuple(name for name, pattern in _SAYING if pattern.search(sentence))
    return (*found, "a question") if sentence.endswith("?") else found


def _told(candidate: Candidate) -> Iterator[str]:
    if _ACCUSING_VERB.match(candidate.verb):
        yield "verb of accusing"
    elif _COUNTING_VERB.match(candidate.verb):
        yield "verb of counting"
    elif candidate.verb:
        yield "verb of saying"


def _likeness(view: View, candidate: Candidate) -> Iterator[str]:
    """Yield the signs of what the candidate shares with the cue's sentence."""
    document = view.cue.document
    matter = terms.of_span(document, candidate.span)
    source = terms.of_span(document, candidate.source) if candidate.source else frozenset()
    shared = len(matter & terms.of_sentence(document, view.cue.sentence))
    first = view.first.get(candidate.sentence, 0)
    yield f"shares {min(shared, 4)}"
    yield f"like {_tenths(view.like[candidate.span])}"
    yield f"names first {min(first, 3)}"
    yield f"near clause {_tenths(terms.likeness(document, view.clause, matter))}"
    about = bool(view.subject & (matter - source))
    found = {
        "names first in the lead": bool(first) and candidate.sentence < 3,
        "subject named": bool(document.memo(names, candidate.sentence) & view.subject_names),
        "source is the subject": bool(source & view.subject),
        "source is the source": bool(source & view.source),
        "source in the clause": bool(source & view.clause),
        "about the subject": about,
        "accuses the subject": about and "accuses" in document.memo(_said, candidate.sentence),
    }
    yield from (name for name, holds in found.items() if holds)
    for name, places in view.ranks.items():
        if (place := places.get(candidate.span, 9)) < 3:
            yield f"near: {name} {place + 1}"


def _distance(sentences: int) -> str:
    if sentences > 0:
        return f"+{min(sentences, 3)}"
    for bound, name in ((-3, str(sentences)), (-6, "-4 to -6"), (-10, "-7 to -10")):
        if sentences >= bound:
            return name
    return "-11 and up"


def _paragraphs(view: View, candidate: Candidate) -> str:
    sentences = view.cue.document.sentences
    apart = abs(sentences[candidate.sentence].paragraph - sentences[view.cue.sentence].paragraph)
    return ("same", "next")[apart] if apart < 2 else "far"


def _tenths(share: float) -> str:
    return next((f"under {bound}" for bound in (0.001, 0.15, 0.3, 0.5) if share < bound), "over 0.5")
