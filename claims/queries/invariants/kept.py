"""What the archive holds is what was fetched, and every page that was fetched is looked at again or let be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, F, OuterRef

from claims.errors import ArchiveBroken
from claims.models import Copy, Rereading
from claims.net import archive
from claims.queries.invariants.promise import named


def copies(now: datetime) -> Iterator[str]:
    """Yield each body in the archive that is missing, or is not what was kept under its digest."""
    bodies = Copy.objects.filter(is_kept=True).order_by("digest").values_list("digest", "size").distinct()
    for digest, size in bodies.iterator():
        try:
            archive.read_back(digest, size=size)
        except ArchiveBroken as problem:
            yield f"copy {digest}: {problem}"


def pages(now: datetime) -> Iterator[str]:
    """Yield each article with a copy whose page nobody looks at, and each page with another article's copy."""
    looked_at = Rereading.objects.filter(article=OuterRef("version__article"))
    forgotten = Copy.objects.filter(~Exists(looked_at)).order_by("version__article")
    yield from named(forgotten.values_list("version__article", flat=True).distinct().iterator(), "article {}")
    strange = Rereading.objects.exclude(copy__version__article=F("article")).order_by("pk")
    yield from named(strange.values_list("pk", flat=True).iterator(), "rereading {}")
