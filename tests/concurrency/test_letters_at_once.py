"""Eight sweeps of letters at once: every person is written to once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.concurrency.test_many_at_once import ask, database, run

__all__ = ["database"]
pytestmark = pytest.mark.process

PEOPLE = 40
SEED = f"""
from claims.actions import mailing
from tests.conftest import NOW, make_person
from tests.factories import make_claim
from tests.concurrency.sweeps import LATE
from django.contrib.auth.models import User
for number in range({PEOPLE}):
    make_person(f"editor{{number}}", "editor")
for person in User.objects.all():
    person.email = f"{{person.username}}@desk.example"
    person.save()
mailing.open_digests(now=NOW)
make_claim(now=LATE)
"""


def test_each_person_is_written_to_once(database: dict[str, str]) -> None:
    run(database, "manage.py", "shell", "-v0", "-c", SEED)

    done = json.loads(run(database, "-m", "tests.concurrency.sweeps", "write"))

    assert sum(done) == PEOPLE == ask(database, "OutgoingMail.objects.filter(outcome='sent').count()")
    written = "".join(path.read_text("utf-8") for path in (Path(database["DATA_DIR"]) / "mail").iterdir())
    assert [written.count(f"\nTo: editor{number}@desk.example") for number in range(PEOPLE)] == [1] * PEOPLE
