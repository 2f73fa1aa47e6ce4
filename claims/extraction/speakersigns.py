"""What speaks for and against a source being the one that says given words: named signs, each there or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.nouns import CARRIERS, head
from claims.extraction.quotes import in_quotes
from claims.extraction.sayings import Saying, label, sayings
from claims.extraction.words import QUOTES, can_tell
from claims.facts import Flag
from claims.text.document import Document
from claims.text.spans import Span

#: How many sentences above and below may name the source.
ABOVE, BELOW = 4, 2
#: How many sentences up in its paragraph a transcript may name who speaks.
_LONGEST_TURN = 20
_BREAK = re.compile(r";|,? \b(?:but|while|although|though|whereas|however)\b")
_MEDIUM = re.compile(
    r"\b(?:reuters|afp|ap|cnn|bbc|abc|nbc|cbs|fox|times|post|news|journal|guardian|agency|newspaper|magazine|tv|radio"
    r"|herald|tribune|telegraph|independent|press|reporters|broadcaster|network)\b"
)
_PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that could answer for some words, `away` sentences from them."""

    saying: Saying
    away: int
    rank: int
    """How many other sources stand between it and the words, in its sentence."""


def candidates(document: Document, span: Span) -> tuple[Candidate, ...]:
    """Return every source in and around the sentence of `span`."""
    return tuple(_candidates(document, document.sentence_at(span.start), span))


def _candidates(document: Document, number: int, span: Span) -> Iterator[Candidate]:
    last = document.sentence_at(span.end - 1)
    first, end = max(number - ABOVE, 0), min(last + BELOW + 1, len(document.sentences))
    turn = _turn(document, number)
    if turn is not None and turn < first:
        yield Candidate(sayings(document, turn)[0], turn - number, 0)
    for other in range(first, end):
        told = sayings(document, other)
        away = min(other - number, 0) or max(other - last, 0)
        for saying in told:
            if saying.manner != "label" or other == turn:
                yield Candidate(saying, away, _between(told, saying, span))


def _turn(document: Document, number: int) -> int | None:
    """Return the sentence of this paragraph, at or above `number`, that opens with the name of who speaks there."""
    for above in range(number, max(number - _LONGEST_TURN, -1), -1):
        if document.sentences[above].paragraph != document.sentences[number].paragraph:
            return None
        if label(document, above):
            return above
    return None


def _between(told: Sequence[Saying], saying: Saying, span: Span) -> int:
    """Count the other verbs between this one and the words."""
    low, high = sorted((saying.verb.start, span.start))
    return len({s.verb.start for s in told if low < s.verb.start < high and s.manner != "subject"})


def signs(document: Document, flag: Flag, span: Span, found: Candidate) -> set[str]:
    """Return the signs of `found` as the source of `span`."""
    saying = found.saying
    where = _where(document, span, found)
    side = "after" if saying.after else "before"
    told = {where, f"{saying.manner}|{where}", f"{side}|{where}", *_quality(document, saying)}
    told |= {f"between {min(found.rank, 2)}|{where}", f"{flag.kind.value}|{where}"}
    told |= {f"{sign}|{where}" for sign in _beside(document, flag, span, found, where)}
    if saying.negated:
        told |= {"negated", f"negated|{where}"}
    return told


def _where(document: Document, span: Span, found: Candidate) -> str:
    source, verb, manner = found.saying.source, found.saying.verb, found.saying.manner
    if manner == "label":
        return "label"
    if found.away:
        return "above" if found.away < 0 else "below"
    if abs(source.start - span.start) < 5 and verb.end <= span.end + 1 and manner != "subject":
        return "itself"
    if verb.end <= span.start + 1:
        return "forward"
    if verb.start >= span.end - 1:
        return "backward"
    return "opening" if _count(document, span.start, verb.start) < 7 else "within"


def _count(document: Document, start: int, end: int) -> int:
    return len(document.folded[start:end].split()) if end > start else 0


