"""The records of speakers and outlets."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from claims.actions import ledger
from claims.models import Claim, Source, Speaker
from claims.queries import name_lists, track_records
from claims.queries.track_records import Share
from claims.verdicts import Verdict
from tests.admin.desk import signed_in, words
from tests.conftest import NOW
from tests.factories import CAVEAT, make_act, make_claim

pytestmark = pytest.mark.django_db
KEM = "Captain Kem"


def said(number: int) -> Claim:
    deed = f"{number} tugs sank off pier {number}"
    return make_claim(f"{KEM} said that {deed}. {CAVEAT}", covered=deed, speaker=KEM)


def settle(claim: Claim, by: User, verdict: Verdict, days: int) -> None:
    ruling = ledger.Ruling(verdict=verdict, reason="Counted.", no_evidence_because="Seen by us.")
    ledger.settle(claim=claim, ruling=ruling, act=make_act(by, now=NOW + timedelta(days=days)))


def record_of(speaker: Speaker) -> track_records.Record:
    page = track_records.speaker(speaker.pk)
    assert page is not None
    assert page.record is not None
    return page.record


def test_a_record_counts_verdicts_caveats_and_what_is_open(editor: User) -> None:
    claims = [said(number) for number in range(1, 6)]
    settle(claims[0], editor, Verdict.CONFIRMED, 2)
    settle(claims[1], editor, Verdict.REFUTED, 4)
    settle(claims[2], editor, Verdict.CONFIRMED, 9)

    record = record_of(Speaker.objects.get())

    assert record.verdicts == {Verdict.CONFIRMED: 2, Verdict.REFUTED: 1}
    assert (record.open, record.settled, record.dismissed, record.claims) == (2, 3, 0, 5)
    assert record.confirmed == Share(2, 3)
    assert sum(record.kinds.values()) == 5
    assert record.timed == 3
    assert record.days == pytest.approx(4, abs=1)


def test_too_few_settled_claims_give_no_share(editor: User, reader: User) -> None:
    for number in range(3):
        settle(said(number), editor, Verdict.CONFIRMED, 1)

    page = words(signed_in(reader).get(f"/speakers/{Speaker.objects.get().pk}/"))

    assert "too few to say: 3 of 10 needed" in page
    assert "%" not in page.partition("Verdicts")[0].partition("Record")[2]


def test_enough_settled_claims_give_a_share_with_its_interval(editor: User, reader: User) -> None:
    for number in range(1, 13):
        settle(said(number), editor, Verdict.CONFIRMED if number % 4 else Verdict.REFUTED, 1)

    page = words(signed_in(reader).get(f"/speakers/{Speaker.objects.get().pk}/"))

    assert "9 of 12: 75 % (95 % interval 47 to 91 %)" in page
    assert "It is no measure of trust" in page


def test_an_outlet_has_a_record_of_the_claims_in_its_articles(editor: User, reader: User) -> None:
    settle(said(1), editor, Verdict.CONFIRMED, 1)
    said(2)

    page = words(signed_in(reader).get(f"/sources/{Source.objects.get().pk}/"))

    assert "2 claims: 1 open, 1 settled, 0 dismissed." in page
    assert "No claim is repeated in these articles without a caveat" in page


def test_claims_of_a_record_come_latest_first_a_page_at_a_time(monkeypatch: pytest.MonkeyPatch, reader: User) -> None:
    monkeypatch.setattr(track_records, "PAGE", 2)
    claims = {said(number).public_id for number in range(1, 4)}
    speaker = Speaker.objects.get()
    client = signed_in(reader)

    first = client.get(f"/speakers/{speaker.pk}/").context["page"]
    second = client.get(f"/speakers/{speaker.pk}/", {"older": first.older}).context["page"]

    assert {row.public_id for row in [*first.rows, *second.rows]} == claims
    assert (len(first.rows), second.older) == (2, "")


def test_a_record_that_takes_too_long_is_given_up_and_says_so(monkeypatch: pytest.MonkeyPatch, reader: User) -> None:
    said(1)
    monkeypatch.setattr(track_records, "SECONDS", 0)

    page = words(signed_in(reader).get(f"/speakers/{Speaker.objects.get().pk}/"))

    assert "Counting took too long and was given up." in page
    assert "1 tugs sank off pier 1" in page


def test_names_are_listed_by_the_alphabet_and_narrowed_by_words(reader: User) -> None:
    said(1)
    make_claim(f"Anna Bo said that nobody sank. {CAVEAT}", covered="nobody sank", speaker="Anna Bo")
    client = signed_in(reader)

    assert [row.name for row in client.get("/speakers/").context["page"].rows] == ["Anna Bo", KEM]
    assert [row.name for row in client.get("/speakers/", {"name": "kem"}).context["page"].rows] == [KEM]
    assert "No speaker's name has these words." in words(client.get("/speakers/", {"name": "zzz"})).replace(
        "&#x27;", "'"
    )
    assert client.get("/speakers/987654/").status_code == client.get("/sources/987654/").status_code == 404


def test_lists_and_records_cost_a_fixed_number_of_queries(
    editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settle(said(1), editor, Verdict.CONFIRMED, 1)
    speaker, source = Speaker.objects.get(), Source.objects.get()
    few = _asked(speaker, source)
    for number in range(2, 6):
        settle(said(number), editor, Verdict.CONFIRMED, 1)

    assert _asked(speaker, source) == few
    with django_assert_num_queries(2):
        name_lists.speakers()
    with django_assert_num_queries(2):
        name_lists.sources("lowe")


def _asked(speaker: Speaker, source: Source) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert track_records.speaker(speaker.pk)
        assert track_records.source(source.pk)
    return len(queries)
