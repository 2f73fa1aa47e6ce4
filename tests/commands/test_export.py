from __future__ import annotations

import csv
import io
import json
from datetime import timedelta, timezone
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import claims, matches
from claims.management.tables import cell
from claims.verdicts import Independence, Stance
from tests.conftest import NOW
from tests.factories import (
    CAVEAT,
    SAID,
    followed_claim,
    make_act,
    make_claim,
    make_evidence,
    make_match,
    make_version,
    settled_claim,
)

OTHER = "The ferry to Port High sank on Monday with all its cargo."

pytestmark = pytest.mark.django_db


def exported(what: str, *options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed(what, *options).splitlines()]


def printed(what: str, *options: str) -> str:
    out = io.StringIO()
    call_command("export", what, *options, stdout=out)
    return out.getvalue()


def table(what: str, *options: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed(what, "--format", "csv", *options))))


def test_a_claim_comes_with_its_words_caveat_and_mention() -> None:
    claim = make_claim(speaker="The harbour master of Port Lowe")

    [record] = exported("claims")

    assert record["id"] == claim.public_id
    assert record["quote"] == SAID
    assert record["flag"]["cue"] == CAVEAT
    assert record["speaker"] == "The harbour master of Port Lowe"
    [mention] = record["mentions"]
    assert mention["outlet"] == "The Lowe Herald"
    assert mention["url"].startswith("https://news.example/")
    version = claim.mentions.get().version
    assert version.text[mention["start"] : mention["end"]] == SAID
    assert version.text[mention["flag"]["start"] : mention["flag"]["end"]] == CAVEAT


def test_a_settled_claim_says_what_became_of_it(editor: User) -> None:
    settled_claim(editor)

    [record] = exported("claims")

    assert (record["workflow"], record["verdict"]) == ("settled", "confirmed")
    assert record["ruling"]["reason"] == "Divers counted."
    assert record["ruling"]["by"] == "Dana"
    assert record["evidence"][0]["stance"] == "supports"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--workflow", "triaged"], 1),
        (["--workflow", "settled"], 0),
        (["--verdict", "unverified"], 2),
        (["--kind", "disputed"], 0),
        (["--since", "2026-03-14"], 2),
        (["--since", "2026-03-15"], 0),
    ],
)
def test_claims_can_be_filtered(editor: User, options: list[str], found: int) -> None:
    make_claim()
    claims.follow(claim=make_claim(f"{OTHER} {CAVEAT}", covered=OTHER), act=make_act(editor))

    assert len(exported("claims", *options)) == found


def test_since_finds_what_changed_and_not_only_what_is_new(editor: User) -> None:
    settled_claim(editor, now=NOW + timedelta(days=3))

    assert len(exported("claims", "--since", "2026-03-16")) == 1
    assert len(exported("ledger", "--since", "2026-03-16")) == 1
    assert exported("ledger", "--since", "2026-03-18") == []


def test_evidence_comes_with_its_claim_and_place(editor: User) -> None:
    claim = make_claim()
    make_evidence(claim, editor)

    [record] = exported("evidence")

    assert record["claim"]["id"] == claim.public_id
    assert record["passage"] == "Divers counted 12 wrecks."
    assert record["url"] == "https://port.example/wrecks"
    assert record["added_by"] == "Dana"
    assert exported("evidence", "--workflow", "settled") == []


def test_suggestions_are_told_apart_by_their_state_and_carry_their_scores(editor: User) -> None:
    match = make_match(followed_claim(editor))

    [record] = exported("evidence")

    assert (record["state"], record["stance"], record["passage"]) == ("suggested", "revises", match.passage)
    assert (record["related"], record["confidence"], record["algorithm"]) == (0.9, 0.8, "match-0")
    assert record["reasons"] == match.reasons
    assert record["article"]["title"] == "Storm at Port Lowe"
    assert exported("claims")[0]["evidence"] == []


def test_an_accepted_match_is_told_once(editor: User) -> None:
    match = make_match(followed_claim(editor))
    matches.accept(match=match, stance=Stance.REFUTES, independence=Independence.PARTY, act=make_act(editor))

    [record] = exported("evidence")

    assert (record["state"], record["stance"], record["confidence"]) == ("accepted", "refutes", 0.8)


def test_articles_come_with_every_text_and_its_flags() -> None:
    make_claim()

    [record] = exported("articles")

    [version] = record["versions"]
    assert version["text"][version["flags"][0]["start"] :].startswith(CAVEAT)
    assert exported("articles", "--since", "2026-03-15") == []


def test_the_ledger_comes_with_all_that_its_digests_cover(editor: User) -> None:
    settled_claim(editor)

    [record] = exported("ledger")

    assert record["sequence"] == 1
    assert record["previous_digest"] == "0" * 64
    assert {"claim_text", "verdict", "reason", "evidence", "by_name", "digest"} <= record.keys()


def test_csv_has_one_row_for_each_mention() -> None:
    text = f"First report. {SAID} {CAVEAT}"
    make_claim(text)
    make_claim(text)

    rows = table("claims")

    assert [row["mention_quote"] for row in rows] == [SAID, SAID]
    assert len({row["id"] for row in rows}) == 1
    assert rows[0]["mention_flag_cue"] == CAVEAT


def test_csv_has_its_header_even_without_rows() -> None:
    assert printed("articles", "--format", "csv").startswith("id,title,byline")


def test_every_table_can_be_printed_as_csv(editor: User) -> None:
    settled_claim(editor)

    assert [len(table(what)) for what in ("claims", "evidence", "articles", "ledger")] == [1, 1, 1, 1]


def test_csv_gives_a_spreadsheet_no_formula_to_run() -> None:
    make_version(title='=HYPERLINK("https://evil.example","Click")')

    [row] = table("articles")

    assert row["title"] == '\'=HYPERLINK("https://evil.example","Click")'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_begins_like_a_formula_becomes_text(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"
    assert cell([f"{start}1+1"]) == f"'{start}1+1"


def test_numbers_stay_numbers_in_cells() -> None:
    assert cell(-5) == "-5"


def test_ten_claims_take_no_more_queries_than_one() -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            printed("claims")
        return len(captured)

    make_claim(f"Report 0. {SAID} {CAVEAT}")
    one = queries()
    for number in range(1, 10):
        make_claim(
            f"Report {number}. Boat {number} sank at the quay of Port Lowe on Monday night. {CAVEAT}",
            covered=f"Boat {number} sank at the quay of Port Lowe on Monday night.",
        )

    assert queries() == one
    assert len(exported("claims")) == 10


def test_a_filter_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(CommandError, match="articles cannot be filtered by verdict"):
        call_command("export", "articles", "--verdict", "refuted")


def test_a_bad_since_is_explained() -> None:
    with pytest.raises(CommandError, match="--since: “soon” is not a date"):
        call_command("export", "claims", "--since", "soon")


def test_articles_are_dated_by_their_own_clock() -> None:
    make_version(offset=-210)
    make_version()

    there, here = (record["published_at"] for record in exported("articles"))

    assert (there, here) == (NOW.astimezone(timezone(timedelta(minutes=-210))).isoformat(), NOW.isoformat())
    assert there.endswith("-03:30")
