"""Fetching the articles that feeds named: politely, within robots.txt, and each page once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from claims.actions import articles, hosts, owed, pages, revisits
from claims.actions.archive import Kept
from claims.errors import BadInput, FetchError, PermanentFetchError
from claims.models import ArticleVersion, Fetch, Rereading
from claims.models.article import Door
from claims.net import http
from claims.net.http import Page
from claims.reading.addresses import canonical
from claims.reading.articles import Reading
from claims.reading.dates import offset_of
from claims.reading.robots import Rules

_CLOSED = "The site asks robots not to read this page (robots.txt). Open it in a browser and paste the text instead."


def run(
    *,
    fetch_id: int,
    now: datetime | None = None,
    get: Callable[[str], Page] = http.get,
    rules_of: Callable[..., Rules] = hosts.rules_of,
) -> ArticleVersion | None:
    """Fetch one page and take its article in; return its version.

    None where it is not due, held, done, gone, its site is to be left alone for a moment, or its page is known: then
    that is looked at again. A failure puts the row
    off, or gives it up where trying again will not help; the row keeps the sentence that says why.
    """
    now = now or timezone.now()
    rows = Fetch.objects.select_related("entry__feed__source").filter(pk=fetch_id)
    if (row := owed.lease(rows, now)) is None:
        return None
    if known := _known(row):
        _look_again(row, known, now)
        return None
    if (free_at := hosts.take(name=row.host, now=now)) is not None:
        owed.wait(row, free_at)
        return None
    try:
        page = _page(row, now, get, rules_of)
        reading = _completed(row, pages.read(page, now=now))
        kept = pages.keep(page, reading, now=now)
    except (PermanentFetchError, BadInput) as problem:
        owed.give_up(row, str(problem), now)
        return None
    except FetchError as problem:
        owed.put_off(row, problem, now, least=hosts.wait_asked(name=row.host, problem=problem, now=now))
        return None
    return _receive(row, reading, kept, now)


def _known(row: Fetch) -> Rereading | None:
    """Return the page of the article that was fetched from there before, for this entry or for another feed's."""
    here = Rereading.objects.filter(article__identity=articles.identity_of_address(canonical(row.url))).first()
    return here or Rereading.objects.filter(article__versions__fetches__entry=row.entry).first()


def _look_again(row: Fetch, known: Rereading, now: datetime) -> None:
    """Have a known page looked at now, with the validators that it gave, instead of asking for the whole of it."""
    newest = known.article.versions.defer("text").latest("number")
    with transaction.atomic():
        if owed.finish(row, finished_at=now, lease_until=None, version=newest):
            revisits.bring_forward(row=known, now=now)


def _page(row: Fetch, now: datetime, get: Callable[[str], Page], rules_of: Callable[..., Rules]) -> Page:
    rules = rules_of(url=row.url, now=now)
    if not rules.allows(row.url, hosts.ROBOT):
        raise PermanentFetchError(_CLOSED)
    hosts.hold_off(name=row.host, until=now + timedelta(seconds=rules.wait(hosts.ROBOT)))
    return get(row.url)


@transaction.atomic
def _receive(row: Fetch, reading: Reading, kept: Kept, now: datetime) -> ArticleVersion | None:
    receipt = articles.receive(reading=reading, door=Door.FEED, by=None, now=now, kept=kept)
    done = owed.finish(row, finished_at=now, lease_until=None, version=receipt.version)
    if not done:
        transaction.set_rollback(True)
    return receipt.version if done else None


def _completed(row: Fetch, reading: Reading) -> Reading:
    """Return the reading with what the feed knows and the page does not say."""
    entry = row.entry
    if entry is None:
        return reading
    known = reading.published is not None
    return replace(
        reading,
        outlet=entry.feed.source.name,
        title=reading.title or entry.title,
        published=reading.published if known else entry.published_at,
        date_only=reading.date_only and known,
        offset=reading.offset if known else offset_of(entry.dated),
    )
