"""How the desk gets on: the numbers are those of the rows, and the words those of the numbers."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from claims.models import ReviewItem
from claims.queries.queue import progress as module
from claims.queries.queue.counts import Left
from claims.queries.queue.progress import Progress, progress
from tests.factories import other_claim

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def ask(chance: random.Random, people: list[User]) -> None:
    """Record a question asked within the last two days, answered or not."""
    opened_at = NOON - timedelta(minutes=chance.randrange(2880))
    closed_at = opened_at + timedelta(minutes=chance.randrange(2000))
    done = closed_at < NOON
    claim = other_claim(now=opened_at)
    if done:
        claim.review_items.update(closed_at=closed_at, closed_by=chance.choice(people))


def counted(condition: str, *values: datetime | int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM claims_reviewitem WHERE {condition}", values)  # noqa: S608
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_the_numbers_are_those_of_the_rows(editor: User, second_editor: User) -> None:
    chance = random.Random(3)
    for _ in range(60):
        ask(chance, [editor, second_editor])
    midnight, yesterday = datetime(2026, 3, 14, tzinfo=UTC), NOON - timedelta(hours=24)

    found = progress(editor, NOON)

    assert found.all.number == counted("closed_at >= %s", midnight) > 0
    assert found.mine.number == counted("closed_at >= %s AND closed_by_id = %s", midnight, editor.pk) > 0
    assert found.left.number == counted("closed_at IS NULL") > 0
    assert found.asked.number == counted("opened_at > %s", yesterday) > 0
    assert found.answered.number == counted("closed_at > %s", yesterday) > 0


@pytest.mark.django_db
def test_a_flood_is_not_counted_to_its_end(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    for _ in range(4):
        other_claim(now=NOON)

    found = progress(editor, NOON)

    assert str(found.left) == "2+"
    assert found.forecast == ""


@pytest.mark.django_db
def test_it_costs_six_reads(editor: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ReviewItem.objects.all().delete()
    if connection.vendor == "sqlite":
        with django_assert_num_queries(6):
            progress(editor, NOON)


def told(left: int, asked: int, answered: int) -> Progress:
    none = Left(0)
    return Progress(none, none, Left(left), Left(asked), Left(answered))


@pytest.mark.parametrize(
    ("left", "asked", "answered", "said"),
    [
        (0, 5, 5, ""),
        (10, 0, 0, "Nobody has answered a question in the last 24 hours."),
        (10, 9, 9, "the queue does not get shorter"),
        (10, 0, 240, "in about an hour."),
        (10, 24, 48, "in about 10 hours."),
        (120, 24, 48, "in about 5 days."),
        (5000, 24, 48, "in more than 30 days."),
    ],
)
def test_the_forecast_says_when_all_are_answered_or_that_nobody_can_tell(
    left: int, asked: int, answered: int, said: str
) -> None:
    forecast = told(left, asked, answered).forecast

    assert said in forecast if said else forecast == ""


@pytest.mark.parametrize(("asked", "said"), [(0, "none"), (3, "less than one"), (24, "about one"), (2400, "about 100")])
def test_what_comes_in_is_said_by_the_hour(asked: int, said: str) -> None:
    assert told(1, asked, 0).an_hour == said


def test_a_count_that_failed_is_no_forecast() -> None:
    unknown = Left(0, instead="?")

    found = Progress(unknown, unknown, Left(5), unknown, Left(3))

    assert found.an_hour == "?"
    assert found.forecast == ""
