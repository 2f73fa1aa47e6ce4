"""The sample stories, followed: every planned update is suggested with its stance, and none is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from claims.actions import articles, matches, matching
from claims.actions.catching_up import catch_up
from claims.management import stories
from claims.models import Alert, Claim, Match
from claims.models.article import Door
from claims.models.match import MatchState
from claims.queries import due
from claims.verdicts import AlertKind, Stance
from tests.conftest import make_person
from tests.factories import make_act

pytestmark = pytest.mark.django_db

#: After all that happens in the stories.
AFTER = stories.END_OF_STORIES + timedelta(days=30)
ANSWERED = {Stance.SUPPORTS, Stance.PARTLY_SUPPORTS, Stance.REVISES, Stance.REFUTES}
AGAINST = {Stance.REFUTES, Stance.REVISES}
#: Words of a claim and the article that made it, the later article that bears on it, and the stances that are right.
PLANNED = [
    ("27 of the 36 drones", "drones-over-ulvenne", "drone-count-lowered", {Stance.REVISES}),
    ("at least 3,000 Grey Heron mercenaries", "heron-at-the-border", "heron-from-above", AGAINST),
    ("cause of the explosion", "blast-at-narrin", "dust-not-drone", ANSWERED),
    ("struck by a drone", "blast-at-narrin", "dust-not-drone", {Stance.REFUTES}),
    ("fourteen workers of the night shift", "blast-at-narrin", "dust-not-drone", ANSWERED),
    ("captured the town of Kelmin", "kelmin-said-taken", "kelmin-still-held", AGAINST),
    ("200 Marovian soldiers had surrendered", "kelmin-said-taken", "kelmin-still-held", {Stance.REFUTES}),
    ("60 people had fallen ill", "reservoir-illness", "reservoir-radio", {Stance.SUPPORTS}),
    ("60 people had fallen ill", "reservoir-illness", "reservoir-print", {Stance.REPEATS}),
    ("60 people had fallen ill", "reservoir-illness", "reservoir-results", AGAINST),
]


def story_of(url: str) -> str:
    path = next(path for path in stories.FOLDER.glob("*.jsonl") if url in path.read_text(encoding="utf-8"))
    return path.stem


def test_every_planned_update_is_found_and_none_is_invented(editor: User) -> None:
    stories.load(by=make_person("mira", "editor"))

    missing = []
    for words, article, later, right in PLANNED:
        claim = stories.find_claim(words, article)
        assert claim is not None, words
        found = Match.objects.filter(claim=claim, version__article__url__endswith=f"/{later}").first()
        if found is None or found.stance not in {stance.value for stance in right}:
            missing.append((words, later, found and (found.stance, found.passage)))
    assert missing == []
    strangers = [
        (match.claim.text, match.version.title, match.stance)
        for match in Match.objects.select_related("claim", "version__article")
        if story_of(match.version.article.url) != _story(match.claim)
    ]
    assert strangers == []


def test_a_report_that_lost_its_caveat_raises_an_alert() -> None:
    stories.load(by=make_person("mira", "editor"))

    lost = Alert.objects.filter(kind=AlertKind.CAVEAT_LOST, after_version__article__url__endswith="/reservoir-radio")
    assert [alert.claim.text for alert in lost if "60 people" in alert.claim.text]


def test_what_was_turned_down_is_suggested_again_by_no_replay(editor: User) -> None:
    stories.load(by=make_person("mira", "editor"))
    for match in Match.objects.suggested().select_related("claim"):
        matches.turn_down(match=match, how=MatchState.NOT_ABOUT, act=make_act(editor, now=AFTER))
    turned_down = Match.objects.filter(state=MatchState.NOT_ABOUT.value).count()
    judged = set(Match.objects.values_list("claim", "version__article"))

    for turn in (1, 2):
        matching.owe_again(now=AFTER, everything=True)
        for reading in stories.readings():
            longer = replace(reading, text=f"{reading.text}\n\nThis page was looked through on day {turn}.")
            received = articles.receive(reading=longer, door=Door.JSONL, by=None, now=AFTER)
            catch_up(version_id=received.version.pk, now=AFTER)
        while owed := due.matchings(now=AFTER, limit=100):
            for matching_id in owed:
                matching.run(matching_id=matching_id, now=AFTER)

    assert turned_down > 10
    assert Match.objects.filter(state=MatchState.NOT_ABOUT.value).count() == turned_down
    again = Match.objects.suggested().values_list("claim", "version__article")
    assert [pair for pair in again if pair in judged] == []


def _story(claim: Claim) -> str:
    mention = claim.mentions.select_related("version__article").order_by("pk").first()
    assert mention is not None
    return story_of(mention.version.article.url)
