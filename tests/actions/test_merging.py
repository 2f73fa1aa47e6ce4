"""Claims that may be one: suggested once, merged or kept apart by a person, and taken apart again at any time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import claims, ledger, merging, undo
from claims.errors import Conflict, InvalidTransition, NotAllowed
from claims.models import Claim, Decision, FollowUp, MergeSuggestion, ReviewItem, Speaker
from claims.queries.merging import EACH
from claims.verdicts import DismissReason, Verdict
from tests.conftest import NOW
from tests.factories import CAVEAT, followed_claim, make_act, make_claim, other_claim

pytestmark = pytest.mark.django_db

SAID = "The harbour master of Port Lowe said 12 of the 15 barges had sunk."
AGAIN = "At Port Lowe 12 of 15 barges were sunk, the harbour master said."
THRICE = "Of the 15 barges at Port Lowe 12 had been sunk by the storm, the harbour master said."
LATER = NOW + timedelta(days=90)


def told(said: str = SAID) -> Claim:
    return make_claim(f"{said} {CAVEAT}", covered=said)


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def asked(claim: Claim) -> list[str]:
    return list(ReviewItem.objects.waiting().filter(claim=claim, kind="same_claim").values_list("why", flat=True))


@pytest.fixture
def pair() -> tuple[Claim, Claim]:
    """Two claims that a machine takes for one."""
    earlier, later = told(), told(AGAIN)
    merging.suggest(claim=later, now=NOW)
    return earlier, later


def only() -> MergeSuggestion:
    return MergeSuggestion.objects.get()


def undo_last(by: User) -> None:
    decision = undo.last_of(by)
    assert decision
    undo.undo(decision=decision, act=make_act(by, now=NOW + timedelta(hours=1)))


def test_a_new_claim_that_may_be_an_earlier_one_is_put_before_the_desk(pair: tuple[Claim, Claim]) -> None:
    earlier, later = pair

    assert (only().earlier, only().later, only().state) == (earlier, later, "suggested")
    assert only().score > 0.5
    assert asked(later)[0].startswith(f"It may be {earlier.public_id} in other words. ")
    assert asked(earlier) == []
    assert {again(claim).workflow for claim in pair} == {"detected"}


def test_a_suggestion_is_made_once_from_either_side(pair: tuple[Claim, Claim]) -> None:
    for claim in (*pair, *pair):
        assert merging.suggest(claim=claim, now=NOW) == []

    assert MergeSuggestion.objects.count() == 1
    assert ReviewItem.objects.filter(kind="same_claim").count() == 1


def test_an_earlier_claim_that_is_compared_later_asks_about_the_later_one() -> None:
    earlier, later = told(), told(AGAIN)

    merging.suggest(claim=earlier, now=NOW)

    assert (only().earlier, only().later) == (earlier, later)
    assert len(asked(later)) == 1


def test_a_claim_of_the_same_speaker_or_day_is_found_behind_a_flood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.queries.merging.EACH", 1)
    speaker = Speaker.objects.create(name="The harbour master", created_at=NOW)
    by_speaker, by_day, new = told(), told(THRICE), told(AGAIN)
    for each in range(2):
        told(SAID.replace("barges", f"barges {each} times"))
    Claim.objects.filter(pk__in=[by_speaker.pk, new.pk]).update(speaker=speaker)
    Claim.objects.filter(pk__in=[by_day.pk, new.pk]).update(event_date=NOW.date())
    Claim.objects.filter(pk__in=[by_speaker.pk, by_day.pk]).update(reported_at=NOW - timedelta(days=13))

    merging.suggest(claim=again(new), now=NOW)

    assert {by_speaker, by_day} <= {row.earlier for row in MergeSuggestion.objects.filter(later=new)}


def test_claims_reported_weeks_apart_are_not_suggested() -> None:
    earlier, later = told(), told(AGAIN)
    Claim.objects.filter(pk=earlier.pk).update(reported_at=NOW - timedelta(days=15))

    assert merging.suggest(claim=later, now=NOW) == []


def test_claims_that_are_two_are_not_suggested() -> None:
    told()

    assert merging.suggest(claim=other_claim(), now=NOW) == []


@pytest.mark.parametrize("gone", ["dismissed", "merged"])
def test_only_claims_that_stand_are_suggested(gone: str, editor: User) -> None:
    earlier, later = told(), told(AGAIN)
    if gone == "dismissed":
        claims.dismiss(claim=earlier, because=DismissReason.DUPLICATE, act=make_act(editor))
    else:
        claims.merge(claim=earlier, into=other_claim(), act=make_act(editor))

    assert merging.suggest(claim=later, now=NOW) == []
    assert merging.suggest(claim=again(earlier), now=NOW) == []


def test_the_question_gives_the_likeliest(editor: User) -> None:
    told(THRICE)
    closest = told()
    later = told(SAID.replace("barges", "moored barges"))

    merging.suggest(claim=later, now=NOW)

    assert MergeSuggestion.objects.filter(later=later).count() == 2
    assert closest.public_id in asked(later)[0]


def test_a_flood_of_claims_costs_a_fixed_number_of_queries_and_suggestions() -> None:
    def flood(number: int) -> int:
        for each in range(number):
            told(SAID.replace("barges", f"barges {each} times {number}"))
        claim = told(SAID.replace("barges", f"barges by {number}"))
        with CaptureQueriesContext(connection) as caught:
            assert len(merging.suggest(claim=claim, now=NOW)) == merging.MOST
        return len(caught)

    assert flood(merging.MOST) == flood(EACH + 5)


def test_claims_that_are_kept_apart_are_never_suggested_again(pair: tuple[Claim, Claim], editor: User) -> None:
    earlier, later = pair

    decision = merging.keep_apart(suggestion=only(), act=make_act(editor))

    assert (decision.verb, decision.claim, decision.after["apart_from"]) == ("kept_apart", later, earlier.public_id)
    assert (only().state, only().decided_by) == ("apart", editor)
    assert asked(later) == []
    assert merging.suggest(claim=later, now=LATER) == []
    assert again(later).workflow == "detected"


def test_the_question_stays_while_another_likeness_waits(pair: tuple[Claim, Claim], editor: User) -> None:
    third = told(THRICE)
    merging.suggest(claim=third, now=NOW)
    first, second = MergeSuggestion.objects.filter(later=third)

    merging.keep_apart(suggestion=first, act=make_act(editor))
    assert len(asked(third)) == 1
    merging.keep_apart(suggestion=second, act=make_act(editor))
    assert asked(third) == []


def test_two_editors_cannot_both_decide_about_a_likeness(
    pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    suggestion = only()
    merging.keep_apart(suggestion=suggestion, act=make_act(editor))

    with pytest.raises(Conflict, match="before you: the two are apart"):
        merging.keep_apart(suggestion=suggestion, act=make_act(second_editor))


def test_the_same_answer_sent_twice_counts_once(pair: tuple[Claim, Claim], editor: User) -> None:
    act = make_act(editor)

    for _ in range(2):
        merging.keep_apart(suggestion=only(), act=act)

    assert Decision.objects.filter(verb="kept_apart").count() == 1


def test_a_reporter_keeps_nothing_apart(pair: tuple[Claim, Claim], reporter: User) -> None:
    with pytest.raises(NotAllowed, match="needs the role"):
        merging.keep_apart(suggestion=only(), act=make_act(reporter))


def test_keeping_apart_can_be_undone(pair: tuple[Claim, Claim], editor: User) -> None:
    merging.keep_apart(suggestion=only(), act=make_act(editor))

    undo_last(editor)

    assert (only().state, only().decided_by, only().decided_at) == ("suggested", None, None)
    assert len(asked(pair[1])) == 1


@pytest.mark.parametrize("which", ["the later into the earlier", "the earlier into the later"])
def test_a_merge_answers_the_suggestion_and_undoing_it_asks_again(
    which: str, pair: tuple[Claim, Claim], editor: User
) -> None:
    earlier, later = pair
    claim, into = (later, earlier) if which.startswith("the later") else (earlier, later)

    claims.merge(claim=claim, into=into, act=make_act(editor))
    assert (only().state, only().decided_by, asked(later)) == ("merged", editor, [])

    undo_last(editor)
    assert (only().state, only().decided_by) == ("suggested", None)
    assert len(asked(later)) == 1
    assert {again(each).workflow for each in pair} == {"detected"}


def test_a_merge_answers_what_was_suggested_with_a_claim_merged_into_the_target(
    pair: tuple[Claim, Claim], editor: User
) -> None:
    earlier, later = pair
    target = other_claim()
    claims.merge(claim=earlier, into=target, act=make_act(editor))
    assert only().state == "suggested"

    claims.merge(claim=later, into=target, act=make_act(editor))

    assert only().state == "merged"


def test_a_claim_that_was_merged_long_ago_stands_by_itself_again_and_is_followed(
    pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    earlier, later = pair
    claims.merge(claim=later, into=earlier, act=make_act(editor))
    claims.follow(claim=earlier, act=make_act(editor))

    decision = merging.separate(claim=later, act=make_act(second_editor, now=LATER))

    assert (decision.verb, decision.after["apart_from"]) == ("separated", earlier.public_id)
    assert (again(later).workflow, again(later).merged_into) == ("triaged", None)
    assert FollowUp.objects.get(claim=later).check_by > LATER.date()
    assert later.mentions.count() == earlier.mentions.count() == 1
    assert (only().state, only().decided_by) == ("apart", second_editor)
    assert merging.suggest(claim=later, now=LATER) == []


def test_what_an_editor_merged_without_a_suggestion_is_not_suggested_once_it_was_separated(editor: User) -> None:
    earlier, later = told(), told(AGAIN)
    claims.merge(claim=later, into=earlier, act=make_act(editor))

    merging.separate(claim=later, act=make_act(editor))

    assert merging.suggest(claim=later, now=NOW) == []
    assert only().state == "apart"


@pytest.mark.parametrize("suggested", [True, False])
def test_undoing_a_separation_merges_them_again(suggested: bool, editor: User) -> None:
    earlier, later = told(), told(AGAIN)
    if suggested:
        merging.suggest(claim=later, now=NOW)
    claims.merge(claim=later, into=earlier, act=make_act(editor))
    merging.separate(claim=later, act=make_act(editor, now=LATER))

    undo_last(editor)

    assert (again(later).workflow, again(later).merged_into) == ("merged", earlier)
    assert FollowUp.objects.get(claim=later).next_at is None
    assert [row.state for row in MergeSuggestion.objects.all()] == (["merged"] if suggested else [])


def test_a_separation_is_not_undone_into_a_circle(editor: User, second_editor: User) -> None:
    earlier, later = told(), told(AGAIN)
    claims.merge(claim=later, into=earlier, act=make_act(editor))
    merging.separate(claim=later, act=make_act(editor))
    claims.merge(claim=earlier, into=later, act=make_act(second_editor))

    with pytest.raises(Conflict, match=f"{earlier.public_id} was merged into {later.public_id}"):
        undo_last(editor)


def test_only_a_merged_claim_is_separated(editor: User) -> None:
    with pytest.raises(InvalidTransition, match="cannot be changed by “undo the merge”"):
        merging.separate(claim=told(), act=make_act(editor))


def test_a_settled_claim_keeps_its_verdict_through_merge_and_separation(editor: User) -> None:
    claim = followed_claim(editor)
    ruling = ledger.Ruling(verdict=Verdict.REFUTED, reason="A drill.", no_evidence_because="Seen by all.")
    ledger.settle(claim=claim, ruling=ruling, act=make_act(editor))
    claims.merge(claim=claim, into=other_claim(), act=make_act(editor))

    merging.separate(claim=claim, act=make_act(editor))

    assert (again(claim).workflow, again(claim).verdict) == ("triaged", "refuted")


def test_the_page_of_a_merged_claim_leads_on_and_comes_back(pair: tuple[Claim, Claim], editor: User) -> None:
    earlier, later = pair
    client = Client()
    client.force_login(editor)
    claims.merge(claim=later, into=earlier, act=make_act(editor))

    assert client.get(later.get_absolute_url()).url == earlier.get_absolute_url()  # type: ignore[attr-defined]
    merging.separate(claim=later, act=make_act(editor))
    page = client.get(later.get_absolute_url())

    assert page.status_code == 200
    assert AGAIN in page.content.decode()
    assert AGAIN not in client.get(earlier.get_absolute_url()).content.decode()
