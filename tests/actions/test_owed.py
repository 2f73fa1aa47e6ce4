"""Work that kills its workers is given up like any other, with its reason, while the rest goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from claims.actions import analyses, owed
from claims.models import Analysis
from claims.queries import due
from tests.conftest import NOW
from tests.factories import make_version

pytestmark = pytest.mark.django_db


def killed(times: int) -> Analysis:
    """Work whose worker died as often as this, each time without a word."""
    version, moment = make_version(), NOW
    for _ in range(times):
        assert owed.lease(Analysis.objects.filter(version=version), moment)
        moment += owed.LEASE + timedelta(seconds=1)
    return Analysis.objects.get(version=version)


def test_work_whose_worker_died_is_tried_again_when_its_lease_is_over() -> None:
    row = killed(Analysis.MOST_ATTEMPTS - 1)
    later = NOW + timedelta(days=1)

    assert analyses.run(version_id=row.version_id, now=later)
    assert Analysis.objects.get().finished_at == later


def test_work_that_kills_its_workers_is_given_up_with_a_reason_and_others_go_on() -> None:
    poison, other = killed(Analysis.MOST_ATTEMPTS), make_version()
    later = NOW + timedelta(days=1)

    assert not analyses.run(version_id=poison.version_id, now=later)
    assert analyses.run(version_id=other.pk, now=later)

    poison.refresh_from_db()
    assert (poison.gave_up_at, poison.lease_until, poison.attempts) == (later, None, Analysis.MOST_ATTEMPTS)
    assert "tried 5 times, and the last time its worker died" in poison.error
    assert due.analyses(now=later, limit=10) == []
    assert list(Analysis.objects.given_up()) == [poison]


def test_work_that_a_worker_holds_is_not_given_up_by_another() -> None:
    row = killed(Analysis.MOST_ATTEMPTS)
    assert row.lease_until

    assert not analyses.run(version_id=row.version_id, now=row.lease_until - timedelta(seconds=1))
    row.refresh_from_db()
    assert row.gave_up_at is None


def test_what_a_clock_an_hour_fast_holds_is_free_and_what_one_a_minute_fast_holds_is_not() -> None:
    version = make_version()
    rows = Analysis.objects.filter(version=version)

    rows.update(lease_until=NOW + timedelta(minutes=1) + owed.LEASE)
    assert due.analyses(now=NOW, limit=10) == []

    rows.update(lease_until=NOW + timedelta(hours=1) + owed.LEASE)
    assert due.analyses(now=NOW, limit=10) == [version.pk]
    assert analyses.run(version_id=version.pk, now=NOW)
