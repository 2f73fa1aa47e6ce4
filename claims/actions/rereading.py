"""Looking at the page of a published article again, so that a silent edit becomes a further version.

Lease, ask, decide, write, as for feeds. A page that a wall, a check for robots or a notice stands in front of never
becomes a version: it changes the state of the page, which people read in words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from claims.actions import archive, articles, hosts, owed, pages, revisits
from claims.actions.archive import Kept
from claims.actions.articles import Receipt
from claims.errors import BadInput, Barred, FetchError, TemporaryFetchError
from claims.models import ArticleVersion, Rereading
from claims.models.article import Door
from claims.net import looking
from claims.net.feeds import Validators
from claims.net.http import LONGEST_VALUE, Page
from claims.net.looking import Look
from claims.reading import standing
from claims.reading.articles import Reading
from claims.reading.changes import Decision
from claims.reading.packing import digest_of
from claims.reading.robots import Rules
from claims.reading.standing import PageState

_CLOSED = "The site asks robots not to read this page (robots.txt)."
_ELSEWHERE = "Its address leads to another page now, with nothing of the article in it."


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands there instead of the article."""

    state: PageState
    told: str


Seen = Stands | Kept | tuple[Page, Reading]


def run(
    *,
    rereading_id: int,
    now: datetime | None = None,
    look: Callable[[str, Validators], Look] = looking.look,
    rules_of: Callable[..., Rules] = hosts.rules_of,
) -> ArticleVersion | None:
    """Look at one page; return the version that it became, None where its text is known, or it was not looked at.

    A failure puts the look off, with the reason in words; the article and its versions stay as they are.
    """
    now = now or timezone.now()
    rows = Rereading.objects.select_related("article__source", "copy__version").filter(pk=rereading_id)
    if (row := owed.lease(rows, now)) is None:
        return None
    if (free_at := hosts.take(name=hosts.name_of(row.article.url), now=now)) is not None:
        owed.wait(row, free_at)
        return None
    try:
        seen = _seen(row, now, look, rules_of)
        kept = pages.keep(*seen, now=now) if isinstance(seen, tuple) else seen
    except (FetchError, BadInput) as problem:
        _put_off(row, problem, now)
        return None
    if isinstance(kept, Stands):
        revisits.stands(row=row, state=kept.state, told=kept.told, now=now)
        return None
    return _receive(row, seen[1] if isinstance(seen, tuple) else None, kept, now)


def _seen(row: Rereading, now: datetime, look: Callable[..., Look], rules_of: Callable[..., Rules]) -> Seen:
    url = row.article.url
    rules = rules_of(url=url, now=now)
    if not rules.allows(url, hosts.ROBOT):
        return Stands(PageState.REFUSED, _CLOSED)
    hosts.hold_off(name=hosts.name_of(url), until=now + timedelta(seconds=rules.wait(hosts.ROBOT)))
    found = look(url, _validators(row))
    if state := standing.of_status(found.status, is_challenge=found.is_challenge):
        return Stands(state, f"The site answered {found.status}.")
    if found.status == 304 or (found.page and digest_of(found.page.body) == row.copy.digest):
        return Kept(found.url, found.status, found.received, row.copy.digest, row.copy.size, False, now)
    if found.page is None:
        raise TemporaryFetchError(f"The site answered {found.status}: it is busy or broken.", found.retry_after)
    return _read(row, found.page, now)


def _read(row: Rereading, page: Page, now: datetime) -> Seen:
    known = row.article.versions.latest("number").text
    try:
        reading = pages.read(page, now=now)
    except Barred as problem:
        return Stands(PageState.of(problem.state), PageState.of(problem.state).description)
    if standing.is_teaser(known, reading.text, is_paid=reading.is_paid):
        return Stands(PageState.PAYWALLED, PageState.PAYWALLED.description)
    if reading.url != row.article.url and standing.is_another_page(known, reading.text):
        return Stands(PageState.GONE, _ELSEWHERE)
    return page, replace(reading, url=row.article.url)


@transaction.atomic
def _receive(row: Rereading, reading: Reading | None, kept: Kept, now: datetime) -> ArticleVersion | None:
    if not revisits.is_held(row):
        return None
    if reading is None:
        copy = archive.record(kept, row.copy.version)
        # With 304 there is no body: the validators stay those of the last one.
        revisits.seen(copy=row.copy if kept.status == 304 else copy, is_fresh=False, now=now)
        return None
    receipt: Receipt = articles.receive(reading=reading, door=Door.REREAD, by=None, now=now, kept=kept)
    return receipt.version if receipt.decision is Decision.CHANGED else None


def _validators(row: Rereading) -> Validators:
    # One that was cut short for the archive is no validator any more.
    told = {str(name).lower(): str(value) for name, value in row.copy.headers if len(value) < LONGEST_VALUE}
    return Validators(told.get("etag", ""), told.get("last-modified", ""))


def _put_off(row: Rereading, problem: FetchError | BadInput, now: datetime) -> None:
    least = timedelta()
    if isinstance(problem, FetchError):
        least = hosts.wait_asked(name=hosts.name_of(row.article.url), problem=problem, now=now)
    revisits.trouble(row=row, told=str(problem), now=now, least=least)
