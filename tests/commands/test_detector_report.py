"""`manage.py detector_report`: for people and for programs."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims.actions import claims
from claims.models import Claim
from claims.verdicts import DismissReason, Fault
from tests.factories import CAVEAT, make_act, other_claim, settled_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong(editor: User) -> Claim:
    """One right claim and one wrong one."""
    settled_claim(editor)
    act = make_act(editor)
    return claims.dismiss(claim=other_claim(), because=DismissReason.NOT_A_CLAIM, fault=Fault.NOT_A_FLAG, act=act).claim


def printed(*options: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        call_command("detector_report", *options, stdout=out)
    return out.getvalue()


def report(*options: str) -> dict[str, Any]:
    return json.loads(printed("--json", *options))  # type: ignore[no-any-return]


def test_a_person_reads_one_line_a_phrase_and_its_last_errors(wrong: Claim) -> None:
    text = printed()

    assert "Phrases, worst first:" in text
    assert "U-1   50%  (9% to 91%)  1 right, 1 wrong; 1 not a flag" in text
    assert f"{wrong.public_id} “{CAVEAT}”" in text
    assert "Scope rules, worst first:" in text


def test_a_program_reads_the_same_as_json(wrong: Claim) -> None:
    [phrase] = report()["phrases"]

    assert phrase["last_wrong"] == [{"claim": wrong.public_id, "cue": CAVEAT}]
    assert (phrase["name"], phrase["n"], phrase["precision"], phrase["low"]) == ("U-1", 2, 0.5, 0.0945)
    assert (phrase["faults"], phrase["reworded"]) == ({"not_a_flag": 1}, 0)


@pytest.mark.parametrize(
    ("options", "found"), [(["--min", "2"], 1), (["--min", "3"], 0), (["--since", "2026-03-15"], 0)]
)
def test_it_can_be_narrowed(options: list[str], found: int, wrong: Claim) -> None:
    assert len(report(*options)["phrases"]) == len(report(*options)["rules"]) == found


def test_without_decisions_it_says_so(db: None) -> None:
    assert "Phrases: nothing was decided yet." in printed()


def test_a_bad_since_is_explained(db: None) -> None:
    with pytest.raises(CommandError, match="--since: "):
        printed("--since", "the other day")
