from __future__ import annotations

from collections import Counter

import pytest
from django.contrib.auth.models import User

from claims.management import stories
from claims.models import Analysis, Article, Claim, Decision, Flag, LedgerEntry, Mention
from claims.queries import chains
from claims.verdicts import Vocabulary
from tests.conftest import make_person

#: What each story is there to show: its article, words of the claim, and the kind of the caveat.
PLANNED = [
    ("drones-over-ulvenne", "27 of the 36 drones", "unverified"),
    ("drones-over-ulvenne", "fate of the other nine drones", "unclear"),
    ("drones-over-ulvenne", "destroyed an ammunition depot", "no_evidence"),
    ("heron-at-the-border", "at least 3,000 Grey Heron mercenaries", "unverified"),
    ("heron-at-the-border", "no more than 1,200 mercenaries", "unverified"),
    ("heron-again", "at least 3,000 Grey Heron mercenaries", "unverified"),
    ("blast-at-narrin", "cause of the explosion", "unclear"),
    ("blast-at-narrin", "fourteen workers of the night shift", "unclear"),
    ("blast-at-narrin", "struck by a drone", "unverified"),
    ("kelmin-said-taken", "captured the town of Kelmin", "unverified"),
    ("kelmin-said-taken", "200 Marovian soldiers had surrendered", "unverified"),
    ("kelmin-said-taken", "Kelmin had fallen", "disputed"),
    ("reservoir-illness", "60 people had fallen ill", "unverified"),
    ("reservoir-illness", "poisoned on purpose", "no_evidence"),
    ("diverted-flight", "who had ordered the aircraft to return", "unclear"),
    ("diverted-flight", "copied the contents of her telephone", "unverified"),
]


@pytest.fixture
def storyteller(db: None) -> User:
    return make_person("mira", "editor")


def rows() -> dict[str, int]:
    return {
        model.__name__: model._default_manager.count()
        for model in (Article, Analysis, Flag, Mention, Claim, Decision, LedgerEntry)
    }


def test_the_planned_claims_of_every_story_are_found(storyteller: User) -> None:
    loaded = stories.load(by=storyteller)

    found = {
        (article, words): stories.find_claim(words, article) is not None
        and Mention.objects.filter(
            version__article__url__endswith=f"/{article}", exact__icontains=words, flag__kind=kind
        ).exists()
        for article, words, kind in PLANNED
    }
    assert [plan for plan, is_there in found.items() if not is_there] == []
    assert loaded.notes == []


def test_the_stories_show_every_state_of_the_desk(storyteller: User) -> None:
    stories.load(by=storyteller)

    states = Counter(Claim.objects.values_list("workflow", "verdict"))
    assert states["settled", "figures_revised"] == 1
    assert states["settled", "refuted"] == 1
    assert states["dismissed", "unverified"] == 1
    assert states["triaged", "unverified"] >= 3
    assert states["detected", "unverified"] >= 5


def test_loading_the_stories_twice_changes_nothing(storyteller: User) -> None:
    stories.load(by=storyteller)
    once = rows()

    assert stories.load(by=storyteller).notes == []

    assert rows() == once
    lengths = [chains.verify(chain).length for chain in chains.CHAINS]
    assert lengths[:2] == [once["LedgerEntry"], once["Decision"]]


def test_the_same_words_within_a_week_are_one_claim_of_two_articles(storyteller: User) -> None:
    stories.load(by=storyteller)

    claim = stories.find_claim("at least 3,000 Grey Heron mercenaries", "heron-again")

    assert claim is not None
    assert claim.mentions.values("version__article").distinct().count() == 2


def test_a_claim_that_the_detector_misses_is_a_note_and_no_error(
    storyteller: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = {"claim": "the moon is cheese", "article": "drones-over-ulvenne", "act": "follow", "at": "2026-02-04T11:00Z"}
    monkeypatch.setattr(stories, "steps", lambda: [step])

    [note] = stories.load(by=storyteller).notes

    assert "“the moon is cheese” was not found" in note


def test_an_editor_who_decided_otherwise_is_left_alone(storyteller: User, monkeypatch: pytest.MonkeyPatch) -> None:
    step = dict(stories.steps()[0])
    monkeypatch.setattr(stories, "steps", lambda: [step, {**step, "at": "2026-02-05T11:00:00+00:00"}])

    [note] = stories.load(by=storyteller).notes

    assert "follow of “27 of the 36 drones” was skipped: A claim that is triaged" in note


def test_each_story_has_two_to_four_articles_of_decent_length() -> None:
    for path in stories.FOLDER.glob("*.jsonl"):
        assert 2 <= len(path.read_text(encoding="utf-8").splitlines()) <= 4
    lengths = [len(reading.text.split()) for reading in stories.readings()]
    assert len(lengths) >= 12
    assert 120 <= min(lengths) <= max(lengths) <= 400


def test_every_article_of_the_stories_says_when_and_where_it_appeared() -> None:
    for reading in stories.readings():
        assert reading.published
        assert reading.outlet
        assert reading.title
        assert reading.url.split("/")[2].endswith(".example")


def test_the_decisions_use_words_of_the_vocabularies() -> None:
    words = {word.value for vocabulary in Vocabulary.__subclasses__() for word in vocabulary}
    for step in stories.steps():
        assert {step[key] for key in ("stance", "independence", "verdict", "because") if key in step} <= words
