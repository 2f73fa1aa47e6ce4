"""Eight sweeps of letters at once: every person is written to once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.databases import run
from tests.concurrency.conftest import ask

pytestmark = pytest.mark.process

PEOPLE = 24
SEED = f"""
from django.contrib.auth.models import Group, User
from claims.actions import mailing
from tests.concurrency.sweeps import LATE
from tests.conftest import NOW
from tests.factories import make_claim
editors = Group.objects.get(name="editor")
for number in range({PEOPLE}):
    # Without a password: to hash one takes longer than all the rest.
    editors.user_set.create(username=f"editor{{number}}", email=f"editor{{number}}@desk.example")
mailing.open_digests(now=NOW)
make_claim(now=LATE)
"""


def test_each_person_is_written_to_once(database: dict[str, str]) -> None:
    run(database, "manage.py", "shell", "-v0", "-c", SEED)

    done = json.loads(run(database, "-m", "tests.concurrency.sweeps", "write"))

    assert sum(done) == PEOPLE == ask(database, "OutgoingMail.objects.filter(outcome='sent').count()")
    written = "".join(path.read_text("utf-8") for path in (Path(database["DATA_DIR"]) / "mail").iterdir())
    assert [written.count(f"\nTo: editor{number}@desk.example") for number in range(PEOPLE)] == [1] * PEOPLE
