"""Each promise about the store holds after all that editors and machines did, and whatever breaks it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User

from claims.actions import articles, telling
from claims.models import Claim, Match, OutgoingMail, PersonalNotice
from claims.models.article import Door
from claims.models.personal_notice import NoticeKind
from claims.queries.invariants.every import PROMISES
from claims.queries.invariants.promise import NAMED, look
from claims.reading.articles import Reading
from tests.conftest import NOW
from tests.factories import make_claim, make_match
from tests.queries.invariants.store import behind_its_back, fill

pytestmark = pytest.mark.django_db

BY_NAME = {promise.name: promise for promise in PROMISES}


@pytest.fixture
def filled(editor: User, second_editor: User, administrator: User) -> datetime:
    now = fill(editor, second_editor, administrator)
    make_match(make_claim())
    return now


def broken(now: datetime) -> dict[str, tuple[str, ...]]:
    """Look into every promise; return what breaks each, by its name."""
    found = [look(promise, now) for promise in PROMISES]
    return {finding.promise.name: finding.first for finding in found if not finding.holds}


def test_all_hold_after_a_month_at_the_desk(filled: datetime) -> None:
    assert broken(filled) == {}


def test_all_hold_in_an_empty_store() -> None:
    assert broken(NOW) == {}


#: What somebody with the database's password does → the promise that it breaks, and a part of what is told.
TAMPERS = [
    ("UPDATE claims_mention SET exact = 'never said'", "quotes", "mention "),
    ("UPDATE claims_mention SET \"end\" = \"end\" + 1", "quotes", "mention "),
    ("UPDATE claims_flag SET exact = 'never said'", "quotes", "flag "),
    ("UPDATE claims_match SET passage = 'never said'", "quotes", "match "),
    ("UPDATE claims_evidence SET passage = 'never said' WHERE start IS NOT NULL", "quotes", "evidence "),
    ("UPDATE claims_articleversion SET text = text || ' And more.' WHERE id = 1 + (SELECT min(id) FROM "
     "claims_articleversion)", "texts", "version "),
    ("UPDATE claims_claim SET verdict = 'superseded'", "verdicts", "its ledger says"),
    ("UPDATE claims_claim SET text = 'Nobody said this.' WHERE revision > 1", "folds", "left it: text"),
    ("UPDATE claims_claim SET revision = revision + 1 WHERE revision > 1", "folds", "left it: revision"),
    ("UPDATE claims_claim SET workflow = 'triaged' WHERE workflow = 'detected'", "folds", "left it: workflow"),
    ("UPDATE claims_decision SET note = 'Another.' WHERE sequence = 3", "chains", "decision 3 was changed"),
    ("DELETE FROM claims_ledgerentry WHERE sequence = 2", "chains", "ledger entry 2 is missing"),
    ("DROP INDEX source_name_is_unique_whatever_its_case; INSERT INTO claims_source (name, host, beat, created_at) "
     "SELECT upper(name), host, beat, created_at FROM claims_source", "doubles", "2 rows of claims.source"),
    ("UPDATE claims_mention SET claim_id = 987654", "orphans", "points at claim 987654"),
    ("DELETE FROM claims_source", "orphans", "points at source"),
    ("UPDATE claims_articleversion SET number = number + 1", "versions", "article "),
    ("DELETE FROM claims_fetch", "fetches", "feed entry "),
    ("UPDATE claims_fetch SET finished_at = due_at", "fetches", "fetch "),
    ("UPDATE claims_feed SET state = 'paused'", "pushes", "subscription "),
    ("UPDATE claims_feed SET takes_pushes = (1 = 0)", "pushes", "subscription "),
    ("UPDATE claims_copy SET digest = 'x' || substr(digest, 2)", "copies", "is missing from the archive"),
    ("UPDATE claims_copy SET size = size - 1", "copies", "is damaged"),
    ("DELETE FROM claims_rereading", "pages", "article "),
    ("UPDATE claims_copy SET version_id = (SELECT max(id) FROM claims_articleversion)", "pages", "article "),
    ("DELETE FROM claims_analysis", "readings", "article version "),
    ("DELETE FROM claims_matching WHERE version_id IS NOT NULL", "readings", "article version "),
    ("DELETE FROM claims_matching WHERE claim_id IS NOT NULL", "readings", "claim "),
    ("DELETE FROM claims_reviewitem WHERE kind = 'new_claim'", "questions", "claim "),
    ("DELETE FROM claims_figure; DELETE FROM claims_mention", "questions", "claim "),
    ("UPDATE claims_analysis SET gave_up_at = due_at, error = 'x' WHERE finished_at IS NOT NULL", "ends", "analysis "),
    ("UPDATE claims_analysis SET lease_until = due_at WHERE finished_at IS NOT NULL", "ends", "analysis "),
    ("UPDATE claims_fetch SET gave_up_at = due_at", "ends", "fetch "),
    ("UPDATE claims_fetch SET lease_until = '2030-01-01 00:00:00+00:00'", "leases", "fetch "),
    ("UPDATE claims_feed SET lease_until = '2030-01-01 00:00:00+00:00'", "leases", "feed "),
]  # fmt: skip


def test_what_is_written_behind_the_trackers_back_is_told(filled: datetime) -> None:
    for sql, name, told in TAMPERS:
        with behind_its_back() as cursor:
            for statement in sql.split("; "):
                cursor.execute(statement)

            finding = look(BY_NAME[name], filled)

        assert finding.number, sql
        assert told in finding.first[0], sql


def test_a_guard_that_is_gone_is_told() -> None:
    with behind_its_back():
        finding = look(BY_NAME["guards"], NOW)

    assert finding.number > NAMED
    assert len(finding.first) == NAMED
    assert "the guard claims_articleversion_no_update" in finding.first


def _sent_unnoted(editor: User) -> None:
    telling.tell(persons=[editor], kind=NoticeKind.ASSIGNED, claim=None, text="It is yours.", key="k", now=NOW)
    notice = PersonalNotice.objects.get()
    OutgoingMail.objects.create(
        person=editor,
        purpose="notice",
        key="n",
        notice=notice,
        made_at=NOW,
        due_at=NOW,
        finished_at=NOW,
        outcome="sent",
    )


def _suggested_again(editor: User) -> None:
    refused = make_match(make_claim())
    Match.objects.filter(pk=refused.pk).update(state="not_about", decided_at=NOW, decided_by=editor)
    article = refused.version.article
    more = Reading(f"{refused.version.text} More came later.", outlet=article.source.name, url=article.url)
    later = articles.receive(reading=more, door=Door.PASTE, by=None, now=NOW).version
    assert later.article == article
    refused.pk, refused.version, refused.found_at = None, later, NOW + timedelta(days=1)
    refused.save(force_insert=True)


@pytest.mark.parametrize(("deed", "name"), [(_sent_unnoted, "letters"), (_suggested_again, "suggestions")])
def test_what_the_tracker_would_never_do_is_told(deed: Callable[[User], None], name: str, editor: User) -> None:
    deed(editor)

    assert look(BY_NAME[name], NOW + timedelta(days=2)).number == 1


def test_every_promise_is_broken_by_one_of_these_tests() -> None:
    assert {name for _, name, _ in TAMPERS} | {"guards", "letters", "suggestions"} == set(BY_NAME)


def test_looking_takes_as_many_queries_however_much_there_is(
    filled: datetime, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    assert Claim.objects.count() > 5
    for promise in PROMISES:
        if promise.name not in ("doubles", "orphans"):  # one for each constraint and each key
            with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
                look(promise, filled)
