"""Mentions that are a claim of their own: taken out, found again by their keys, and put back as they were."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, evidence, merging, origins, recording, splitting, undo
from claims.errors import BadInput, ClaimsError, Conflict, NotOpen
from claims.models import Claim, ClaimKey, Decision, Evidence, Mention, OriginMember
from claims.queries import chains, reports
from claims.queries import claim as one
from claims.queries.merging import root
from claims.verdicts import Stance
from tests.conftest import NOW
from tests.factories import (
    TEXT,
    dismissed_claim,
    followed_claim,
    make_act,
    make_draft,
    make_evidence,
    make_version,
    other_claim,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def said_again(claim: Claim, text: str = TEXT) -> Mention:
    """Mention the claim once more, in an article of its own."""
    version = make_version(text)
    recording.record(version=version, drafts=[make_draft(text)], now=NOW)
    mention = version.mentions.get()
    assert mention.claim == claim
    return mention


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def new_of(decision: Decision) -> Claim:
    return Claim.objects.get(pk=decision.after["split_claim_id"])


def test_mentions_taken_out_are_a_claim_of_their_own_that_is_followed(editor: User) -> None:
    claim = followed_claim(editor)
    mention = said_again(claim)
    piece = make_evidence(claim, editor)

    decision = splitting.split(claim=claim, mentions=[mention.pk], act=make_act(editor))

    new = new_of(decision)
    assert (new.workflow, new.text, new.public_id) == ("triaged", mention.exact, decision.after["split_claim"])
    assert list(new.mentions.all()) == [mention]
    assert claim.mentions.count() == 1
    assert Evidence.objects.get(pk=piece.pk).claim == claim
    assert new.follow_up.stage
    assert again(claim).workflow == "triaged"


def test_a_later_draft_in_words_that_both_account_for_finds_the_claim_that_was_first(editor: User) -> None:
    claim = followed_claim(editor)
    mention = said_again(claim)
    splitting.split(claim=claim, mentions=[mention.pk], act=make_act(editor))

    said_again(claim)

    third = make_version(f"{TEXT} Corrected.", url=mention.version.article.url)
    recording.record(version=third, drafts=[make_draft(third.text)], now=NOW)
    assert third.mentions.get().claim == claim


def test_the_key_of_its_article_goes_with_a_mention(editor: User) -> None:
    claim = followed_claim(editor)
    before = set(claim.keys.values_list("key", flat=True))
    mention = said_again(claim)
    gained = set(claim.keys.values_list("key", flat=True)) - before

    new = new_of(splitting.split(claim=claim, mentions=[mention.pk], act=make_act(editor)))

    assert gained
    assert set(claim.keys.values_list("key", flat=True)) == before
    assert gained <= set(new.keys.values_list("key", flat=True))


def test_the_two_are_never_suggested_as_one_again(editor: User) -> None:
    claim = followed_claim(editor)
    mention = said_again(claim)

    new = new_of(splitting.split(claim=claim, mentions=[mention.pk], act=make_act(editor)))

    assert merging.suggest(claim=new, now=NOW) == []


def test_what_cannot_be_taken_out_is_refused_in_words(editor: User) -> None:
    claim = followed_claim(editor)
    mention, stranger = said_again(claim), other_claim().mentions.get()
    every = list(claim.mentions.values_list("pk", flat=True))

    for chosen, error, words in (
        ([], BadInput, "Choose the mentions"),
        (every, BadInput, "At least one mention has to stay"),
        ([stranger.pk], Conflict, "not this claim’s any more"),
    ):
        with pytest.raises(error, match=words):
            splitting.split(claim=claim, mentions=chosen, act=make_act(editor))
    with pytest.raises(NotOpen, match="This claim has one mention"):
        splitting.split(claim=stranger.claim, mentions=[stranger.pk], act=make_act(editor))
    with pytest.raises(NotOpen, match="is dismissed cannot be split"):
        splitting.split(claim=dismissed_claim(editor), mentions=[mention.pk], act=make_act(editor))


def test_taken_back_the_mentions_are_where_they_were_and_the_new_id_leads_there(editor: User) -> None:
    claim = followed_claim(editor)
    mention = said_again(claim)
    before = graph()
    decision = splitting.split(claim=claim, mentions=[mention.pk], act=make_act(editor))

    undo.undo(decision=decision, act=make_act(editor))

    assert graph() == before
    new = new_of(decision)
    assert (new.workflow, root(new)) == ("merged", claim)
    assert not new.review_items.filter(closed_at__isnull=True).exists()
    assert [it.pk for it in undo_candidates(editor)] == [claim.decisions.get(verb="followed").pk]


def undo_candidates(person: User) -> list[Decision]:
    last = undo.last_of(person)
    return [last] if last else []


def test_a_split_stands_while_something_was_decided_about_what_it_made(editor: User) -> None:
    claim = followed_claim(editor)
    decision = splitting.split(claim=claim, mentions=[said_again(claim).pk], act=make_act(editor))
    claims.reword(claim=new_of(decision), text="Twelve barges sank.", act=make_act(editor))

    with pytest.raises(Conflict, match="Another decision builds on that one"):
        undo.undo(decision=decision, act=make_act(editor))


def test_a_split_stands_while_another_claim_is_merged_into_what_it_made(editor: User) -> None:
    claim, other = followed_claim(editor), other_claim()
    decision = splitting.split(claim=claim, mentions=[said_again(claim).pk], act=make_act(editor))
    claims.merge(claim=other, into=new_of(decision), act=make_act(editor))

    with pytest.raises(Conflict, match=f"{other.public_id} was merged into"):
        undo.undo(decision=decision, act=make_act(editor))


def test_a_past_moment_tells_whose_the_mention_was_then(editor: User) -> None:
    claim = followed_claim(editor)
    mention = said_again(claim)
    hours = [NOW + timedelta(hours=number) for number in range(5)]
    decision = splitting.split(claim=claim, mentions=[mention.pk], act=make_act(editor, now=hours[1]))
    undo.undo(decision=decision, act=make_act(editor, now=hours[3]))
    new = new_of(decision)

    told = {
        at: (len(reports.of_claims({claim.pk: ""}, at)), len(reports.of_claims({new.pk: ""}, at))) for at in hours[::2]
    }

    assert list(told.values()) == [(2, 0), (1, 1), (2, 0)]
    then = one.page(claim.public_id, hours[2])
    assert then is not None
    assert len(then.reports) == 1


def graph() -> dict[str, Any]:
    """Whose everything is: each mention and piece of evidence, each key, each article's origin, where each id leads."""
    born_of_splits = set(Decision.objects.filter(verb="split").values_list("after__split_claim_id", flat=True))
    return {
        "mentions": dict(Mention.objects.values_list("pk", "claim_id")),
        "evidence": dict(Evidence.objects.filter(state="accepted").values_list("pk", "claim_id")),
        "keys": set(ClaimKey.objects.values_list("claim_id", "key")),
        "origins": dict(OriginMember.objects.values_list("article_id", "origin_id")),
        "ids": {it.public_id: root(it).public_id for it in Claim.objects.exclude(pk__in=born_of_splits)},
        "states": dict(Claim.objects.exclude(pk__in=born_of_splits).values_list("pk", "workflow")),
    }


