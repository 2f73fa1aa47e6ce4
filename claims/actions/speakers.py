"""Finding the canonical speaker behind a name, or making one known."""

from __future__ import annotations

from datetime import datetime

from claims.matching.identity import folded
from claims.models import Speaker, SpeakerAlias


def find_or_add(*, name: str, now: datetime) -> Speaker:
    """Return the speaker known under `name`, whatever its case, article and punctuation; add one if unknown."""
    alias = alias_of(name)
    known = SpeakerAlias.objects.filter(folded=alias).select_related("speaker").first()
    if known:
        return known.speaker
    speaker = Speaker.objects.create(name=name[:300], created_at=now)
    SpeakerAlias.objects.create(speaker=speaker, folded=alias)
    return speaker


def alias_of(name: str) -> str:
    """Return the form of a name under which speakers are compared."""
    return folded(name).removeprefix("the ")[:300]
