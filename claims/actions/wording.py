"""Keeping the index of words in which people search, in the transaction that changes the words. Twice is as once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, OuterRef, Subquery, prefetch_related_objects

from claims.models import (
    ArticleVersion,
    ArticleWords,
    Claim,
    ClaimWords,
    Source,
    SourceWords,
    Speaker,
    SpeakerWords,
)
from claims.text.asked import plain

Row = TypeVar("Row", bound=Model)
#: Rows written together. Articles bring their texts, so fewer of them.
CHUNK, ARTICLES = 2000, 100


def word_claims(*, claims: Sequence[Claim]) -> None:
    """Make claims findable by their words and by who said them."""
    names: dict[int | None, str] = {None: ""}
    for claim in claims:
        if claim.speaker_id not in names and claim.speaker:
            names[claim.speaker_id] = plain(claim.speaker.name)
    _keep(ClaimWords, (ClaimWords(claim=it, name=names[it.speaker_id], words=plain(it.text)) for it in claims))


def word_version(*, version: ArticleVersion) -> None:
    """Make an article findable by the title and text of its newest version, this one."""
    row = ArticleWords(article_id=version.article_id, name=plain(version.title), words=plain(version.text))
    _keep(ArticleWords, [row])


def word_speakers(*, speakers: Sequence[Speaker]) -> None:
    """Make speakers findable by their names. One query for their aliases."""
    prefetch_related_objects(speakers, "aliases")
    _keep(SpeakerWords, map(_speaker, speakers))


def word_sources(*, sources: Iterable[Source]) -> None:
    """Make outlets findable by their names and hosts."""
    _keep(SourceWords, map(_source, sources))


def rename(*, subject: Speaker | Source) -> None:
    """Make a speaker, and what it said, findable by its name of now; or an outlet."""
    if isinstance(subject, Source):
        word_sources(sources=[subject])
        return
    word_speakers(speakers=[subject])
    ClaimWords.objects.filter(claim__speaker=subject).update(name=plain(subject.name))


def rebuild(*, told: Callable[[str, int], None] = lambda what, rows: None) -> int:
    """Write the index of everything anew and return how many rows it has. `told` hears of each step."""
    newest = ArticleVersion.objects.filter(article=OuterRef("article")).order_by("-number").values("pk")[:1]
    versions = ArticleVersion.objects.filter(pk=Subquery(newest))
    steps: tuple[tuple[str, Any, Any, int], ...] = (
        ("claims", word_claims, Claim.objects.select_related("speaker"), CHUNK),
        ("articles", _word_versions, versions, ARTICLES),
        ("speakers", word_speakers, Speaker.objects.all(), CHUNK),
        ("sources", word_sources, Source.objects.all(), CHUNK),
    )
    return sum(_rebuilt(what, write, rows, size, told) for what, write, rows, size in steps)


def _rebuilt(what: str, write: Callable[..., None], rows: Any, size: int, told: Callable[[str, int], None]) -> int:
    number = 0
    for batch in _batches(rows.order_by("pk"), size):
        with transaction.atomic():
            write(**{what: batch})
        number += len(batch)
        told(what, len(batch))
    return number


def _batches(rows: Any, size: int) -> Iterator[list[Any]]:
    """Yield rows by their ids: a cursor held open would end with the first transaction."""
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:size]):
        yield batch
        last = batch[-1].pk


def _word_versions(*, articles: Iterable[ArticleVersion]) -> None:
    rows = (ArticleWords(article_id=it.article_id, name=plain(it.title), words=plain(it.text)) for it in articles)
    _keep(ArticleWords, rows)


def _speaker(speaker: Speaker) -> SpeakerWords:
    named = " ".join(alias.folded for alias in speaker.aliases.all())
    return SpeakerWords(speaker=speaker, name=plain(speaker.name), words=plain(named))


def _source(source: Source) -> SourceWords:
    return SourceWords(source=source, name=plain(source.name), words=plain(source.host))


def _keep(model: type[Row], rows: Iterable[Row]) -> None:
    key = str(model._meta.pk.name)
    remaining = iter(rows)
    while batch := list(islice(remaining, CHUNK)):
        model._default_manager.bulk_create(
            batch, update_conflicts=True, unique_fields=[key], update_fields=["name", "words"]
        )
