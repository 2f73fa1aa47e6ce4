"""Finding the canonical speaker behind a name, or making one known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from claims.actions import wording
from claims.matching.identity import folded
from claims.models import Speaker, SpeakerAlias


def find_or_add(*, names: Iterable[str], now: datetime) -> dict[str, Speaker]:
    """Return the speaker known under each name, whatever its case, article and punctuation; add those unknown.

    A fixed number of queries, however many names.
    """
    wanted = {name: alias_of(name) for name in names}
    rows = SpeakerAlias.objects.filter(folded__in=set(wanted.values())).select_related("speaker")
    known = {row.folded: row.speaker for row in rows}
    fresh = {alias: name for name, alias in reversed(wanted.items()) if alias not in known}
    added = Speaker.objects.bulk_create(Speaker(name=name[:300], created_at=now) for name in fresh.values())
    known.update(zip(fresh, added, strict=True))
    SpeakerAlias.objects.bulk_create(SpeakerAlias(speaker=known[alias], folded=alias) for alias in fresh)
    if fresh:
        wording.word_speakers(speakers=added)
    return {name: known[alias] for name, alias in wanted.items()}


def alias_of(name: str) -> str:
    """Return the form of a name under which speakers are compared."""
    return folded(name).removeprefix("the ")[:300]
