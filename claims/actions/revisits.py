"""The row that says when a fetched article's page is looked at again, and how the page stands."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from claims.models import Copy, Rereading
from claims.reading import revisits
from claims.reading.standing import PageState

_CHANCE = Random()  # noqa: S311  Only spreads visits.


def seen(*, copy: Copy, is_fresh: bool, now: datetime, chance: Random = _CHANCE) -> None:
    """Write that an article's page was there with the body of `copy`; `is_fresh`: with a text that was not known.

    Call it in the transaction that records the copy: the validators of its headers stand or fall with it.
    """
    article = copy.version.article
    row = Rereading.objects.filter(article=article).first()
    if row is None:
        changed_at = min(article.dated, now)
        since: dict[str, Any] = {"state_since": now}
    else:
        changed_at = now if is_fresh or row.state != PageState.AVAILABLE else row.changed_at
        since = {} if row.state == PageState.AVAILABLE else {"state_since": now}
    found = {"state": PageState.AVAILABLE.value, "words": "", "copy": copy, "changed_at": changed_at, **since}
    told = found | {"looked_at": now, **_next(changed_at, now, chance)}
    Rereading.objects.update_or_create(article=article, defaults=told)


def stands(*, row: Rereading, state: PageState, told: str, now: datetime, chance: Random = _CHANCE) -> None:
    """Write that a page is not available now, if the lease is still held."""
    is_change = row.state != state
    since = {"state_since": now, "changed_at": now} if is_change else {}
    found = {"state": state.value, "words": told[:2000], "looked_at": now, **since}
    _held(row).update(**found, **_next(now if is_change else row.changed_at, now, chance))


def bring_forward(*, row: Rereading, now: datetime) -> None:
    """Have a page looked at soon, since something says that it changed; after trouble it keeps the time of its site."""
    due_at = max(now, row.looked_at + revisits.SHORTEST)
    Rereading.objects.filter(pk=row.pk, failures=0).update(due_at=due_at, finished_at=None)


def trouble(
    *, row: Rereading, told: str, now: datetime, least: timedelta = timedelta(), chance: Random = _CHANCE
) -> None:
    """Write that nothing could be seen, for a reason that may pass: the page stands as it did.

    It is looked at again after `least` at the soonest.
    """
    failures = row.failures + 1
    due_at = revisits.after_trouble(failures=failures, changed_at=row.changed_at, now=now, chance=chance)
    due_at = max(due_at, now + least) if due_at else None
    let_be = {"finished_at": None if due_at else now, "due_at": due_at or now, "attempts": 0, "failures": failures}
    _held(row).update(lease_until=None, looked_at=now, error=told[:2000], **let_be)


def is_held(row: Rereading) -> bool:
    """Say whether the lease under which a page was looked at is still ours."""
    return bool(_held(row).exists())


def _held(row: Rereading) -> Any:
    return Rereading.objects.filter(pk=row.pk, lease_until=row.lease_until)


def _next(changed_at: datetime, now: datetime, chance: Random) -> dict[str, Any]:
    due_at = revisits.next_look(changed_at=changed_at, now=now, chance=chance)
    ended = {"due_at": due_at or now, "finished_at": None if due_at else now}
    return {**ended, "lease_until": None, "attempts": 0, "failures": 0, "error": "", "gave_up_at": None}
