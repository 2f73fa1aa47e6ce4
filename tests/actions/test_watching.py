"""Watching: who is told what becomes of a claim, by whom, and with which words."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from claims.actions import alerts, claims, ledger, merging, undo, watching
from claims.actions.alerts import Side
from claims.errors import NotAllowed
from claims.models import Claim, PersonalNotice, Preferences, Watch
from claims.queries.watching import number, watches
from claims.text.spans import Span
from claims.verdicts import AlertKind, DismissReason, Verdict
from tests.conftest import NOW, make_person
from tests.factories import followed_claim, make_act, make_claim, make_evidence, other_claim, settled_claim

pytestmark = pytest.mark.django_db


def told(person: User) -> list[tuple[str, str]]:
    """What a person was told, in the order of the telling."""
    return list(PersonalNotice.objects.filter(person=person).order_by("pk").values_list("kind", "text"))


def settle(claim: Claim, by: User) -> None:
    because = "The port said so itself."
    ruling = ledger.Ruling(verdict=Verdict.REFUTED, reason="Divers counted.", no_evidence_because=because)
    ledger.settle(claim=claim, ruling=ruling, act=make_act(by))


def test_who_watches_is_told_once_of_the_verdict_and_its_maker_is_not(editor: User, reader: User) -> None:
    claim = followed_claim(editor)
    for _ in range(2):
        watching.watch(claim=claim, by=reader, now=NOW)

    settle(claim, editor)

    assert told(reader) == [("verdict", f"Dana settled {claim.public_id}: refuted (“{claim.text}”).")]
    assert not told(editor)


def test_whoever_stopped_watching_or_left_is_not_told(editor: User, reader: User, reporter: User) -> None:
    claim = followed_claim(editor)
    watching.watch(claim=claim, by=reader, now=NOW)
    watching.watch(claim=claim, by=reporter, now=NOW)
    watching.unwatch(claim=claim, by=reader)
    User.objects.filter(pk=reporter.pk).update(is_active=False)

    settle(claim, editor)

    assert not PersonalNotice.objects.exists()


def test_only_those_who_may_read_claims_watch_them(stranger: User) -> None:
    with pytest.raises(NotAllowed, match="reader"):
        watching.watch(claim=make_claim(), by=stranger, now=NOW)


def test_whoever_decides_watches_from_then_on_unless_they_prefer_not_to(editor: User, second_editor: User) -> None:
    Preferences.objects.create(person=second_editor, watches_own=False)

    claims.follow(claim=(claim := make_claim()), act=make_act(editor))
    claims.follow(claim=(other := other_claim()), act=make_act(second_editor))

    assert watches(editor, claim)
    assert not watches(second_editor, other)


def test_putting_a_claim_aside_is_no_reason_to_watch_it(editor: User) -> None:
    claims.dismiss(claim=make_claim(), because=DismissReason.NOT_A_CLAIM, act=make_act(editor))

    assert not Watch.objects.exists()


def test_each_thing_that_becomes_of_it_is_told_in_a_sentence(editor: User, reader: User) -> None:
    claim, other = followed_claim(editor), other_claim()
    watching.watch(claim=claim, by=reader, now=NOW)
    make_evidence(claim, editor)
    settle(claim, editor)
    claims.reopen(claim=claim, act=make_act(editor))
    merged = claims.merge(claim=claim, into=other, act=make_act(editor)).claim
    merging.separate(claim=merged, act=make_act(editor))
    claims.dismiss(claim=claim, because=DismissReason.OUT_OF_SCOPE, act=make_act(editor))

    assert [kind for kind, _ in told(reader)] == ["evidence", "verdict", "reopened", "merged", "merged", "verdict"]
    sentences = [text.partition(" (“")[0] for _, text in told(reader)]
    assert sentences == [
        f"Dana added evidence to {claim.public_id}",
        f"Dana settled {claim.public_id}: refuted",
        f"Dana opened {claim.public_id} again",
        f"Dana merged {claim.public_id} into {other.public_id}",
        f"Dana took {claim.public_id} out of {other.public_id} again",
        f"Dana dismissed {claim.public_id}: out of scope",
    ]


def test_an_undo_corrects_what_was_told(editor: User, reader: User) -> None:
    claim = followed_claim(editor)
    watching.watch(claim=claim, by=reader, now=NOW)
    decision = claims.dismiss(claim=claim, because=DismissReason.DUPLICATE, act=make_act(editor))

    undo.undo(decision=decision, act=make_act(editor))

    assert told(reader)[1][1].startswith(
        f"Dana took back their own decision: Dana dismissed {claim.public_id}: duplicate"
    )


def test_who_watches_a_claim_is_told_of_the_one_that_it_was_merged_into(editor: User, reader: User) -> None:
    claim, into = make_claim(), other_claim()
    watching.watch(claim=claim, by=reader, now=NOW)
    claims.merge(claim=claim, into=into, act=make_act(editor))

    settle(into, editor)

    assert told(reader)[-1][1].startswith(f"Dana settled {into.public_id}: refuted")
    assert number(into) == 2  # The reader, and the editor who settled it.


def test_an_alert_is_told_to_everybody_who_watches(editor: User) -> None:
    claim = settled_claim(editor)
    version = claim.mentions.get().version

    with transaction.atomic():
        for _ in range(2):
            alerts.raise_once(
                claim=claim,
                kind=AlertKind.CONTRADICTED,
                key="made",
                why="A test.",
                after=Side(version, Span(0, 5)),
                now=NOW,
            )

    assert [kind for kind, _ in told(editor)] == ["alert"]


def test_a_decision_that_was_rolled_back_was_told_to_nobody(editor: User, reader: User) -> None:
    claim = followed_claim(editor)
    watching.watch(claim=claim, by=reader, now=NOW)

    with transaction.atomic():
        claims.dismiss(claim=claim, because=DismissReason.DUPLICATE, act=make_act(editor))
        assert told(reader)
        transaction.set_rollback(True)

    assert not PersonalNotice.objects.exists()


def test_a_decision_costs_the_same_whether_two_or_ten_watch(editor: User) -> None:
    people, costs = [make_person(f"colleague{number}", "reader") for number in range(10)], []
    for watching_it in (people[:2], people):
        claim = claims.follow(claim=other_claim(), act=make_act(editor)).claim
        for person in watching_it:
            watching.watch(claim=claim, by=person, now=NOW)
        with CaptureQueriesContext(connection) as queries:
            claims.dismiss(claim=claim, because=DismissReason.DUPLICATE, act=make_act(editor))
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_counting_watchers_takes_one_query(editor: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    claim = followed_claim(editor)

    with django_assert_num_queries(1):
        assert number(claim) == 1
