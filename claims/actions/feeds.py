"""Following feeds: adding them, asking them when they are due, and owing the fetch of what they name.

Lease, ask, decide, write: no transaction is open while a site is asked, and what an answer brought is written together
with the validators that came with it. So a crash between the two loses nothing behind a "not modified".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.actions import hosts, hubs, pushes, sources
from claims.errors import BadInput, FetchError
from claims.models import Feed, FeedEntry, Fetch
from claims.models.feed import FeedState
from claims.models.roles import check_may
from claims.models.work import LEASE
from claims.net import feeds as net
from claims.net.feeds import Answer, Validators
from claims.reading.addresses import canonical
from claims.reading.feeds import documents, schedule
from claims.reading.feeds.feed import Entry
from claims.reading.feeds.feed import Feed as Read
from claims.reading.feeds.schedule import Asked

#: Raised whenever the same feed could be read differently: then it is asked for the whole of itself again.
READER = "feeds-2"
#: After so many answers in a row that it has moved for good, a feed is asked at its new address.
MOVES = 3
_GONE = "Its site says that this feed is gone for good (410). It is not asked any more; resume it if that was a slip."

Ask = Callable[[str, Validators], Answer]


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of asking a feed: how many entries were new or changed, and what went wrong, if anything."""

    fresh: int = 0
    problem: str = ""


def add(*, url: str, outlet: str = "", title: str = "", by: User | None, now: datetime) -> Feed:
    """Follow a feed from now on; one that is followed already is returned as it is.

    Raises NotAllowed without the permission, and BadInput for an address that cannot be fetched.
    """
    if by is not None:
        check_may(by, "add_feed")
    address = canonical(url)
    if known := Feed.objects.filter(url=address).first():
        return known
    source = sources.find_or_add(outlet=outlet, url=address, now=now)
    fields = {"source": source, "title": " ".join(title.split())[:200], "due_at": now, "added_at": now, "added_by": by}
    return Feed.objects.get_or_create(url=address, defaults=fields)[0]


def poll(
    *, feed_id: int, now: datetime | None = None, ask: Ask = net.ask, chance: Random | None = None
) -> Polled | None:
    """Ask a feed, unless it is not due, held by another worker or gone; None then.

    A failure puts the feed off, with the reason in words; nothing that it named before is lost.
    """
    now, chance = now or timezone.now(), chance or Random()  # noqa: S311  Only spreads visits.
    if (feed := _leased(feed_id, now)) is None:
        return None
    if (free_at := hosts.take(name=hosts.name_of(feed.url), now=now)) is not None:
        _held(feed).update(lease_until=None, due_at=free_at)
        return None
    try:
        answer = ask(feed.url, _validators(feed))
        read = documents.read(answer.body, url=answer.url, content_type=answer.content_type) if answer.body else None
    except (FetchError, BadInput) as problem:
        return _failed(feed, str(problem), Asked(), now, chance)
    return _taken(feed, answer, read, now, chance)


def resume(*, feed: Feed, by: User, now: datetime) -> None:
    """Ask a feed again that was gone or put aside, from now on. Raises BadInput for one that is followed."""
    check_may(by, "change_feed")
    fresh = {"state": FeedState.FOLLOWED.value, "due_at": now, "failures": 0, "error": ""}
    aside = Feed.objects.filter(pk=feed.pk, state__in=[FeedState.GONE.value, FeedState.PAUSED.value])
    if not aside.update(**fresh):
        raise BadInput(f"{feed} is followed: ask it now, or leave it to its time.")


def _taken(feed: Feed, answer: Answer, read: Read | None, now: datetime, chance: Random) -> Polled:
    """Write what an answer means."""
    asked = _asked(answer, read)
    if answer.status == 410:
        return _gone(feed, now)
    if answer.status == 304 or (answer.status == 200 and read is not None):
        return _answered(feed, answer, read, asked, now, chance)
    if answer.status in (429, 503) and (wait := schedule.retry_after(asked.retry_after, now)):
        hosts.hold_off(name=hosts.name_of(feed.url), until=now + min(wait, hosts.LONGEST_HOLD))
    return _failed(feed, _told(answer), asked, now, chance, status=answer.status)


@transaction.atomic
def _gone(feed: Feed, now: datetime) -> Polled:
    _close(feed, now, {"status": 410, "error": _GONE})
    # One that was put aside meanwhile stays aside.
    Feed.objects.filter(pk=feed.pk, state=FeedState.FOLLOWED.value).update(state=FeedState.GONE.value)
    hubs.end(feed_id=feed.pk, now=now)
    return Polled(problem=_GONE)


