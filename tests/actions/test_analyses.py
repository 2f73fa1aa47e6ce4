from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from claims.actions import analyses, owed, recording
from claims.actions.owed import FIRST_RETRY, LEASE
from claims.models import Analysis, Claim, Mention
from claims.queries import due
from tests.conftest import NOW
from tests.factories import make_version

pytestmark = pytest.mark.django_db


def run(version_id: int, minutes: float = 0) -> bool:
    return analyses.run(version_id=version_id, now=NOW + timedelta(minutes=minutes))


def break_recording(monkeypatch: pytest.MonkeyPatch, problem: str = "no space left") -> None:
    def fail(**given: object) -> None:
        raise RuntimeError(problem)

    monkeypatch.setattr(recording, "record", fail)


def test_it_reads_the_text_and_finishes_the_row() -> None:
    version = make_version()

    assert run(version.pk)

    row = Analysis.objects.get()
    assert (row.finished_at, row.lease_until, row.attempts, row.error) == (NOW, None, 1, "")
    assert row.detector
    assert "12 of the 15 barges" in Claim.objects.get().text


def test_analysing_twice_does_it_once() -> None:
    version = make_version()
    run(version.pk)

    assert not run(version.pk)

    assert Mention.objects.count() == 1


def test_a_version_that_is_gone_is_nobodys_work(db: None) -> None:
    assert not run(999)


def leased(version_id: int, now: datetime) -> Analysis | None:
    return owed.lease(Analysis.objects.select_related("version__article").filter(version_id=version_id), now)


def test_what_a_living_worker_holds_is_left_to_it() -> None:
    version = make_version()
    leased(version.pk, NOW)

    assert not run(version.pk, minutes=4)
    assert due.analyses(now=NOW + timedelta(minutes=4), limit=10) == []
    assert not Mention.objects.exists()


def test_what_a_dead_worker_held_is_swept_after_its_lease() -> None:
    version = make_version()
    leased(version.pk, NOW)  # and then the worker was killed

    assert due.analyses(now=NOW + LEASE, limit=10) == [version.pk]
    assert run(version.pk, minutes=LEASE.total_seconds() / 60)
    assert Mention.objects.count() == 1


def test_a_worker_that_lost_its_lease_writes_nothing() -> None:
    version = make_version()
    slow = leased(version.pk, NOW)
    assert slow is not None
    later = NOW + LEASE + timedelta(seconds=1)
    leased(version.pk, later)  # another worker has taken over

    assert not analyses._finish(slow, later)

    assert not Mention.objects.exists()
    assert Analysis.objects.get().finished_at is None


def test_a_text_full_of_caveats_is_recorded_in_steps_that_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "\n\n".join(f"The mayor said {n + 2} barges had sunk. The claim could not be verified." for n in range(9))
    version = make_version(said)
    record, steps = recording.record, []

    def fail_at_the_third(**given: Any) -> recording.Recorded:
        steps.append(len(given["drafts"]))
        if len(steps) == 3:
            raise RuntimeError("power cut")
        return record(**given)

    monkeypatch.setattr(recording, "CHUNK", 2)
    with monkeypatch.context() as broken:
        broken.setattr(recording, "record", fail_at_the_third)
        with pytest.raises(RuntimeError):
            run(version.pk)
    assert steps == [2, 2, 2]
    assert Mention.objects.count() == 4

    assert run(version.pk, minutes=1)

    assert Mention.objects.count() == Claim.objects.count() == 9
    assert Analysis.objects.get().error == ""


def test_an_error_puts_the_row_off_and_records_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    version = make_version()
    break_recording(monkeypatch)

    with pytest.raises(RuntimeError):
        run(version.pk)

    row = Analysis.objects.get()
    assert row.error == "RuntimeError: no space left"
    assert (row.due_at, row.lease_until, row.finished_at) == (NOW + FIRST_RETRY, None, None)
    assert due.analyses(now=NOW, limit=10) == []


def test_the_pauses_grow_and_the_last_attempt_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    version = make_version()
    break_recording(monkeypatch)
    pauses, moment = [], NOW
    for _ in range(Analysis.MOST_ATTEMPTS):
        with pytest.raises(RuntimeError):
            analyses.run(version_id=version.pk, now=moment)
        pauses.append(Analysis.objects.get().due_at - moment)
        moment = Analysis.objects.get().due_at

    assert [pause / FIRST_RETRY for pause in pauses] == [1, 2, 4, 8, 16]
    row = Analysis.objects.get()
    assert row.gave_up_at is not None
    assert row.error
    assert due.analyses(now=moment + timedelta(days=1), limit=10) == []


def test_an_error_that_passes_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    version = make_version()
    with monkeypatch.context() as broken:
        break_recording(broken)
        with pytest.raises(RuntimeError):
            run(version.pk)

    assert run(version.pk, minutes=1)

    assert Analysis.objects.get().error == ""
    assert Mention.objects.count() == 1


def test_what_is_longest_overdue_comes_first_and_no_more_than_asked() -> None:
    versions = [make_version() for _ in range(3)]
    for version, minutes in zip(versions, (2, 3, 1), strict=True):
        Analysis.objects.filter(version=version).update(due_at=NOW - timedelta(minutes=minutes))

    assert due.analyses(now=NOW, limit=2) == [versions[1].pk, versions[0].pk]
