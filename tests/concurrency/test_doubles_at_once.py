"""Fifty forms, each sent twice at the same moment to two processes, and once more afterwards: fifty events."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from tests.benchmarks.databases import run

pytestmark = [pytest.mark.process, pytest.mark.timeout(600)]

#: SQLite lets one writer in at a time anyway.
FORMS = 50 if connection.vendor == "postgresql" else 9


def test_a_form_that_is_sent_twice_at_once_counts_once_and_both_are_answered(database: dict[str, str]) -> None:
    told = json.loads(run(database, "-m", "tests.concurrency.doubles", str(FORMS)))

    assert (told["forms"], told["events"], told["chain"]) == (FORMS, FORMS, FORMS)
    assert (told["doubled"], told["missing"]) == (0, 0)
    assert told["answers"] == {"302": 3 * FORMS}
    assert told["apart_us"] < 5000
