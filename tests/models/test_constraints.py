"""Every named constraint, both ways: the database takes what it allows and refuses what it forbids."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models

from tests.models import (
    bulk_constraint_cases,
    card_constraint_cases,
    constraint_cases,
    feed_constraint_cases,
    matching_constraint_cases,
    pair_constraint_cases,
    people_constraint_cases,
    running_constraint_cases,
    view_constraint_cases,
)
from tests.models.world import Change, World, fixed, insert

pytestmark = pytest.mark.django_db

PARTS = (
    bulk_constraint_cases.CASES,
    card_constraint_cases.CASES,
    constraint_cases.CASES,
    feed_constraint_cases.CASES,
    matching_constraint_cases.CASES,
    pair_constraint_cases.CASES,
    people_constraint_cases.CASES,
    running_constraint_cases.CASES,
    view_constraint_cases.CASES,
)
CASES = {name: case for part in PARTS for name, case in part.items()}


@pytest.fixture
def world(editor: User) -> World:
    return World(editor)


@pytest.mark.parametrize("name", CASES)
def test_the_constraint_lets_in_what_it_allows(name: str, world: World) -> None:
    model, valid, allowed, _ = CASES[name]

    insert(model, {**valid(world), **allowed(world)})


@pytest.mark.parametrize("name", CASES)
def test_the_constraint_refuses_what_it_forbids(name: str, world: World) -> None:
    model, valid, _, forbidden = CASES[name]
    fields = {**valid(world), **forbidden(world)}

    with pytest.raises(IntegrityError) as refused:
        insert(model, fields)

    assert _names(str(refused.value), name, model)


def _names(message: str, name: str, model: type[models.Model]) -> bool:
    """Whether the database's complaint is about this constraint; SQLite names a plain unique one by its columns."""
    constraint = next(found for found in model._meta.constraints if found.name == name)
    fields = {field.name: field.column for field in model._meta.fields}
    columns = [fields[name] for name in getattr(constraint, "fields", ())]
    by_columns = ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return name in message or (bool(columns) and by_columns in message)


@pytest.mark.parametrize(
    ("name", "half"),
    [
        ("mention_speaker_has_its_span", lambda w: {"speaker": w.speaker, "speaker_start": 1}),
        ("mention_speaker_has_its_span", fixed(speaker_end=1)),
        ("mention_event_date_has_its_span", fixed(event_date=date(2026, 3, 1), event_start=1, event_end=2)),
        ("mention_event_date_has_its_span", fixed(event_end=2)),
        ("mention_place_has_its_span", fixed(place="Port Lowe", place_end=2)),
        ("evidence_span_lies_in_a_version", lambda w: {"version": w.version, "start": 1}),
        ("figure_high_ends_a_range", fixed(high=Decimal(5), bound="range")),
    ],
)
def test_the_constraint_refuses_a_half_that_is_null(name: str, half: Change, world: World) -> None:
    model, valid, _, _ = CASES[name]

    with pytest.raises(IntegrityError, match=name):
        insert(model, {**valid(world), **half(world)})


def test_every_named_constraint_is_tested() -> None:
    known = {
        constraint.name
        for model in apps.get_app_config("claims").get_models()
        for constraint in model._meta.constraints
    }

    assert set(CASES) == known
    assert len(CASES) == sum(len(part) for part in PARTS)
