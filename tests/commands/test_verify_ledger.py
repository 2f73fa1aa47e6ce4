from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from claims.models import guards
from tests.factories import settled_claim

pytestmark = pytest.mark.django_db


def printed(*options: str) -> str:
    out = io.StringIO()
    call_command("verify_ledger", *options, stdout=out)
    return out.getvalue()


def tamper(sql: str) -> None:
    """Change history as somebody with the database's password would."""
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_untouched_history_verifies(editor: User) -> None:
    settled_claim(editor)

    said = printed()

    assert "All 1 ledger entries verify" in said
    assert "All 2 decisions verify" in said
    assert "All 1 claims show the verdict" in said


def test_an_empty_history_verifies() -> None:
    assert "All 0 ledger entries verify" in printed()


def test_an_edited_entry_is_named(editor: User) -> None:
    for _ in range(3):
        settled_claim(editor)
    tamper("UPDATE claims_ledgerentry SET reason = 'Because.' WHERE sequence = 2")

    with pytest.raises(CommandError, match="ledger entry 2 was changed"):
        printed()


def test_a_removed_entry_is_named(editor: User) -> None:
    for _ in range(3):
        settled_claim(editor)
    tamper("DELETE FROM claims_decision WHERE sequence = 3")

    with pytest.raises(CommandError, match="decision 3 is missing"):
        printed()


def test_a_claim_that_shows_another_verdict_is_named(editor: User) -> None:
    claim = settled_claim(editor)
    tamper("UPDATE claims_claim SET verdict = 'refuted'")

    with pytest.raises(CommandError, match=claim.public_id):
        printed()


def test_a_cut_tail_shows_only_against_a_published_head(editor: User, tmp_path: Path) -> None:
    settled_claim(editor)
    settled_claim(editor)
    heads = tmp_path / "heads.txt"
    heads.write_text(printed("--head"), encoding="utf-8")
    assert printed("--against", str(heads))
    tamper("DELETE FROM claims_ledgerentry WHERE sequence = 2")

    assert printed()
    with pytest.raises(CommandError, match=r"ledger entries 2 .* is gone"):
        printed("--against", str(heads))


def test_a_digest_alone_can_be_held_against_it(editor: User) -> None:
    settled_claim(editor)
    digest = json.loads(printed("--head", "--json"))["heads"][0]["digest"]

    assert json.loads(printed("--against", digest, "--json"))["ok"] is True
    with pytest.raises(CommandError, match="is gone"):
        printed("--against", "a" * 64)


def test_a_head_published_before_the_first_entry_still_holds(editor: User, tmp_path: Path) -> None:
    heads = tmp_path / "heads.txt"
    heads.write_text(printed("--head"), encoding="utf-8")
    settled_claim(editor)

    assert printed("--against", str(heads))


def test_json_carries_the_complaint(editor: User) -> None:
    settled_claim(editor)
    tamper("UPDATE claims_ledgerentry SET verdict = 'refuted'")
    out = io.StringIO()

    with pytest.raises(CommandError):
        call_command("verify_ledger", "--json", stdout=out)

    answer = json.loads(out.getvalue())
    assert answer["ok"] is False
    assert "ledger entry 1 was changed" in answer["error"]


def test_something_else_than_a_head_is_refused(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("call the harbour\n", encoding="utf-8")

    with pytest.raises(CommandError, match="not a list of heads"):
        printed("--against", str(notes))
    with pytest.raises(CommandError, match="neither a digest"):
        printed("--against", str(tmp_path / "absent.txt"))
