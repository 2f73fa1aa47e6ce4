"""A store in which something of everything has happened, and ways to break it behind the tracker's back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from claims.actions import analyses, articles, feeds, hubs, matching, pages
from claims.models import Subscription, guards
from claims.models.article import Door
from claims.net.feeds import Answer, Validators
from claims.net.http import Page
from claims.queries import due
from tests.conftest import NOW
from tests.factories import SAID, make_claim, make_match, make_phrase, make_version, settled_claim
from tests.marking import make_missed
from tests.simulation import Month

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Wharf</title>
<item><guid>1</guid><link>https://port.example/1</link><title>One</title></item>
<item><guid>2</guid><link>https://port.example/2</link><title>Two</title></item></channel></rss>"""


def fill(editor: User, other: User, administrator: User) -> datetime:
    """Let a feed be asked, articles be read and matched, and editors decide; return the moment after all of it."""
    make_claim()
    make_match(settled_claim(editor))
    make_phrase(editor)
    make_missed(editor)
    feed = feeds.add(url="https://port.example/feed", outlet="Port", by=None, now=NOW)
    feeds.poll(feed_id=feed.pk, now=NOW, ask=_answer)
    hubs.keep(feed=feed, hub="https://hub.example/", topic=feed.url, now=NOW)
    Subscription.objects.update(live_since=NOW, live_until=NOW + timedelta(days=365))
    month = Month((editor, other), administrator, NOW, Random(7))
    for _ in month.steps(60):
        pass
    copied()
    make_version(f"Later: {SAID}")
    now = month.now + timedelta(days=1)
    for version_id in due.analyses(now=now, limit=1000):
        analyses.run(version_id=version_id, now=now)
    for matching_id in due.matchings(now=now, limit=1000):
        matching.run(matching_id=matching_id, now=now)
    return now


def copied() -> None:
    """Take in an article that was fetched, with its copy."""
    page = Page("https://port.example/0", 200, f"<html><body><p>{SAID} {SAID}</p></body></html>".encode(), "text/html")
    reading = pages.read(page, now=NOW)
    articles.receive(reading=reading, door=Door.URL, by=None, now=NOW, kept=pages.keep(page, reading, now=NOW))


def _answer(url: str, validators: Validators) -> Answer:
    return Answer(url=url, status=200, body=FEED, content_type="application/rss+xml")


@contextmanager
def behind_its_back() -> Iterator[CursorWrapper]:
    """Give a way to write what the tracker and its database refuse. All of it is taken back at the end."""
    with transaction.atomic(), connection.cursor() as cursor:
        guards.remove(connection)
        _unchecked(cursor)
        yield cursor
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
        transaction.set_rollback(True)


def _unchecked(cursor: CursorWrapper) -> None:
    if connection.vendor == "sqlite":
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        return
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    cursor.execute("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c'")
    for table, name in cursor.fetchall():
        if table.startswith("claims_"):
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
