"""Narrowing the queue: any filters together leave what each of them leaves, in every order and on every page."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from claims.actions import questions, wording
from claims.models import Article, Claim, Source, Speaker
from claims.models.review import ReviewKind
from claims.queries import desk
from claims.queries.desk import Order, Selection
from claims.queries.queue.selection import Age, Band
from claims.verdicts import FlagKind, Stance
from claims.workflow import State
from tests.factories import make_evidence, make_match, other_claim

pytestmark = pytest.mark.django_db
KINDS = (ReviewKind.NEW_CLAIM, ReviewKind.EVIDENCE, ReviewKind.OVERDUE)
STATES = (State.DETECTED, State.TRIAGED, State.SETTLED)
BEATS, LANGUAGES, STANCES = ("courts", "war"), ("en", "uk"), (Stance.REFUTES, Stance.REVISES)


@dataclass(frozen=True)
class Told:
    """What the test remembers of a waiting claim, apart from the database."""

    public_id: str
    asked: tuple[tuple[ReviewKind, int, datetime], ...]
    state: State
    caveat: FlagKind
    speaker: int
    outlet: int
    beat: str
    language: str
    phrase: str
    assignee: int
    stance: Stance | None
    has_evidence: bool
    words: str


def tell(chance: random.Random, people: list[User], speakers: list[Speaker]) -> Told:
    """Record a claim with properties of chance, and return what they are."""
    claim = other_claim()
    mention = claim.mentions.select_related("version__article__source", "flag").get()
    article, outlet = mention.version.article, _outlet(chance)
    caveat, state, speaker = chance.choice(list(FlagKind)), chance.choice(STATES), chance.choice(speakers)
    assignee, phrase, language = chance.choice([None, *people]), chance.choice(["U-1", "U-2"]), chance.choice(LANGUAGES)
    Claim.objects.filter(pk=claim.pk).update(kind=caveat, workflow=state, speaker=speaker, assignee=assignee)
    wording.word_claims(claims=[Claim.objects.get(pk=claim.pk)])
    Article.objects.filter(pk=article.pk).update(language=language, source=outlet)
    type(mention.flag)._default_manager.filter(pk=mention.flag_id).update(phrase=phrase)
    stance, has_evidence = chance.choice([None, *STANCES]), chance.random() < 0.4
    if stance:
        make_match(claim, stance=stance)
    if has_evidence:
        make_evidence(claim, people[0])
    return Told(
        public_id=claim.public_id,
        asked=_ask(chance, claim),
        state=state,
        caveat=caveat,
        speaker=speaker.pk,
        outlet=outlet.pk,
        beat=outlet.beat,
        language=language,
        phrase=phrase,
        assignee=assignee.pk if assignee else 0,
        stance=stance,
        has_evidence=has_evidence,
        words=claim.text,
    )


def _outlet(chance: random.Random) -> Source:
    number = chance.randrange(4)
    fresh = {"beat": BEATS[number % 2].upper(), "created_at": timezone.now()}
    return Source.objects.get_or_create(name=f"Paper {number}", defaults=fresh)[0]


def _ask(chance: random.Random, claim: Claim) -> tuple[tuple[ReviewKind, int, datetime], ...]:
    claim.review_items.all().delete()
    asked = []
    for kind in chance.sample(KINDS, chance.randint(1, 3)):
        weight, now = chance.choice([0, 1, 3, 4, 5, 9]), timezone.now() - timedelta(hours=chance.randint(1, 1000))
        place = questions.place(weight=weight, now=now)
        claim.review_items.create(kind=kind.value, why="Asked.", **place)
        asked.append((kind, weight, now))
    return tuple(asked)


@pytest.fixture
def told(editor: User, second_editor: User) -> list[Told]:
    chance = random.Random(11)
    speakers = [Speaker.objects.create(name=name, created_at=timezone.now()) for name in ("Ada Lowe", "The port")]
    return [tell(chance, [editor, second_editor], speakers) for _ in range(40)]


CHOICES: dict[str, Callable[[random.Random, list[Told]], Any]] = {
    "kind": lambda chance, _: chance.choice(KINDS),
    "age": lambda chance, _: chance.choice(list(Age)),
    "band": lambda chance, _: chance.choice(list(Band)),
    "state": lambda chance, _: chance.choice(STATES),
    "caveat": lambda chance, _: chance.choice(list(FlagKind)),
    "assignee": lambda chance, told: chance.choice(told).assignee,
    "speakers": lambda chance, told: (chance.choice(told).speaker,),
    "outlets": lambda chance, told: (chance.choice(told).outlet,),
    "beat": lambda chance, _: chance.choice(BEATS),
    "language": lambda chance, _: chance.choice(LANGUAGES),
    "phrase": lambda chance, _: chance.choice(["u-1", "independently"]),
    "evidence": lambda chance, _: chance.random() < 0.5,
    "stance": lambda chance, _: chance.choice(STANCES),
    "words": lambda chance, told: chance.choice([chance.choice(told).words.split()[1], "port", "dark"]),
}


def selections(chance: random.Random, told: list[Told], number: int) -> list[Selection]:
    """Return selections with one to five filters of chance."""
    made = []
    for _ in range(number):
        names = chance.sample(list(CHOICES), chance.choice([1, 1, 2, 2, 3, 4, 5]))
        asked: dict[str, Any] = {name: CHOICES[name](chance, told) for name in names}
        made.append(replace(Selection(chance.choice(list(Order))), **asked))
    return made


def fits(told: Told, asked: Selection, speakers: dict[int, str], now: datetime) -> bool:
    """Say, without the database, whether a claim is to be left by the filters."""
    of_claim = [
        asked.state in (None, told.state),
        asked.caveat in (None, told.caveat),
        asked.assignee in (None, told.assignee),
        not asked.speakers or told.speaker in asked.speakers,
        not asked.outlets or told.outlet in asked.outlets,
        asked.beat in ("", told.beat.lower()),
        asked.language in ("", told.language),
        not asked.phrase or asked.phrase == "independently" or asked.phrase.upper() == told.phrase,
        asked.evidence in (None, told.has_evidence),
        asked.stance in (None, told.stance),
        _is_said(asked.words, f"{told.words} {speakers[told.speaker]}"),
    ]
    return all(of_claim) and any(_is_asked(it, asked, now) for it in told.asked)


def _is_said(word: str, text: str) -> bool:
    """Say whether the word stands in the text; one of three letters or more may go on."""
    said = text.lower().replace(".", " ").split()
    return not word or any(it == word or (len(word) >= 3 and it.startswith(word)) for it in said)


def _is_asked(question: tuple[ReviewKind, int, datetime], asked: Selection, now: datetime) -> bool:
    kind, weight, at = question
    days = (now - at) / timedelta(days=1)
    least = {None: -1, Age.DAY: 1, Age.THREE_DAYS: 3, Age.WEEK: 7, Age.MONTH: 30}
    old_enough = days < 1 if asked.age is Age.TODAY else days >= least[asked.age]
    return asked.kind in (None, kind) and asked.band in (None, Band.holding(weight)) and old_enough


def test_any_filters_together_leave_what_each_of_them_leaves(told: list[Told]) -> None:
    speakers = dict(Speaker.objects.values_list("pk", "name"))
    some = 0
    for asked in selections(random.Random(5), told, 120):
        expected = {it.public_id for it in told if fits(it, asked, speakers, timezone.now())}
        counted = desk.tally(asked)

        assert {row.public_id for row in desk.queue(asked).rows} == expected, asked
        assert counted.all.number == desk.left(asked).number == len(expected), asked
        some += bool(expected)
    # Most combinations must leave something, or the test could not fail.
    assert some > 50


def test_each_count_beside_an_answer_is_what_that_answer_would_leave(told: list[Told]) -> None:
    for asked in selections(random.Random(6), told, 20):
        counted = desk.tally(asked)
        answers: list[tuple[str, Any]] = [("kind", ReviewKind), ("state", State), ("caveat", FlagKind), ("band", Band)]
        for name, words in answers:
            for word in words:
                chosen: dict[str, Any] = {name: word}
                expected = desk.left(replace(asked, **chosen)).number
                assert counted.of(name, word.value).number == expected, (asked, word)


def test_pages_of_a_narrowed_queue_join_in_both_directions(told: list[Told]) -> None:
    for order in Order:
        asked = Selection(order, caveat=told[0].caveat)
        whole = [row.public_id for row in desk.queue(asked).rows]
        down, opening = [], desk.Opening()
        while True:
            page = desk.queue(asked, opening, size=2)
            down.append([row.public_id for row in page.rows])
            if page.further is None:
                break
            opening = desk.Opening(after=page.further)
        up = [row.public_id for row in desk.queue(asked, desk.Opening(before=page.nearer), size=2).rows]

        assert [it for rows in down for it in rows] == whole
        assert up == down[-2]
        assert desk.queue(asked).nearer is None


def test_a_page_opened_at_a_claim_shows_it_a_few_rows_down(told: list[Told]) -> None:
    whole = [row.public_id for row in desk.queue().rows]
    claim = Claim.objects.get(public_id=whole[20])

    page = desk.queue(opening=desk.Opening(at=desk.place_of(claim)))

    assert page.at == whole[20]
    assert [row.public_id for row in page.rows][: desk.LEAD + 1] == whole[20 - desk.LEAD : 21]
