"""Text in, flags out: finds the phrases of the table and asks scope.py what each covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from claims.facts import Flag
from claims.flagging.cue import Cue
from claims.flagging.needs import needs_of
from claims.flagging.phrase import Phrase
from claims.flagging.scope import covered
from claims.flagging.weigh import chosen
from claims.text.clauses import bare
from claims.text.document import Document
from claims.text.spans import Span

#: No sentence of news says it more often; a longer list is not prose.
MOST_IN_SENTENCE = 5
#: What further cues of one text cover is left to the rules alone: no article has as many, hostile text does.
MOST_WEIGHED = 100


def detect(document: Document, extra: tuple[Phrase, ...] = ()) -> list[Flag]:
    """Return the flags of `document` in the order of their cues. Each covers at least one span.

    `extra` are rows besides those of the table, such as editors add.
    """
    found = list(cues(document, extra))
    caveats = frozenset(cue.sentence for cue in found)
    flags = (_flag(replace(cue, caveats=caveats), weighing=n < MOST_WEIGHED) for n, cue in enumerate(found))
    return _without_repeats(flag for flag in flags if flag.covers)


def _flag(cue: Cue, *, weighing: bool) -> Flag:
    by_rule = covered(cue)
    return Flag(cue.phrase.kind, cue.phrase.id, cue.span, chosen(cue, by_rule) if weighing else by_rule)


def cues(document: Document, extra: tuple[Phrase, ...] = ()) -> Iterator[Cue]:
    """Yield the phrases found in `document`, in reading order."""
    candidates = _candidates(document, extra)
    for number in sorted(candidates):
        yield from _in_sentence(document, number, candidates[number])


def _candidates(document: Document, extra: tuple[Phrase, ...]) -> dict[int, set[Phrase]]:
    """Return the rows worth trying for each sentence: those that match near a needed word in it."""
    found: dict[int, set[Phrase]] = defaultdict(set)
    for at, phrase in needs_of(document, extra):
        found[document.sentence_at(at)].add(phrase)
    return found


def _in_sentence(document: Document, number: int, phrases: set[Phrase]) -> list[Cue]:
    """Return the cues of one sentence: where two overlap, the longer; of one kind, those apart."""
    span = document.span(number)
    matches = [
        (_words(document, match.start(), match.end()), phrase)
        for phrase in sorted(phrases, key=lambda phrase: phrase.id)
        for match in phrase.pattern.finditer(document.folded, span.start, span.end)
    ]
    chosen: list[tuple[Span, Phrase]] = []
    for match, phrase in sorted(matches, key=lambda pair: -len(pair[0])):
        if len(chosen) < MOST_IN_SENTENCE and not any(match.overlaps(taken) for taken, _ in chosen):
            chosen.append((match, phrase))
    return [Cue(document, phrase, match, number) for match, phrase in sorted(chosen, key=lambda pair: pair[0])]


def _words(document: Document, start: int, end: int) -> Span:
    """Return the whole words of a match: "it's unclear" for "'s unclear", nothing of the space around."""
    if document.folded[start] == "'":
        while start > 0 and document.folded[start - 1].isalnum():
            start -= 1
    return bare(document.text, start, end) or Span(start, end)


def _without_repeats(flags: Iterator[Flag]) -> list[Flag]:
    """Drop a flag whose kind and covered words an earlier one has already."""
    kept: list[Flag] = []
    for flag in flags:
        if not any(_says_the_same(flag, earlier) for earlier in kept[-5:]):
            kept.append(flag)
    return kept


def _says_the_same(flag: Flag, earlier: Flag) -> bool:
    spans = {coverage.span for coverage in earlier.covers}
    return (
        flag.kind == earlier.kind
        and abs(flag.cue.start - earlier.cue.end) < 200
        and all(coverage.span in spans for coverage in flag.covers)
    )
