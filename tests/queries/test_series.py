"""The figures of a claim through time, read from rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions import articles, evidence, recording
from claims.actions import claims as deciding
from claims.extraction.figures import figures
from claims.matching.series import Line, Series
from claims.models import ArticleVersion, Claim, Evidence
from claims.models.article import Door
from claims.models.evidence import EvidenceState
from claims.queries import exports, records, series
from claims.reading.articles import Reading
from claims.text.document import Document
from claims.verdicts import Stance
from tests.conftest import NOW
from tests.factories import CAVEAT, find, make_act, make_draft

SAID = "The harbour master of Port Lowe said 12 of the 15 barges had sunk."
MASTER = "The harbour master of Port Lowe"

pytestmark = pytest.mark.django_db


def make_report(said: str, *, speaker: str = MASTER, outlet: str = "The Lowe Herald", days: int = 0) -> ArticleVersion:
    """Record a claim in `said` as an article of `outlet` reported it `days` after NOW."""
    text = f"A storm struck Port Lowe.\n\n{said} {CAVEAT}"
    version = make_text(text, outlet=outlet, days=days)
    draft = make_draft(text, covered=said, speaker=speaker)
    found = figures(Document(text), find(text, said))
    recording.record(version=version, drafts=[replace(draft, figures=found)], now=NOW)
    return version


def make_text(text: str, *, outlet: str = "Lowe Wire", days: int = 0) -> ArticleVersion:
    published = NOW + timedelta(days=days)
    url = f"https://news.example/{outlet.replace(' ', '-').lower()}/{days}/"
    reading = Reading(text=text, title="Storm", outlet=outlet, url=url, published=published)
    return articles.receive(reading=reading, door=Door.PASTE, by=None, now=published).version


def add_evidence(claim: Claim, passage: str, by: User, *, stance: Stance = Stance.REVISES, days: int = 3) -> Evidence:
    version = make_text(f"Rain fell. {passage} The harbour stayed shut.", days=days)
    decision = evidence.add(claim=claim, finding=evidence.Finding(passage, stance, version=version), act=make_act(by))
    return Evidence.objects.get(pk=decision.after["evidence_id"])


def of(claim: Claim) -> list[tuple[str, str, list[int]]]:
    return [(one.thing, line.voice, [int(point.value) for point in line.points]) for one, line in lines(claim)]


def lines(claim: Claim) -> list[tuple[Series, Line]]:
    return [(one, line) for one in series.of_claims([claim.pk])[claim.pk] for line in one.lines]


def test_mentions_and_accepted_evidence_make_the_series(editor: User) -> None:
    claim = make_report(SAID).mentions.get().claim
    add_evidence(claim, "The port authority said 9 of the barges had sunk.", editor)

    assert of(claim) == [("barges", MASTER, [12]), ("barges", "The port authority", [9])]


def test_a_point_says_where_and_when_it_was_told(editor: User) -> None:
    version = make_report(SAID)
    mention = version.mentions.get()

    [(_, line)] = lines(mention.claim)
    [telling] = line.points[0].told

    assert (telling.outlet, telling.at) == ("The Lowe Herald", NOW)
    assert telling.path == f"{version.get_absolute_url()}#covered-{mention.pk}"


def test_a_speaker_who_corrects_a_figure_keeps_the_line(editor: User) -> None:
    claim = make_report(SAID).mentions.get().claim
    add_evidence(claim, f"{MASTER} lowered the count to 9 barges on Friday.", editor)

    assert of(claim) == [("barges", MASTER, [12, 9])]


def test_evidence_that_was_taken_back_or_that_is_beside_it_tells_nothing(editor: User) -> None:
    claim = make_report(SAID).mentions.get().claim
    add_evidence(claim, "Divers counted 10 barges.", editor, stance=Stance.CONTEXT)
    withdrawn = add_evidence(claim, "Divers counted 9 barges.", editor, days=4)
    withdrawn.state = EvidenceState.REJECTED.value
    withdrawn.save()

    assert of(claim) == [("barges", MASTER, [12])]


def test_a_later_version_tells_at_the_time_when_it_was_received() -> None:
    first = make_report(SAID)
    text = first.text.replace("12 of the 15", "11 of the 15")
    url = first.article.url
    later = NOW + timedelta(hours=5)
    version = articles.receive(
        reading=Reading(text=text, title="Storm", outlet="The Lowe Herald", url=url, published=NOW),
        door=Door.PASTE,
        by=None,
        now=later,
    ).version
    said = SAID.replace("12 of the 15", "11 of the 15")
    draft = replace(make_draft(text, covered=said, speaker=MASTER), figures=figures(Document(text), find(text, said)))
    recording.record(version=version, drafts=[draft], now=later)

    [[(_, line)]] = [lines(mention.claim) for mention in version.mentions.all()]

    assert [point.at for point in line.points] == [later]


def test_what_was_merged_into_a_claim_belongs_to_it_however_deep(editor: User) -> None:
    words = ["nine barges had sunk", "ten barges had sunk", "12 barges had sunk"]
    rows = [make_report(f"{MASTER} said {said}.", days=day).mentions.get().claim for day, said in enumerate(words)]
    deciding.merge(claim=rows[0], into=rows[1], act=make_act(editor))
    deciding.merge(claim=rows[1], into=rows[2], act=make_act(editor))

    found = series.of_claims([row.pk for row in rows])

    assert [[int(point.value) for _, point in found[row.pk][0].points] for row in rows] == [[9], [9, 10], [9, 10, 12]]


def test_a_claim_without_figures_has_no_series() -> None:
    claim = make_report("The harbour master of Port Lowe said the quay had burned.").mentions.get().claim

    assert series.of_claims([claim.pk]) == {claim.pk: ()}


def test_it_costs_the_same_queries_for_one_claim_as_for_many(
    editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [
        make_report(f"{MASTER} said {number} barges had sunk.", days=number).mentions.get().claim
        for number in range(20, 25)
    ]
    for number, row in enumerate(rows):
        add_evidence(row, f"Divers counted {number + 3} barges.", editor, days=40 + number)

    with django_assert_num_queries(4):
        series.of_claims([rows[0].pk])
    with django_assert_num_queries(4):
        assert len(series.of_claims([row.pk for row in rows])) == len(rows)


def test_an_export_of_claims_has_the_series(editor: User) -> None:
    version = make_report(SAID)
    claim = version.mentions.get().claim
    add_evidence(claim, "Between 8 and 9 barges had sunk.", editor)

    [record] = exports.claims(records.Filters())

    [found] = record["figure_series"]
    own, other = found["lines"]
    [point] = own["points"]
    assert found["thing"] == "barges"
    assert (own["speaker"], own["outlet"]) == (MASTER, None)
    assert (other["speaker"], other["outlet"]) == (None, "Lowe Wire")
    assert (point["text"], point["bound"], point["total"]) == ("12 of the 15 barges", "exact", 15)
    assert (point["low"], point["best"], point["high"]) == (12, 12, 12)
    assert point["told"][0]["outlet"] == "The Lowe Herald"
    assert point["at"] == NOW.isoformat()
    [said] = other["points"]
    assert (said["low"], said["best"], said["high"], said["told"][0]["stance"]) == (8, None, 9, "revises")


def test_many_claims_are_exported_in_batches() -> None:
    rows = [
        make_report(f"{MASTER} said {number} barges had sunk.", days=number).mentions.get().claim
        for number in (7, 8, 9)
    ]

    found = series.with_records(iter(rows), batch=2)

    assert [(claim.pk, len(records)) for claim, records in found] == [(row.pk, 1) for row in rows]