@pytest.mark.parametrize("seed", range(8))
def test_merges_and_splits_at_random_all_taken_back_leave_the_same_graph(seed: int, editor: User) -> None:
    chance = random.Random(seed)
    first = followed_claim(editor)
    for _ in range(4):
        origins.place(version=said_again(first).version, now=NOW)
    for _ in range(3):
        other_claim()
    make_evidence(first, editor, stance=Stance.SUPPORTS)
    before = graph()
    some = list(first.mentions.values_list("pk", flat=True))[1:3]
    made = [splitting.split(claim=first, mentions=some, act=make_act(editor))]
    while len(made) < 12:
        try:
            made.append(anything(chance, editor))
        except ClaimsError:
            continue

    for decision in reversed(made):
        undo.undo(decision=decision, act=make_act(editor))

    assert "merged" in {decision.verb for decision in made}
    assert graph() == before
    assert chains.verify(Decision).length == Decision.objects.count()


def anything(chance: random.Random, by: User) -> Decision:
    claim = chance.choice(list(Claim.objects.order_by("pk")))
    act = make_act(by)
    if chance.random() < 0.5:
        mentions = list(claim.mentions.values_list("pk", flat=True))
        return splitting.split(claim=claim, mentions=chance.sample(mentions, len(mentions) // 2), act=act)
    if chance.random() < 0.2:
        found = evidence.Finding(passage="Divers counted.", stance=Stance.REFUTES, url="https://port.example/x")
        return evidence.add(claim=claim, finding=found, act=act)
    return claims.merge(claim=claim, into=chance.choice(list(Claim.objects.order_by("pk"))), act=act)
