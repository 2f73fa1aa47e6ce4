"""Taking in articles: the same text is unchanged, another text of a known article is a further version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.actions import archive, revisits, sources, wording
from claims.actions.archive import Kept
from claims.models import Analysis, Article, ArticleVersion
from claims.models.article import Door
from claims.models.locks import serialise
from claims.models.roles import check_may
from claims.reading.articles import Reading
from claims.reading.changes import Decision, decide
from claims.text.digests import digest

#: An article without a title is called by its first words, up to this many characters.
FIRST_WORDS = 90
#: Signs that turn the direction of all that follows, the words of our own pages included: no title needs them.
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of one text: the decision, and the version that now holds it."""

    decision: Decision
    version: ArticleVersion


def receive(
    *, reading: Reading, door: Door, by: User | None, now: datetime | None = None, kept: Kept | None = None
) -> Receipt:
    """Record one article as it was read, and the analysis that its text owes. Fetches and analyses nothing.

    `by` is None for the command line, whose user has the machine already; `kept` is the copy of the page that it was
    read from, None for what was not fetched.
    """
    if by is not None:
        check_may(by, "add_article")
    now = now or timezone.now()
    with transaction.atomic():
        # Two doors may bring one article at once: the second must find what the first recorded.
        serialise("claims_article")
        article = _find_or_add(reading, now)
        versions = {version.digest: version for version in article.versions.defer("text")}
        fresh = digest(reading.text)
        decision = decide(versions.keys(), fresh)
        version = versions.get(fresh) or _add_version(article, reading, len(versions) + 1, door, by, now)
        if kept is not None:
            copy = archive.record(kept, version)
            revisits.seen(copy=copy, is_fresh=decision is Decision.CHANGED, now=now)
    return Receipt(decision, version)


def identity(reading: Reading) -> str:
    """Return what makes two texts one article.

    - its canonical address, if it has one;
    - else the id that its file gives it, within its outlet;
    - else its own text: a pasted text that differs is another article.
    """
    if reading.url:
        return identity_of_address(reading.url)
    if reading.external_id:
        return _hashed("id", reading.outlet.casefold(), reading.external_id)
    return _hashed("text", digest(reading.text))


def identity_of_address(url: str) -> str:
    """Return what makes texts one article whose canonical address is `url`."""
    return _hashed("url", url)


def _find_or_add(reading: Reading, now: datetime) -> Article:
    name = identity(reading)
    if found := Article.objects.filter(identity=name).first():
        _name_language(found, reading)
        return found
    return Article.objects.create(
        source=sources.find_or_add(outlet=reading.outlet, url=reading.url, now=now),
        identity=name,
        url=reading.url,
        title=_title(reading),
        byline=reading.byline[:500],
        language=_language(reading),
        published_at=reading.published,
        published_offset=reading.offset if reading.published else None,
        first_seen_at=now,
    )


def _name_language(article: Article, reading: Reading) -> None:
    """Keep the language of an article that did not say so before."""
    if not article.language and (language := _language(reading)):
        Article.objects.filter(pk=article.pk).update(language=language)
        article.language = language


def _language(reading: Reading) -> str:
    """Return the primary part of a language tag, so that "en-GB" and "EN" are one; "" for what is no tag."""
    primary = reading.language.strip().replace("_", "-").partition("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 8 else ""


def _add_version(
    article: Article, reading: Reading, number: int, door: Door, by: User | None, now: datetime
) -> ArticleVersion:
    version = ArticleVersion.objects.create(
        article=article,
        number=number,
        title=_title(reading),
        text=reading.text,
        digest=digest(reading.text),
        door=door.value,
        received_at=now,
        received_by=by,
    )
    Analysis.objects.create(version=version, due_at=now)
    wording.word_version(version=version)
    return version


def _title(reading: Reading) -> str:
    return reading.title.translate(_TURNING).strip()[:500] or _first_words(reading.text).translate(_TURNING)


def _first_words(text: str) -> str:
    words = " ".join(text[: 2 * FIRST_WORDS].split())
    return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS].rpartition(' ')[0] or words[:FIRST_WORDS]} …"


def _hashed(kind: str, *parts: str) -> str:
    return f"{kind}:{hashlib.sha256('|'.join(parts).encode()).hexdigest()}"
