"""Quotes are the words of their versions, and versions the texts that they were received as."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Substr

from claims.models import ArticleVersion, Evidence, Figure, Flag, Match, Mention
from claims.queries.invariants.promise import named
from claims.text.digests import digest

#: Texts may be long, and are read a few at a time.
CHUNK = 50


def quotes(now: datetime) -> Iterator[str]:
    """Yield each flag, mention, figure, match and piece of evidence whose words do not stand where it says."""
    yield from _misquoted(Flag.objects.all(), "version", "exact")
    yield from _misquoted(Mention.objects.all(), "version", "exact")
    yield from _misquoted(Figure.objects.all(), "mention__version", "exact")
    yield from _misquoted(Match.objects.all(), "version", "passage")
    yield from _misquoted(Evidence.objects.filter(start__isnull=False), "version", "passage")


def texts(now: datetime) -> Iterator[str]:
    """Yield each version whose text is not the one that its digest was made of."""
    rows = ArticleVersion.objects.order_by("pk").values_list("pk", "text", "digest").iterator(chunk_size=CHUNK)
    yield from named((pk for pk, text, told in rows if digest(text) != told), "version {}")


def _misquoted(rows: QuerySet[Any], version: str, words: str) -> Iterator[str]:
    there = Substr(f"{version}__text", F("start") + 1, F("end") - F("start"))
    found = rows.annotate(there=there).exclude(**{words: F("there")}).order_by("pk")
    yield from named(found.values_list("pk", flat=True).iterator(), f"{rows.model._meta.verbose_name} {{}}")
