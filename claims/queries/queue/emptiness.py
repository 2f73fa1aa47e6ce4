"""Why the queue shows nothing to decide: six reasons that call for six different next steps. Reads only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from claims.actions.acts import name_of
from claims.models import Analysis, Article, ArticleVersion, Reservation
from claims.queries.queue.counts import Left, left
from claims.queries.queue.fronts import fronts
from claims.queries.queue.selection import EVERYTHING, Selection
from claims.verdicts import Vocabulary

#: No article for so long means that intake stands still, not that the world does.
SILENCE = timedelta(hours=24)
#: A text that is due to be read for so long means that no worker or sweep runs.
UNREAD = timedelta(minutes=15)
#: As many holders as are named.
NAMED = 10


class Reason(Vocabulary):
    """Why there is nothing to decide."""

    END = "end", "This is the end of the queue."
    FILTERED = "filtered", "The filters leave out everything that waits."
    RESERVED = "reserved", "Everything that waits is in the hands of others."
    FIRST_RUN = "first_run", "No article was ever loaded."
    STALLED = "stalled", "Nothing comes in: articles are missing, or they are not read."
    DONE = "done", "Every claim has been looked at."


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has claims in hand: how many, and until when the first of them."""

    name: str
    claims: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Emptiness:
    """The reason, and what belongs to it.

    - `waiting`: how many claims wait without the filters;
    - `since`: since when nothing came in, or the oldest unread text is due, for which `is_unread` stands.
    """

    reason: Reason
    waiting: Left = field(default_factory=lambda: Left(0))
    holders: list[Holder] = field(default_factory=list)
    since: datetime | None = None
    is_unread: bool = False


def emptiness(
    selection: Selection, person: User, now: datetime, *, selected: Left, is_shown: bool, is_narrowed: bool
) -> Emptiness | None:
    """Return why nothing can be decided here, or None where something can. Three SQL queries at most.

    `selected` is how many claims the selection leaves, `is_shown` whether the page lists any.
    """
    if not selected.is_none:
        holders = _holders(selection, person, now)
        if holders:
            return Emptiness(Reason.RESERVED, selected, holders)
        return None if is_shown else Emptiness(Reason.END, selected)
    if is_narrowed and not (waiting := left(EVERYTHING)).is_none:
        return Emptiness(Reason.FILTERED, waiting)
    return _of_empty(now)


def _holders(selection: Selection, person: User, now: datetime) -> list[Holder]:
    """Return who holds the claims that are selected, if it is all of them; else nobody."""
    held = Reservation.objects.of_others(person, now)
    if not held.exists() or fronts(selection).exclude(claim__in=held.values("claim")).exists():
        return []
    by_name: dict[str, list[datetime]] = {}
    claims = fronts(selection).order_by().values("claim")
    for row in held.filter(claim__in=claims).select_related("holder").order_by("until"):
        if row.holder and row.until:
            by_name.setdefault(name_of(row.holder), []).append(row.until)
    return [Holder(name, len(until), until[0]) for name, until in by_name.items()][:NAMED]


def _of_empty(now: datetime) -> Emptiness:
    """Return why nothing waits at all."""
    if not Article.objects.exists():
        return Emptiness(Reason.FIRST_RUN)
    unread = Analysis.objects.due(now - UNREAD).order_by("due_at").values_list("due_at", flat=True).first()
    if unread:
        return Emptiness(Reason.STALLED, since=unread, is_unread=True)
    last = ArticleVersion.objects.order_by("-pk").values_list("received_at", flat=True).first()
    if last and last < now - SILENCE:
        return Emptiness(Reason.STALLED, since=last)
    return Emptiness(Reason.DONE)
