"""Deciding about many claims at once: each by its own action, once, resumed after a crash, and one way back for all."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import bulk, claims, pairs, reservations, watching
from claims.actions import undo as undoing
from claims.errors import BadInput, NotAllowed, NotOpen
from claims.models import BulkRun, Claim, Decision, PersonalNotice, Reservation
from claims.models.bulk import BulkVerb
from claims.queries import cards, chains
from claims.queries.state_digest import digest
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, other_claim, settled_claim
from tests.suggesting import make_alert

pytestmark = pytest.mark.django_db

EARLIER = NOW - timedelta(hours=1)
DISMISS = bulk.Wanted(BulkVerb.DISMISS, {"because": "out_of_scope"}, note="A flood.")


def chosen(*made: Claim) -> dict[int, int]:
    return {claim.pk: claim.revision for claim in made}


def begun(by: User, *made: Claim, wanted: bulk.Wanted = DISMISS) -> BulkRun:
    return bulk.begin(wanted=wanted, chosen=chosen(*made), by=by, nonce=uuid.uuid4().hex, now=NOW)


def carried_out(by: User, *made: Claim, wanted: bulk.Wanted = DISMISS) -> BulkRun:
    row = begun(by, *made, wanted=wanted)
    assert bulk.run(run_id=row.pk, now=NOW)
    return BulkRun.objects.get(pk=row.pk)


def taken_back(row: BulkRun, by: User) -> BulkRun:
    back = bulk.take_back(run=row, by=by, nonce=uuid.uuid4().hex, now=NOW + timedelta(minutes=1))
    bulk.run(run_id=back.pk, now=NOW + timedelta(minutes=1))
    return BulkRun.objects.get(pk=back.pk)


def outcomes(row: BulkRun) -> dict[str, int]:
    found = list(row.claims.values_list("outcome", flat=True))
    return {word: found.count(word) for word in found}


@pytest.mark.timeout(600)
def test_hundreds_are_dismissed_and_taken_back_without_a_trace_in_the_state(editor: User) -> None:
    made = [other_claim() for _ in range(300)]
    for number in range(0, 300, 3):
        made[number] = claims.follow(claim=made[number], act=make_act(editor, now=EARLIER)).claim
    before, history = digest(), Decision.objects.count()

    row = carried_out(editor, *made)
    assert outcomes(row) == {"done": 300}
    assert set(Claim.objects.values_list("workflow", "dismissed_because")) == {("dismissed", "out_of_scope")}
    back = taken_back(row, editor)

    assert outcomes(back) == {"done": 300}
    assert digest() == before
    assert Decision.objects.count() == history + 600
    assert chains.verify(Decision).length == history + 600


def test_what_hangs_on_a_claim_of_a_run_counts_as_it_does_for_one(
    editor: User, second_editor: User, administrator: User, reader: User
) -> None:
    watched, held, own, judged, plain = made = [other_claim() for _ in range(5)]
    watching.watch(claim=watched, by=reader, now=EARLIER)
    reservations.reserve(claim=cards.find(held.public_id), by=second_editor, now=NOW)
    reservations.reserve(claim=cards.find(own.public_id), by=editor, now=NOW)
    pairs.begin(claim=judged, act=make_act(administrator, now=EARLIER), why=["It counts the dead."])

    row = carried_out(editor, *made)

    assert outcomes(row) == {"done": 4, "refused": 1}
    assert row.claims.get(outcome="refused").claim == held
    assert Reservation.objects.filter(until__isnull=False).values_list("claim", flat=True).get() == held.pk
    assert PersonalNotice.objects.get(person=reader).claim == watched
    assert pairs.open_pair(judged) is None
    taken_back(row, editor)
    assert PersonalNotice.objects.filter(person=reader).count() == 2
    plain.refresh_from_db()
    assert plain.workflow == "detected"


def test_who_watches_what_was_merged_into_a_claim_of_a_run_is_told(editor: User, reader: User) -> None:
    claim, other = other_claim(), other_claim()
    claims.merge(claim=other, into=claim, act=make_act(editor, now=EARLIER))
    watching.watch(claim=other, by=reader, now=EARLIER)

    carried_out(editor, claim)

    assert "out of scope" in PersonalNotice.objects.get(person=reader).text


def test_each_claim_of_a_run_costs_few_statements(editor: User) -> None:
    costs = []
    for number in (5, 25):
        row = begun(editor, *[other_claim() for _ in range(number)])
        with CaptureQueriesContext(connection) as statements:
            bulk.run(run_id=row.pk, now=NOW)
        costs.append(len(statements))

    assert costs[1] - costs[0] <= 20 * 14


def test_what_is_refused_is_kept_with_its_reason_and_the_rest_goes_on(editor: User, second_editor: User) -> None:
    free, settled, changed = other_claim(), settled_claim(editor), other_claim()
    row = begun(editor, free, settled, changed)
    claims.reword(claim=changed, text="Other words.", act=make_act(second_editor))

    bulk.run(run_id=row.pk, now=NOW)

    reasons = dict(row.claims.values_list("claim", "reason"))
    assert outcomes(row) == {"done": 1, "refused": 2}
    assert "Omar reworded this claim" in reasons[changed.pk]
    assert "cannot be changed by" in reasons[settled.pk]


def test_a_run_that_broke_off_is_resumed_and_doubles_nothing(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [other_claim() for _ in range(12)]
    monkeypatch.setattr(bulk, "BATCH", 5)
    row = begun(editor, *made)
    real, calls = bulk._decide, iter(range(100))

    def dies(*args: Any) -> None:
        if next(calls) == 7:
            raise RuntimeError("the machine went away")
        real(*args)

    monkeypatch.setattr(bulk, "_decide", dies)
    with pytest.raises(RuntimeError):
        bulk.run(run_id=row.pk, now=NOW)
    assert Decision.objects.count() == 5
    monkeypatch.setattr(bulk, "_decide", real)
    later = NOW + timedelta(hours=1)

    assert bulk.run(run_id=row.pk, now=later)
    assert not bulk.run(run_id=row.pk, now=later)

    assert outcomes(row) == {"done": 12}
    assert Decision.objects.count() == 12


def test_a_worker_that_lost_its_lease_decides_nothing_more(editor: User) -> None:
    row = begun(editor, other_claim())
    stale = BulkRun.objects.get(pk=row.pk)
    stale.lease_until = NOW

    assert bulk._batch(stale, NOW) == 0
    assert not Decision.objects.exists()


def test_a_long_run_lets_others_have_their_turn(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 1)
    monkeypatch.setattr(bulk, "PATIENCE", timedelta(seconds=-1))
    row = begun(editor, other_claim(), other_claim())

    assert not bulk.run(run_id=row.pk, now=NOW)

    assert outcomes(row) == {"done": 1, "waiting": 1}
    assert BulkRun.objects.due(NOW).filter(pk=row.pk).exists()


def test_taking_back_what_still_goes_on_stops_it(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 1)
    monkeypatch.setattr(bulk, "PATIENCE", timedelta(seconds=-1))
    made = [other_claim(), other_claim()]
    before = digest()
    row = begun(editor, *made)
    bulk.run(run_id=row.pk, now=NOW)
    monkeypatch.undo()

    taken_back(row, editor)
    bulk.run(run_id=row.pk, now=NOW + timedelta(hours=1))

    assert outcomes(row) == {"done": 1, "left": 1}
    assert digest() == before


def test_what_was_built_upon_since_is_left_and_named(editor: User, second_editor: User) -> None:
    made = [other_claim(), other_claim()]
    row = carried_out(editor, *made)
    claims.reopen(claim=made[0], act=make_act(second_editor))

    back = taken_back(row, editor)

    assert outcomes(back) == {"refused": 1, "done": 1}
    assert "first take back decision 3 (Omar reopened" in back.claims.get(outcome="refused").reason


def test_a_single_decision_of_a_run_may_be_taken_back_alone(editor: User) -> None:
    made = [other_claim(), other_claim()]
    row = carried_out(editor, *made)
    undoing.undo(decision=Decision.objects.get(claim=made[0]), act=make_act(editor))

    back = taken_back(row, editor)

    assert outcomes(back) == {"refused": 1, "done": 1}
    assert set(Claim.objects.values_list("workflow", flat=True)) == {"detected"}


@pytest.mark.parametrize(
    "wanted",
    [
        bulk.Wanted(BulkVerb.FOLLOW),
        bulk.Wanted(BulkVerb.ACKNOWLEDGE),
        bulk.Wanted(BulkVerb.ASSIGN, {"to": 1}),
        bulk.Wanted(BulkVerb.SNOOZE, {"until": "2026-04-01"}),
    ],
    ids=lambda wanted: wanted.verb.value,
)
def test_the_other_verbs_come_and_go_too(wanted: bulk.Wanted, editor: User) -> None:
    options = {**wanted.options, **({"to": editor.pk} if "to" in wanted.options else {})}
    claim = other_claim() if wanted.verb is BulkVerb.FOLLOW else followed_claim(editor)
    make_alert(claim)
    make_alert(claim)
    before = digest()

    row = carried_out(editor, claim, wanted=bulk.Wanted(wanted.verb, options))
    assert outcomes(row) == {"done": 1}
    assert digest() != before
    taken_back(row, editor)

    assert digest() == before


def test_the_same_form_sent_twice_is_one_run(editor: User) -> None:
    claim = other_claim()
    one, two = (bulk.begin(wanted=DISMISS, chosen=chosen(claim), by=editor, nonce="n", now=NOW) for _ in range(2))

    assert one == two
    assert taken_back(one, editor) == taken_back(one, editor)


@pytest.mark.parametrize(
    "wanted", [bulk.Wanted(BulkVerb.DISMISS), bulk.Wanted(BulkVerb.ASSIGN), bulk.Wanted(BulkVerb.UNDO)]
)
def test_half_an_order_is_refused(wanted: bulk.Wanted, editor: User) -> None:
    with pytest.raises(BadInput):
        begun(editor, other_claim(), wanted=wanted)


def test_too_many_are_refused(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST", 1)

    with pytest.raises(BadInput, match="at most 1 claims; these are 2"):
        begun(editor, other_claim(), other_claim())
    with pytest.raises(BadInput, match="at least one"):
        begun(editor)


def test_who_may_not_decide_about_one_may_not_about_many(
    reporter: User, editor: User, second_editor: User, administrator: User
) -> None:
    with pytest.raises(NotAllowed):
        begun(reporter, other_claim())
    row = carried_out(editor, other_claim())
    with pytest.raises(NotAllowed):
        taken_back(row, second_editor)
    back = taken_back(row, administrator)
    with pytest.raises(NotOpen):
        taken_back(back, administrator)
    assert outcomes(back) == {"done": 1}
