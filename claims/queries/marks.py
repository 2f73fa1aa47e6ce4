"""The marks of a version: which words each flag and mention points at, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.models import Mention
from claims.text.marks import Mark
from claims.text.spans import Span


def of_mentions(mentions: Iterable[Mention]) -> list[Mark]:
    """Return the marks of `mentions` (with `flag` and `figures` prefetched), each flag's cue once.

    `ref` of covered words is the mention's pk; of a cue, the flag's.
    """
    mentions = list(mentions)
    cues = {mention.flag_id: Mark(mention.flag.span, "cue", str(mention.flag_id)) for mention in mentions}
    return [*cues.values(), *(mark for mention in mentions for mark in _of(mention))]


def _of(mention: Mention) -> Iterator[Mark]:
    ref = str(mention.pk)
    yield Mark(mention.span, "covered", ref)
    for figure in mention.figures.all():
        yield Mark(Span(figure.start, figure.end), "figure", ref)
    edges = [
        ("speaker", mention.speaker_start, mention.speaker_end),
        ("when", mention.event_start, mention.event_end),
        ("where", mention.place_start, mention.place_end),
    ]
    for role, start, end in edges:
        if start is not None and end is not None:
            yield Mark(Span(start, end), role, ref)
