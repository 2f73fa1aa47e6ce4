"""The claims page: its counts, its files, and the searches that are kept."""

from __future__ import annotations

import csv
import json
import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.actions import claims
from claims.models import SavedView
from claims.queries import claim_facets
from claims.queries.claims import Narrowing
from claims.queries.queue import counts
from claims.verdicts import Verdict
from tests.admin.desk import signed_in, words
from tests.conftest import NOW
from tests.factories import CAVEAT, followed_claim, make_act, make_claim, other_claim, settled_claim

pytestmark = pytest.mark.django_db


def body(response: Any) -> str:
    return b"".join(response.streaming_content).decode()


def counted(narrowing: Narrowing) -> dict[str, dict[str, str]]:
    return {
        it.name: {answer.value: str(answer.number) for answer in it.answers}
        for it in claim_facets.counts(narrowing).facets
    }


def test_each_facet_counts_what_the_other_filters_leave(editor: User) -> None:
    settled_claim(editor, verdict=Verdict.REFUTED)
    other_claim()
    other_claim()

    assert counted(Narrowing(verdict="refuted"))["verdict"] == {"unverified": "2", "refuted": "1"}
    assert counted(Narrowing(verdict="refuted"))["workflow"] == {"settled": "1"}


def test_counts_end_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.queries.claim_facets.COUNTED", 2)
    for _ in range(3):
        other_claim()

    assert counted(Narrowing())["workflow"] == {"detected": "2+"}


def test_a_count_for_which_no_time_is_left_is_skipped(monkeypatch: pytest.MonkeyPatch, reader: User) -> None:
    monkeypatch.setattr("claims.queries.claim_facets.SECONDS", 0)
    other_claim()

    assert counts.SKIPPED in words(signed_in(reader).get("/claims/"))


def test_the_files_hold_exactly_what_the_filters_leave(editor: User) -> None:
    wanted = settled_claim(editor, verdict=Verdict.REFUTED)
    other_claim()
    client = signed_in(editor)

    table = list(csv.DictReader(StringIO(body(client.get("/claims.csv?verdict=refuted")))))
    records = json.loads(body(client.get("/claims.json?verdict=refuted")))

    assert [row["id"] for row in table] == [record["id"] for record in records] == [wanted.public_id]
    assert json.loads(body(client.get("/claims.json?verdict=withdrawn"))) == []


def test_the_files_as_of_a_moment_hold_what_the_claims_were_then(editor: User) -> None:
    later = NOW + timedelta(days=2)
    claim = followed_claim(editor)
    claims.reword(claim=claim, text="Twelve barges sank.", act=make_act(editor, now=later))
    other_claim(now=later)
    client = signed_in(editor)

    [line] = csv.DictReader(StringIO(body(client.get(f"/claims.csv?at={NOW.isoformat()}"))))
    response = client.get(f"/claims.json?at={NOW.isoformat()}")
    [record] = json.loads(body(response))

    assert (line["id"], line["text"], line["state"]) == (claim.public_id, claim.text, "triaged")
    assert (record["text"], record["at"]) == (claim.text, "2026-03-14T09:26:00Z")
    assert client.get(record["path"]).json()["text"] == claim.text
    assert 'filename="claims-2026-03-14.json"' in response["Content-Disposition"]
    assert json.loads(body(client.get(f"/claims.json?at={NOW.isoformat()}&verdict=refuted"))) == []
    page = client.get(f"/claims/?at={NOW.isoformat()}&workflow=any").content.decode()
    assert "/claims.csv?at=" in page
    assert "workflow=any" in page.partition("/claims.csv?")[2].partition('"')[0]


@pytest.mark.parametrize("name", ["claims.csv", "claims.json"])
def test_a_file_as_of_what_is_no_moment_is_refused_in_words(name: str, reader: User) -> None:
    refused = signed_in(reader).get(f"/{name}?at=yesterday")

    assert refused.status_code == 400
    assert "“yesterday” is no moment" in refused.content.decode()


def test_no_cell_of_a_table_begins_a_formula(editor: User) -> None:
    make_claim(f"The mayor: =HYPERLINK(1) sank. {CAVEAT}", covered="=HYPERLINK(1) sank")

    row = next(csv.DictReader(StringIO(body(signed_in(editor).get("/claims.csv")))))

    assert row["text"] == "'=HYPERLINK(1) sank"


def test_a_search_is_kept_found_again_and_forgotten(editor: User) -> None:
    client = signed_in(editor)

    kept = client.post("/claims/searches/", {"name": "Sunk", "query": "kind=unverified&q=barges&older=x"})

    view = SavedView.objects.get()
    assert (view.name, view.query, view.owner) == ("Sunk", "q=barges&kind=unverified", editor)
    assert kept["Location"] == "/claims/?q=barges&kind=unverified"
    assert "Sunk" in words(client.get("/claims/"))
    assert "Keep this search" not in words(client.get(kept["Location"]))

    client.post(f"/claims/searches/{view.pk}/forget/")

    assert not SavedView.objects.exists()


def test_a_search_of_ones_own_is_nobody_elses(editor: User, reader: User) -> None:
    signed_in(editor).post("/claims/searches/", {"name": "Sunk", "query": "q=barges"})
    other = signed_in(reader)

    assert "Sunk" not in words(other.get("/claims/"))
    assert other.post(f"/claims/searches/{SavedView.objects.get().pk}/forget/").status_code == 404
    refused = other.post("/claims/searches/", {"name": "Ours", "query": "q=a", "team": "on"}, follow=True)
    assert SavedView.objects.count() == 1
    assert "needs the role" in words(refused)


def test_speakers_and_outlets_are_counted_too(editor: User) -> None:
    make_claim(speaker="The harbour master")
    other_claim()

    found = counted(Narrowing())

    assert found["speaker"] == {"The harbour master": "1"}
    assert found["outlet"] == {"The Lowe Herald": "2"}


def test_each_answer_leads_to_the_list_with_that_filter_set(reader: User) -> None:
    claim = make_claim(speaker="The harbour master")
    other_claim()

    html = signed_in(reader).get("/claims/?kind=unverified&older=x").content.decode()
    address = re.findall(r'href="(\?[^"]*speaker=[^"]*)"', html)[0].replace("&amp;", "&")
    narrowed = words(signed_in(reader).get(f"/claims/{address}"))

    assert address == "?kind=unverified&speaker=The+harbour+master"
    assert "1 claim fits these filters" in narrowed
    assert claim.text in narrowed


def test_many_claims_are_told_about_how_many(monkeypatch: pytest.MonkeyPatch, reader: User) -> None:
    monkeypatch.setattr("claims.queries.claim_facets.COUNTED", 2)
    monkeypatch.setattr("claims.queries.claim_facets.estimated", lambda rows: 12_000)
    for _ in range(3):
        other_claim()

    assert "about 12,000 claims" in words(signed_in(reader).get("/claims/"))


def test_where_nobody_can_say_the_count_ends_with_a_plus(monkeypatch: pytest.MonkeyPatch, reader: User) -> None:
    monkeypatch.setattr("claims.queries.claim_facets.COUNTED", 2)
    monkeypatch.setattr("claims.queries.claim_facets.estimated", lambda rows: 0)
    for _ in range(3):
        other_claim()

    assert "2+ claims" in words(signed_in(reader).get("/claims/"))


def test_what_is_known_of_today_only_is_left_out_of_the_past_and_said(editor: User) -> None:
    other_claim()

    page = words(signed_in(editor).get("/claims/?assignee=nobody&priority=urgent&at=2026-03-20"))

    assert page.count("This is known of today only, not of a past moment") == 2
