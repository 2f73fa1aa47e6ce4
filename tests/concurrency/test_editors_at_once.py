"""Four editors at one queue: each claim is decided once, no text is lost, and nothing stays reserved."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.databases import run

pytestmark = pytest.mark.process

EDITORS, CLAIMS = 4, 60


def test_editors_who_work_off_one_queue_do_not_get_in_each_others_way(database: dict[str, str]) -> None:
    told = json.loads(run(database, "-m", "tests.concurrency.editors", str(EDITORS), str(CLAIMS)))

    assert told["decisions"] == told["claims"] == CLAIMS
    assert (told["doubles"], told["lost_texts"], told["reservations_left"]) == (0, 0, 0)
    assert told["texts"] >= CLAIMS
    assert told["naive_doubles"] > 0
