"""The claim beside each passage that may bear on it: what answers what, as marks in both and a legend. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.matching.answering import Answer, Aspect, Pairing, Side, answers, legend
from claims.models import Claim, Mention
from claims.queries.excerpts import Excerpt
from claims.queries.suggestions import Found
from claims.text.marks import Mark
from claims.text.spans import Span

#: The parts of a claim that a passage answers by the same are only underlined, and need no words at each place.
_QUIET = (Aspect.NAME, Aspect.PLACE)


def beside(
    claim: Claim, quoted: Mention | None, shown: Excerpt | None, found: Sequence[Found]
) -> tuple[Excerpt | None, list[Found]]:
    """Return the claim's paragraph, marked by what the first passage answers, and each passage marked, with its legend.

    No SQL query; the work is bounded by the length of excerpts and the number of passages.
    """
    ours = _claimed(claim, quoted, shown)
    told = [_compared(ours, it) for it in found]
    first = next((pairings for it, pairings in told if not it.is_quiet), ())
    left = shown.with_marks(_marks_of_claim(first)) if shown else None
    return left, [it for it, _ in told]


def _compared(ours: Side, found: Found) -> tuple[Found, tuple[Pairing, ...]]:
    published = found.match.version.article.dated.date()
    pairings = answers(ours, Side(found.excerpt.text, found.excerpt.words, published=published))
    marked = found.excerpt.with_marks(_marks_of_passage(pairings))
    return replace(found, excerpt=marked, legend=legend(pairings)), pairings


def _claimed(claim: Claim, quoted: Mention | None, shown: Excerpt | None) -> Side:
    speaker = claim.speaker.name if claim.speaker else ""
    if quoted is None or shown is None:
        return Side(claim.text, Span(0, len(claim.text)), speaker, day=claim.event_date)
    when = [mark.span for mark in shown.marks if mark.role == "when"]
    return Side(shown.text, shown.words, speaker, quoted.place, claim.event_date, next(iter(when), None))


def _marks_of_claim(pairings: Iterable[Pairing]) -> list[Mark]:
    return [
        Mark(it.claimed, it.answer.value, label=_label(it, "the passage", it.of_passage))
        for it in pairings
        if it.claimed
    ]


def _marks_of_passage(pairings: Iterable[Pairing]) -> list[Mark]:
    return [Mark(it.told, it.answer.value, label=_label(it, "the claim", it.of_claim)) for it in pairings if it.told]


def _label(pairing: Pairing, other: str, words: str) -> str:
    """Say what a mark means to who cannot see it: "figure, the claim says 34 of the 44"."""
    if pairing.answer is Answer.SAME:
        return "" if pairing.aspect in _QUIET else f"same {pairing.aspect.label}"
    if words:
        return f"{pairing.aspect.label}, {other} says {' '.join(words.split())}"
    return f"{pairing.aspect.label}, not in {other}"
