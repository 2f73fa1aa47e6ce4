from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims.queries import chains
from claims.queries.invariants.every import PROMISES
from tests.factories import settled_claim
from tests.queries.invariants.store import behind_its_back

pytestmark = pytest.mark.django_db


def printed(*options: str) -> str:
    out = io.StringIO()
    call_command("verify", *options, stdout=out)
    return out.getvalue()


def test_a_sound_store_says_so_promise_by_promise(editor: User) -> None:
    settled_claim(editor)

    lines = printed().splitlines()

    assert lines == [f"holds   {promise.words}" for promise in PROMISES]


def test_what_is_broken_is_named_with_exit_code_1(editor: User) -> None:
    claim = settled_claim(editor)
    with behind_its_back() as cursor:
        cursor.execute("UPDATE claims_claim SET verdict = 'refuted'")

        with pytest.raises(CommandError, match=rf"{claim.public_id} shows refuted, its ledger says confirmed"):
            printed()


def test_json_tells_every_promise(editor: User) -> None:
    settled_claim(editor)

    told: dict[str, Any] = json.loads(printed("--json"))

    assert told["ok"]
    assert [promise["name"] for promise in told["promises"]] == [promise.name for promise in PROMISES]
    assert {promise["broken"] for promise in told["promises"]} == {0}


def test_a_history_cut_short_shows_against_a_published_head(editor: User, tmp_path: Path) -> None:
    settled_claim(editor)
    kept = tmp_path / "heads.txt"
    kept.write_text("".join(f"{chains.head(chain)}\n" for chain in chains.CHAINS))
    assert printed("--against", str(kept))

    with behind_its_back() as cursor:
        cursor.execute("DELETE FROM claims_decision WHERE sequence = (SELECT max(sequence) FROM claims_decision)")

        with pytest.raises(CommandError, match="published earlier, is gone"):
            printed("--against", str(kept))
