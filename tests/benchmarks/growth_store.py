"""A store that has taken in many articles: their rows, and all that a further article is compared with."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from claims.models import (
    Article,
    ArticleVersion,
    ArticleWords,
    Claim,
    Origin,
    OriginKey,
    OriginMember,
    OriginPlacing,
    Source,
)
from tests.benchmarks import finding
from tests.benchmarks.filling import fill, indexed_afterwards, tidy
from tests.benchmarks.invented import FIRST, YEARS, article, drawn

OUTLETS, WORDS, KEYS = 400, 250, 10
_DAYS = 365 * YEARS
Row = tuple[Any, ...]


def load(number: int) -> None:
    """Fill an empty database with so many articles of WORDS invented words, and with as many claims."""
    finding.load(number)
    filled = [Source, Article, ArticleVersion, ArticleWords, Origin, OriginMember, OriginKey, OriginPlacing]
    with indexed_afterwards(*filled), finding.without_key("claims_versionclue", "clue, version_id"):
        fill(Source, "id name created_at", ((pk, f"Outlet {pk}", _moment(0)) for pk in range(1, OUTLETS + 1)))
        for batch in finding.batches(range(1, number + 1)):
            _fill(batch)
    tidy(Claim, *(one for one in filled if one is not ArticleWords))


def story(number: int, store: int) -> dict[str, Any]:
    """Return the title, text and day of a further article: invented sentences, and two reports with their caveat."""
    told = article(number, store, WORDS)
    words, chance = told.text.split(), random.Random(number)
    lines = [" ".join(words[at : at + 18]).capitalize() + "." for at in range(0, len(words), 18)]
    paragraphs = [" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]
    for at in (1, 3):
        paragraphs.insert(at, _report(chance, words))
    return {"title": told.title.capitalize(), "text": "\n\n".join(paragraphs), "day": told.published}


def _report(chance: random.Random, words: list[str]) -> str:
    who, place, thing = (chance.choice(words) for _ in range(3))
    lost = chance.randint(2, 900)
    return (
        f"The mayor of {who.capitalize()} said on Tuesday that {lost} of the {lost + 40} {thing} near "
        f"{place.capitalize()} had been lost in the night. The figures could not be independently verified."
    )


def _fill(batch: list[int]) -> None:
    texts = {pk: drawn(random.Random(f"article {pk}"), WORDS) for pk in batch}
    title = {pk: " ".join(words[:8]).capitalize() for pk, words in texts.items()}
    outlet = {pk: 1 + pk * 7919 % OUTLETS for pk in batch}
    rows = ((pk, outlet[pk], f"seed:{pk}", title[pk], _moment(pk), _moment(pk)) for pk in batch)
    fill(Article, "id source_id identity title published_at first_seen_at", rows)
    version = ((pk, pk, 1, title[pk], " ".join(texts[pk]), f"{pk:064x}", "jsonl", _moment(pk)) for pk in batch)
    fill(ArticleVersion, "id article_id number title text digest door received_at", version)
    fill(ArticleWords, "article_id name words", ((pk, title[pk].lower(), " ".join(texts[pk])) for pk in batch))
    finding.insert("claims_versionclue", ("clue", "version_id"), list(_clues(texts)))
    fill(Origin, "id opened_at", ((pk, _moment(pk)) for pk in batch))
    fill(OriginMember, "id article_id origin_id placed_at", ((pk, pk, pk, _moment(pk)) for pk in batch))
    fill(OriginPlacing, "id article_id origin_id placed_at", ((pk, pk, pk, _moment(pk)) for pk in batch))
    fill(OriginKey, "id member_id key", _keys(batch))


def _clues(texts: dict[int, list[str]]) -> Iterator[Row]:
    # All invented words are rare in news at large, so each leaves its clue: see claims/matching/pool_clues.py.
    from claims.matching.pool_clues import clue

    return ((found, pk) for pk, words in texts.items() for found in {clue(word) for word in words})


def _keys(batch: list[int]) -> Iterator[Row]:
    for pk in batch:
        chance = random.Random(-pk)
        yield from ((pk * KEYS + at, pk, f"t:{chance.getrandbits(60):x}") for at in range(KEYS))


def _moment(pk: int) -> str:
    day = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC) + timedelta(minutes=pk * 7919 % (_DAYS * 1440))
    return f"{day:%Y-%m-%d %H:%M:%S}+00"
