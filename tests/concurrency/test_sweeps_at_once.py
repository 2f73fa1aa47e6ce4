"""Eight sweeps at once: each follow-up is moved once, with one notice and one question."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.databases import run
from tests.concurrency.conftest import ask

pytestmark = pytest.mark.process

FOLLOWED = 300
SEED = f"""
from claims.actions import follow_ups
from claims.models import Claim
from tests.conftest import NOW, make_person
make_person("dana", "editor")
row = {{"kind": "unverified", "workflow": "triaged", "reported_at": NOW, "created_at": NOW, "changed_at": NOW}}
Claim.objects.bulk_create(Claim(text=f"Mast {{number}} had fallen.", **row) for number in range({FOLLOWED}))
follow_ups.advance(now=NOW)
"""


def test_sweeps_that_meet_move_each_follow_up_once(database: dict[str, str]) -> None:
    run(database, "manage.py", "shell", "-v0", "-c", SEED)

    moved = json.loads(run(database, "-m", "tests.concurrency.sweeps", "advance"))

    assert sum(moved) == FOLLOWED
    for rows in (
        "FollowUp.objects.filter(stage='escalated').count()",
        "Notice.objects.count()",
        "ReviewItem.objects.filter(kind='overdue').count()",
    ):
        assert ask(database, rows) == FOLLOWED


def test_editors_and_sweeps_that_meet_do_not_stop_each_other(database: dict[str, str]) -> None:
    put_off = json.loads(run(database, "-m", "tests.concurrency.sweeps", "snooze"))

    assert 0 < sum(put_off) == ask(database, "Decision.objects.filter(verb='snoozed').count()")
    assert ask(database, "Notice.objects.values('follow_up', 'check_by', 'stage').distinct().count()") == ask(
        database, "Notice.objects.count()"
    )


def test_of_eight_clocks_one_is_heard_in_each_second(database: dict[str, str]) -> None:
    heard = json.loads(run(database, "-m", "tests.concurrency.sweeps", "tick"))

    assert 5 <= sum(heard) == ask(database, "Turn.objects.filter(name__startswith='heard').count()")
