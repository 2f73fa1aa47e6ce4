"""Lists of feeds from other programs: followed line by line, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from claims.actions import feeds
from claims.errors import BadInput
from claims.models import Feed
from claims.models.roles import check_may
from claims.reading.feeds import opml
from claims.reading.feeds.opml import Line


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line of a list, in words; `is_refused` where its feed cannot be followed."""

    line: Line
    words: str
    is_refused: bool = False


def follow(body: bytes, *, by: User | None, now: datetime, dry_run: bool) -> Iterator[Outcome]:
    """Follow the feeds of an OPML file, and yield what became of each line; with `dry_run`, what would.

    Raises NotAllowed without the permission, and BadInput for what is no list; a bad line is passed over and told.
    """
    if by is not None:
        check_may(by, "add_feed")
    for line in opml.read(body):
        yield _followed(line, by, now, dry_run=dry_run)


def _followed(line: Line, by: User | None, now: datetime, *, dry_run: bool) -> Outcome:
    if line.problem:
        return Outcome(line, line.problem, is_refused=True)
    if Feed.objects.filter(url=line.url).exists():
        return Outcome(line, "is followed already")
    if dry_run:
        return Outcome(line, "would be followed")
    try:
        feeds.add(url=line.url, outlet=line.outlet, title=line.title, by=by, now=now)
    except BadInput as problem:
        return Outcome(line, str(problem), is_refused=True)
    return Outcome(line, "is followed from now on")
