"""Analysing versions: lease the row, read the text, record what was found, finish the row."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from claims.actions import matching, owed, recording
from claims.analysis import DETECTOR, read
from claims.facts import ClaimDraft
from claims.models import Analysis
from claims.queries import phrases


def run(*, version_id: int, now: datetime | None = None) -> bool:
    """Analyse one version, unless it is done, held by another worker or gone. Say whether it was done here.

    An error puts the row off with back-off; after some attempts the row keeps the error for a person to see.
    """
    now = now or timezone.now()
    rows = Analysis.objects.select_related("version__article").filter(version_id=version_id)
    if (analysis := owed.lease(rows, now)) is None:
        return False
    try:
        return _finish(analysis, now)
    except Exception as error:
        owed.put_off(analysis, error, now)
        raise


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
        if not owed.finish(analysis, **outcome):
            return False
        recording.record(version=analysis.version, drafts=drafts, now=now)
        if is_last:
            matching.owe(version=analysis.version, now=now)
    return True
