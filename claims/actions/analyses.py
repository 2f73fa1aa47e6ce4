"""Analysing versions: lease the row, read the text, record what was found, finish the row."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions import recording
from claims.analysis import DETECTOR, read
from claims.facts import ClaimDraft
from claims.models import Analysis
from claims.queries import phrases

#: Longer than the hard time limit of a task, so that a lease outlives every living worker.
LEASE = timedelta(minutes=5)
FIRST_RETRY = timedelta(minutes=1)
MAX_ATTEMPTS = 5


def run(*, version_id: int, now: datetime | None = None) -> bool:
    """Analyse one version, unless it is done, held by another worker or gone. Say whether it was done here.

    An error puts the row off with back-off; after MAX_ATTEMPTS the row keeps the error for a person to see.
    """
    now = now or timezone.now()
    if (analysis := _lease(version_id, now)) is None:
        return False
    try:
        return _finish(analysis, now)
    except Exception as error:
        _put_off(analysis, f"{type(error).__name__}: {error}", now)
        raise


def _lease(version_id: int, now: datetime) -> Analysis | None:
    due = Analysis.objects.due(now).filter(version_id=version_id)
    if not due.update(lease_until=now + LEASE, attempts=F("attempts") + 1):
        return None
    return Analysis.objects.select_related("version__article").get(version_id=version_id)


def _finish(analysis: Analysis, now: datetime) -> bool:
    version = analysis.version
    published = version.article.published_at
    drafts = read(version.text, published.date() if published else None, phrases.active())
    batches = [drafts[start : start + recording.CHUNK] for start in range(0, len(drafts), recording.CHUNK)] or [[]]
    return all(_record(analysis, batch, now, is_last=batch is batches[-1]) for batch in batches)


def _record(analysis: Analysis, drafts: list[ClaimDraft], now: datetime, *, is_last: bool) -> bool:
    """Record some drafts, in a transaction of their own so that a text full of caveats keeps nobody waiting."""
    outcome = {"finished_at": now, "lease_until": None, "detector": DETECTOR} if is_last else {}
    with transaction.atomic():
        # The lease is the fence: whoever lost it must not write.
        held = Analysis.objects.filter(pk=analysis.pk, lease_until=analysis.lease_until, finished_at__isnull=True)
        if not held.update(error="", **outcome):
            return False
        recording.record(version=analysis.version, drafts=drafts, now=now)
    return True


def _put_off(analysis: Analysis, error: str, now: datetime) -> None:
    wait = FIRST_RETRY * 2 ** (analysis.attempts - 1)
    gave_up = now if analysis.attempts >= MAX_ATTEMPTS else None
    Analysis.objects.filter(pk=analysis.pk, lease_until=analysis.lease_until).update(
        lease_until=None, due_at=now + wait, error=error[:2000], gave_up_at=gave_up
    )
