"""Finding the outlet of an article, or making it known."""

from __future__ import annotations

from datetime import datetime

from claims.actions import wording
from claims.models import Source
from claims.reading.addresses import outlet_host

#: For a text that names no outlet and has no address.
UNNAMED = "Unnamed outlet"


def find_or_add(*, outlet: str, url: str, now: datetime) -> Source:
    """Return the source called `outlet` or, without a name, that of the host of `url`; add it if unknown."""
    host = outlet_host(url) if url else ""
    name = outlet.strip()[:200]
    if not name and host and (known := Source.objects.filter(host=host).first()):
        return known
    name = name or host or UNNAMED
    if found := Source.objects.filter(name__iexact=name).first():
        return found
    source = Source.objects.create(name=name, host=host, created_at=now)
    wording.word_sources(sources=[source])
    return source
