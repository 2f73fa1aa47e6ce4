"""Roles bring what the table says, in a new database as in one that was there before a permission was."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from claims.models.roles import ROLES

pytestmark = pytest.mark.django_db


def held(role: str) -> set[str]:
    """The codenames of this app's permissions that a role brings."""
    return set(
        Group.objects.get(name=role)
        .permissions.filter(content_type__app_label="claims")
        .values_list("codename", flat=True)
    )


@pytest.mark.parametrize("role", ROLES)
def test_a_role_brings_what_the_table_says(role: str) -> None:
    assert held(role) == set(ROLES[role])


@pytest.mark.parametrize("migration", ["0004_added_phrases", "0005_missed_passages"])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_made_before_a_table_came_gets_its_permissions(role: str, migration: str) -> None:
    step = import_module(f"claims.migrations.{migration}").Migration.operations[-1]
    schema_editor = SimpleNamespace(connection=connection)
    step.reverse_code(apps, schema_editor)
    assert held("editor") < set(ROLES["editor"])

    step.code(apps, schema_editor)

    assert held(role) == set(ROLES[role])
