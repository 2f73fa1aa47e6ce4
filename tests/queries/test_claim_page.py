"""The page of one claim: everything that happened to it, and what reading it costs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions import claims as deciding
from claims.actions import recording, undo
from claims.models import ArticleVersion, Claim, Decision
from claims.models.decision import Verb
from claims.queries import claim
from claims.queries.claim import ClaimPage
from claims.queries.excerpts import REACH
from claims.verdicts import Stance, Verdict
from tests.conftest import NOW
from tests.factories import (
    CAVEAT,
    SAID,
    make_act,
    make_claim,
    make_draft,
    make_evidence,
    make_version,
    settled_claim,
)

pytestmark = pytest.mark.django_db


def page_of(row: Claim) -> ClaimPage:
    found = claim.page(row.public_id)
    assert found is not None
    return found


def report(version: ArticleVersion) -> None:
    recording.record(version=version, drafts=[make_draft(version.text)], now=NOW)


def test_there_is_no_page_for_an_unknown_id() -> None:
    assert claim.page("C-00000000") is None


def test_it_shows_the_first_report_with_its_quote_marked_in_its_paragraph() -> None:
    first = page_of(make_claim(speaker="The harbour master")).reports[0]

    text = "".join(segment.text for segment in first.excerpt.segments)
    covered = "".join(segment.text for segment in first.excerpt.segments if "covered" in segment.roles)
    assert text == f"{SAID} {CAVEAT}"
    assert covered == SAID
    assert first.excerpt.cue_shown
    assert first.role == "Reported"
    assert first.link.endswith(f"?version=1#covered-{first.pk}")


def test_a_caveat_in_another_paragraph_is_quoted_apart() -> None:
    text = f"{SAID}\n\nDivers went down at noon.\n\n{CAVEAT}"

    first = page_of(make_claim(text)).reports[0]

    assert not first.excerpt.cue_shown
    assert first.cue == CAVEAT


@pytest.mark.parametrize(("before", "after"), [(0, 0), (REACH + 1, 0), (0, REACH + 1), (REACH + 1, 3 * REACH)])
def test_an_endless_paragraph_is_cut_and_says_where(before: int, after: int) -> None:
    text = f"{'a ' * before}{SAID} {CAVEAT}{' b' * after}"

    excerpt = page_of(make_claim(text)).reports[0].excerpt

    shown = "".join(segment.text for segment in excerpt.segments)
    assert shown in text
    assert SAID in shown
    assert len(shown) <= len(SAID) + 2 * REACH
    assert (excerpt.cut_before, excerpt.cut_after) == (before > REACH, after > REACH)


def test_reports_tell_whether_they_repeat_the_claim_or_keep_it() -> None:
    row = make_claim()
    report(make_version())
    article = row.mentions.order_by("pk")[0].version.article
    report(make_version(f"{SAID} {CAVEAT} Corrected.", url=article.url))

    assert sorted(it.role for it in page_of(row).reports) == ["In version 2", "Repeated", "Reported"]


def test_histories_hold_evidence_decisions_and_verdicts(editor: User) -> None:
    page = page_of(settled_claim(editor, verdict=Verdict.REFUTED))

    assert [piece.stance for piece in page.pieces] == [Stance.SUPPORTS]
    assert [deed.verb for deed in page.deeds] == [Verb.EVIDENCE_ADDED, Verb.SETTLED]
    assert [(entry.verdict, entry.by, entry.sequence) for entry in page.entries] == [(Verdict.REFUTED, "Dana", 1)]


def test_evidence_that_was_taken_back_no_longer_stands(editor: User) -> None:
    row = make_claim()
    make_evidence(row, editor)
    undo.undo(decision=Decision.objects.get(), act=make_act(editor))

    assert [piece.standing for piece in page_of(row).pieces] == [False]


def test_claims_merged_into_it_bring_their_reports_however_deep(editor: User) -> None:
    rows = [make_claim(f"The crew: {n} sank. {CAVEAT}", covered=f"{n} sank") for n in ("nine", "ten", "twelve")]
    deciding.merge(claim=rows[0], into=rows[1], act=make_act(editor))
    deciding.merge(claim=rows[1], into=rows[2], act=make_act(editor))

    page = page_of(rows[2])

    assert set(page.absorbed) == {rows[0].public_id, rows[1].public_id}
    assert {it.claim for it in page.reports} == {row.public_id for row in rows}
    assert [deed.verb for deed in page.deeds] == [Verb.MERGED, Verb.MERGED]


def test_it_costs_the_same_queries_however_much_happened(
    editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = settled_claim(editor)
    with django_assert_num_queries(9):
        page_of(row)
    for _ in range(3):
        report(make_version())
        make_evidence(row, editor)

    with django_assert_num_queries(9):
        assert len(page_of(row).reports) == 4