def _beside(document: Document, flag: Flag, span: Span, found: Candidate, where: str) -> Iterator[str]:
    """Yield the signs of what stands between source and words, and of what follows the verb."""
    saying, folded = found.saying, document.folded
    if where in ("above", "below"):
        yield from _apart(document, span, found)
    elif where == "forward":
        start = max(saying.verb.end, saying.source.end) if saying.after else saying.verb.end
        yield from _gap(folded, start, span.start)
    elif where == "backward":
        yield from _gap(folded, span.end, min(saying.source.start, saying.verb.start))
    yield _follows(saying)
    if saying.verb.overlaps(flag.cue) or flag.cue.contains(saying.source):
        yield "cue"
        yield f"cue {flag.kind.value}"
        yield f"cue {saying.manner}"
    if saying.verb.end <= flag.cue.start < span.start:
        yield "cue told"
    if _MEDIUM.search(saying.source.of(folded)):
        yield "medium"
    if abs(saying.source.start - span.start) < 5:
        yield "source opens"
        yield f"source opens {saying.manner}"
    if saying.source.overlaps(span):
        yield "source inside"
    elif where in ("opening", "within"):
        yield "source outside"


def _gap(folded: str, start: int, end: int) -> Iterator[str]:
    between = folded[start:end] if end > start else ""
    count = len(between.split())
    yield f"gap {next((top for top in (0, 1, 3, 7, 15) if count <= top), 99)}"
    if _BREAK.search(between):
        yield "break"
    if "," in between:
        yield "comma"
    if between.count('"') % 2:
        yield "quote"
    if between.rstrip().endswith("that"):
        yield "that"


def _apart(document: Document, span: Span, found: Candidate) -> Iterator[str]:
    number = document.sentence_at(span.start)
    other = document.sentence_at(found.saying.verb.start)
    yield f"away {max(min(found.away, 3), -4)}"
    here, there = document.sentences[number].paragraph, document.sentences[other].paragraph
    yield "same paragraph" if here == there else "other paragraph"
    if in_quotes(document, span):
        yield "quoted"
        yield f"quoted {'same' if here == there else 'other'} paragraph {max(min(found.away, 2), -2)}"
    sentence = document.span(number).of(document.folded)
    if re.match(r"\W*(?:but |and )?(?:he|she|it|they)\b", sentence):
        yield "pronoun sentence"
    if any(s.manner != "subject" for s in sayings(document, number)):
        yield "own sources"


def quotes_on(document: Document, span: Span, found: Candidate) -> bool:
    """Say whether the quoted words go on with a quotation that the source closes: "“…,” Ana Ruiz said. “…”"."""
    number, other = document.sentence_at(span.start), document.sentence_at(found.saying.verb.start)
    if not 0 < number - other < ABOVE or found.saying.manner != "say" or not in_quotes(document, span):
        return False
    same = document.sentences[number].paragraph == document.sentences[other].paragraph
    before = document.folded[document.span(other).start : found.saying.source.start]
    return same and before.rstrip()[-1:] in QUOTES


def _follows(saying: Saying) -> str:
    """Name what follows the verb: its content, or the end."""
    follower = saying.follower
    if follower in ("", ".", "?", "!"):
        return "follows end"
    if follower == "that" or follower in ('"', "'", ":"):
        return "follows content"
    if follower in (",", "in", "on", "at", "adding", "during", "by", "via", "after"):
        return "follows adverbial"
    return "follows other"


def _quality(document: Document, saying: Saying) -> Iterator[str]:
    source = saying.source.of(document.text)
    low = source.lower()
    if _PRONOUN.match(low):
        yield "pronoun"
        yield f"pronoun {low}"
    else:
        noun = head(source)
        yield "teller" if can_tell(noun) or can_tell(low.split()[-1]) else "no teller"
        if noun in CARRIERS:
            yield "carrier"
        yield "capital" if any(part[:1].isupper() for part in source.split()[1:] or [source]) else "no capital"
    words = len(source.split())
    yield "long" if words > 8 else "short"


def nobody(document: Document, flag: Flag, span: Span, found: Sequence[Candidate]) -> set[str]:
    """Return the signs that nobody is named for `span`."""
    kind = flag.kind.value
    scope = "here" if document.sentence_at(flag.cue.start) == document.sentence_at(span.start) else "elsewhere"
    told = {"nobody", f"nobody {kind}", f"nobody {scope}", f"nobody {kind} {scope}"}
    if flag.cue.overlaps(span):
        told |= {"nobody cue overlaps", f"nobody cue overlaps {kind}"}
    if not any(candidate.away == 0 for candidate in found):
        told.add("nobody here")
    if in_quotes(document, span):
        told |= {"nobody quoted", f"nobody quoted {kind}"}
    if 0 <= span.start - flag.cue.end < 12:
        told |= {"nobody right after cue", f"nobody right after cue {kind}"}
    return told
