"""Keeping what matching found: once, never against what a person decided, and with the alarms that follow."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import evidence, matches, suggestions
from claims.actions.bearing import Bearing
from claims.facts import Judgement
from claims.models import Alert, ArticleVersion, Claim, FollowUp, Match, ReviewItem
from claims.models.match import MatchState
from claims.models.review import ReviewKind
from claims.text.spans import Span
from claims.verdicts import Independence, Stance, Verdict
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, make_version, settled_claim

pytestmark = pytest.mark.django_db

COUNTED = "Divers counted 9 wrecks in the basin on Friday."
LATER = f"{COUNTED} The harbour opens again on Monday."


def bearing(
    claim: Claim, version: ArticleVersion, stance: Stance = Stance.REVISES, *, sure: float = 0.8, bare: str = ""
) -> Bearing:
    judgement = Judgement(0.9, stance, sure, Span(0, len(COUNTED)), ("Says 9 wrecks; the claim says 12 barges.",))
    return Bearing(claim, version, judgement, bare)


def keep(*bearings: Bearing) -> None:
    suggestions.keep(bearings=bearings, now=NOW)


def asked(claim: Claim) -> bool:
    return claim.review_items.filter(kind=ReviewKind.EVIDENCE, closed_at__isnull=True).exists()


def test_a_judgement_worth_it_becomes_a_suggestion_and_a_question(editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER)

    keep(bearing(claim, version))

    match = Match.objects.get()
    assert (match.passage, match.stance, match.state, match.is_highlighted) == (COUNTED, "revises", "suggested", True)
    assert ReviewItem.objects.get(claim=claim, kind=ReviewKind.EVIDENCE).why == (
        "“Storm at Port Lowe” may bear on this claim. Says 9 wrecks; the claim says 12 barges."
    )


def test_a_suggestion_changes_neither_the_claim_nor_its_evidence(editor: User) -> None:
    claim = followed_claim(editor)
    before = Claim.objects.values().get(pk=claim.pk)

    keep(bearing(claim, make_version(LATER), Stance.SUPPORTS))

    assert Claim.objects.values().get(pk=claim.pk) == before
    assert not claim.evidence.exists()


def test_twice_is_as_once(editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER)

    for _ in range(2):
        keep(bearing(claim, version))

    assert Match.objects.count() == 1
    assert ReviewItem.objects.filter(kind=ReviewKind.EVIDENCE).count() == 1


@pytest.mark.parametrize("stance", [Stance.NOT_ABOUT, Stance.CONTEXT])
def test_what_bears_on_neither_side_is_no_suggestion(stance: Stance, editor: User) -> None:
    keep(bearing(followed_claim(editor), make_version(LATER), stance))

    assert not Match.objects.exists()


def test_a_guess_is_no_suggestion(editor: User) -> None:
    keep(bearing(followed_claim(editor), make_version(LATER), sure=0.2))

    assert not Match.objects.exists()


def test_a_mere_repetition_is_kept_but_asks_nobody(editor: User) -> None:
    claim = followed_claim(editor)

    keep(bearing(claim, make_version(LATER), Stance.REPEATS))

    assert Match.objects.get().is_highlighted is False
    assert not asked(claim)


def test_the_article_that_made_the_claim_is_no_evidence_for_it(editor: User) -> None:
    claim = followed_claim(editor)

    keep(bearing(claim, claim.mentions.get().version, Stance.SUPPORTS))

    assert not Match.objects.exists()


@pytest.mark.parametrize("how", [MatchState.NOT_ABOUT, MatchState.SET_ASIDE])
def test_what_was_turned_down_is_never_suggested_again(how: MatchState, editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER)
    keep(bearing(claim, version))
    matches.turn_down(match=Match.objects.get(), how=how, act=make_act(editor))

    keep(bearing(claim, version, Stance.REFUTES))

    assert Match.objects.get().state == how
    assert not asked(claim)


def test_nor_from_another_version_that_has_the_same_passage(editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER, url="https://news.example/later")
    keep(bearing(claim, version))
    matches.turn_down(match=Match.objects.get(), how=MatchState.NOT_ABOUT, act=make_act(editor))

    keep(bearing(claim, make_version(f"{LATER} Trains run.", url="https://news.example/later")))

    assert Match.objects.count() == 1


def test_but_it_is_when_the_passage_changed(editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER, url="https://news.example/later")
    keep(bearing(claim, version))
    matches.turn_down(match=Match.objects.get(), how=MatchState.NOT_ABOUT, act=make_act(editor))

    changed = make_version(LATER.replace("9 wrecks", "8 wrecks"), url="https://news.example/later")
    keep(bearing(claim, changed))

    assert Match.objects.suggested().get().version == changed


def test_another_judgement_replaces_a_suggestion_that_nobody_decided_about(editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER)
    keep(bearing(claim, version))

    keep(bearing(claim, version, Stance.REFUTES, sure=0.6))

    match = Match.objects.get()
    assert (match.stance, match.confidence, match.is_highlighted) == ("refutes", 0.6, False)


def test_a_suggestion_that_is_none_any_more_goes_with_its_question(editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER)
    keep(bearing(claim, version))

    keep(bearing(claim, version, Stance.NOT_ABOUT))

    assert not Match.objects.exists()
    assert not asked(claim)


def test_what_an_editor_accepted_stays_whatever_the_algorithm_says(editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER)
    keep(bearing(claim, version))
    matches.accept(
        match=Match.objects.get(), stance=Stance.REVISES, independence=Independence.PARTY, act=make_act(editor)
    )

    keep(bearing(claim, version, Stance.NOT_ABOUT))

    assert Match.objects.get().state == "accepted"


def test_a_settled_claim_that_is_contradicted_comes_back_with_its_verdict_intact(editor: User) -> None:
    claim = settled_claim(editor, verdict=Verdict.CONFIRMED)

    for _ in range(2):
        keep(bearing(claim, make_version(LATER, url="https://news.example/later"), Stance.REFUTES))

    assert Alert.objects.get().kind == "contradicted"
    assert claim.review_items.filter(kind=ReviewKind.REOPENED, closed_at__isnull=True).count() == 1
    claim.refresh_from_db()
    assert (claim.workflow, claim.verdict) == ("settled", "confirmed")


def test_a_refuted_claim_repeated_as_a_fact_is_a_zombie(editor: User) -> None:
    claim = settled_claim(editor, verdict=Verdict.REFUTED)

    keep(bearing(claim, make_version(LATER), Stance.SUPPORTS, bare="It names no source."))

    alert = Alert.objects.get()
    assert alert.kind == "zombie"
    assert (alert.before.startswith("The harbour master"), alert.after) == (True, COUNTED)
    assert alert.why == (
        "It is refuted, and an article repeats it as a fact. It names no source. "
        "Its verdict is “refuted”; the passage stands in “Storm at Port Lowe”."
    )


def test_support_that_names_no_check_does_not_stand_out_and_says_so(editor: User) -> None:
    keep(bearing(followed_claim(editor), make_version(LATER), Stance.SUPPORTS, bare="It names no source."))

    match = Match.objects.get()
    assert not match.is_highlighted
    assert match.reasons[-1] == "It names no source."


def test_a_claim_repeated_without_its_caveat_is_an_alert_once_an_article(editor: User) -> None:
    claim = followed_claim(editor)

    for text in (LATER, f"{LATER} Trains run."):
        version = make_version(text, url="https://news.example/later")
        keep(bearing(claim, version, Stance.SUPPORTS, bare="It names no source."))

    assert [alert.kind for alert in Alert.objects.all()] == ["caveat_lost"]


def test_new_evidence_wakes_a_follow_up_that_waits_for_it(editor: User) -> None:
    claim = followed_claim(editor)
    FollowUp.objects.filter(claim=claim).update(until_evidence=True)

    keep(bearing(claim, make_version(LATER)))

    assert FollowUp.objects.get(claim=claim).until_evidence is False


def test_what_an_editor_found_before_is_not_suggested_too(editor: User) -> None:
    claim, version = followed_claim(editor), make_version(LATER)
    finding = evidence.Finding(passage="counted 9 wrecks", stance=Stance.REVISES, version=version)
    evidence.add(claim=claim, finding=finding, act=make_act(editor))

    keep(bearing(claim, version))

    assert not Match.objects.exists()
