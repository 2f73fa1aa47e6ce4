"""Nothing is suggested again after a person said that it is not about the claim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import StrIndex

from claims.models import Match
from claims.models.match import MatchState
from claims.queries.invariants.promise import named


def again(now: datetime) -> Iterator[str]:
    """Yield each suggestion of a passage that stood in an article when a person called that not about the claim."""
    refused = Match.objects.filter(
        claim=OuterRef("claim"),
        version__article=OuterRef("version__article"),
        state=MatchState.NOT_ABOUT.value,
        decided_at__lt=OuterRef("found_at"),
    )
    there = refused.annotate(at=StrIndex(F("version__text"), OuterRef("passage"))).filter(at__gt=0)
    rows = Match.objects.filter(Exists(there), state=MatchState.SUGGESTED.value).order_by("pk")
    yield from named(rows.values_list("pk", flat=True).iterator(), "match {}")