@transaction.atomic
def _answered(feed: Feed, answer: Answer, read: Read | None, asked: Asked, now: datetime, chance: Random) -> Polled:
    published = tuple(entry.published for entry in read.entries if entry.published) if read else ()
    due_at = schedule.after_success(asked=asked, published=published, now=now, chance=chance)
    outcome: dict[str, Any] = {"status": answer.status, "answered_at": now, "failures": 0, "error": ""}
    pushing = {"hub": feed.hub, "topic": feed.topic}
    if read is not None:
        # What the header says comes before what the feed says (WebSub, section 4).
        pushing = {"hub": answer.hub or read.hub, "topic": answer.topic or read.topic}
        outcome |= {"etag": answer.validators.etag, "last_modified": answer.validators.last_modified, "reader": READER}
        outcome |= {"kind": read.kind.value, "title": feed.title or read.title, **pushing}
    outcome |= _moved(feed, answer)
    if not _close(feed, now, {**outcome, "due_at": due_at}):
        return Polled()
    fresh = _keep(feed, read.entries, now) if read else 0
    pushes.answered(feed=feed, **pushing, fresh=fresh, due_at=due_at, now=now, chance=chance)
    return Polled(fresh=fresh)


def _failed(
    feed: Feed, problem: str, asked: Asked, now: datetime, chance: Random, *, status: int | None = None
) -> Polled:
    failures = feed.failures + 1
    due_at = schedule.after_failure(failures=failures, asked=asked, now=now, chance=chance)
    _close(feed, now, {"failures": failures, "error": problem[:2000], "status": status, "due_at": due_at})
    return Polled(problem=problem)


def _keep(feed: Feed, entries: Sequence[Entry], now: datetime) -> int:
    """Keep the entries that are new or changed, and owe the fetch of each; return how many."""
    digests = {_digest(entry): entry for entry in entries}
    known = {row.digest: row for row in feed.entries.filter(digest__in=digests)}
    fresh = [_row(feed, digest, entry, now) for digest, entry in digests.items() if digest not in known]
    changed = [known[d] for d, entry in digests.items() if d in known and known[d].mark != entry.mark]
    for row in changed:
        row.mark, row.url, row.title = digests[row.digest].mark, digests[row.digest].url, digests[row.digest].title
    FeedEntry.objects.bulk_create(fresh)
    FeedEntry.objects.bulk_update(changed, ["mark", "url", "title"])
    owe([row for row in (*fresh, *changed) if row.url and not row.is_unwanted], now=now)
    return len(fresh) + len(changed)


def owe(rows: Sequence[FeedEntry], *, now: datetime) -> None:
    """Owe the fetch of the page of each entry as it is now, where it is not owed or done already."""
    Fetch.objects.bulk_create([_fetch(row, now) for row in rows], ignore_conflicts=True)


def _row(feed: Feed, digest: str, entry: Entry, now: datetime) -> FeedEntry:
    told = {"url": entry.url, "title": entry.title, "dated": entry.dated, "published_at": entry.published}
    return FeedEntry(feed=feed, digest=digest, mark=entry.mark, seen_at=now, **told)


def _fetch(row: FeedEntry, now: datetime) -> Fetch:
    return Fetch(
        url=row.url, host=hosts.name_of(row.url)[:253], entry=row, key=f"{row.pk}:{row.mark}", made_at=now, due_at=now
    )


def _digest(entry: Entry) -> str:
    return hashlib.sha256(entry.identity.encode("utf-8", "replace")).hexdigest()


def _validators(feed: Feed) -> Validators:
    return Validators(feed.etag, feed.last_modified) if feed.reader == READER else Validators()


def _asked(answer: Answer, read: Read | None) -> Asked:
    headers = answer.headers
    return Asked(
        minutes=read.minutes if read else None,
        cache_control=headers.get("cache-control", ""),
        expires=headers.get("expires", ""),
        retry_after=headers.get("retry-after", ""),
    )


def _moved(feed: Feed, answer: Answer) -> dict[str, Any]:
    """Return how a permanent redirect changes a feed: after MOVES of them in a row it takes the new address."""
    if not answer.moved_to:
        return {"moved_to": "", "moved_times": 0}
    times = feed.moved_times + 1 if feed.moved_to == answer.moved_to else 1
    if times < MOVES or Feed.objects.filter(url=answer.moved_to).exists():
        return {"moved_to": answer.moved_to, "moved_times": times}
    return {"url": answer.moved_to, "earlier_urls": [*feed.earlier_urls, feed.url], "moved_to": "", "moved_times": 0}


def _told(answer: Answer) -> str:
    if answer.status == 200:
        return "Its site delivered nothing: there is no feed in it."
    if answer.status in (401, 402, 403, 407, 451):
        return f"Its site does not let us read this feed (it answered {answer.status})."
    if answer.status == 404:
        return "There is no feed at its address any more (404). It is asked again, ever less often."
    if answer.status == 429:
        return "Its site asks for fewer visits (429). It is asked again when the site allows."
    return f"Its site is busy or broken (it answered {answer.status}). It is asked again later."


def _leased(feed_id: int, now: datetime) -> Feed | None:
    rows = Feed.objects.filter(pk=feed_id)
    if not rows.due(now).update(lease_until=now + LEASE):
        return None
    return rows.get()


def _held(feed: Feed) -> Any:
    return Feed.objects.filter(pk=feed.pk, lease_until=feed.lease_until)


def _close(feed: Feed, now: datetime, outcome: dict[str, Any]) -> bool:
    """Write what came of asking onto a feed whose lease is still held; say whether it was."""
    return bool(_held(feed).update(asked_at=now, lease_until=None, **outcome))
