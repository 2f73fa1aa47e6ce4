"""Correcting names: who may, and what is kept of it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import names
from claims.errors import BadInput, NotAllowed
from claims.models import Renaming, Speaker
from tests.conftest import NOW


@pytest.fixture
def speaker(db: None) -> Speaker:
    return Speaker.objects.create(name="Harbour Ofice", created_at=NOW)


def test_a_corrected_name_says_what_it_was_before(speaker: Speaker, administrator: User) -> None:
    names.rename(subject=speaker, name="  Harbour   Office ", by=administrator, now=NOW)

    kept = Renaming.objects.get()
    assert (kept.speaker, kept.before, kept.after, kept.by) == (
        speaker,
        "Harbour Ofice",
        "Harbour Office",
        administrator,
    )
    assert Speaker.objects.get().name == "Harbour Office"


def test_the_same_name_changes_nothing(speaker: Speaker, administrator: User) -> None:
    names.rename(subject=speaker, name="Harbour Ofice", by=administrator, now=NOW)

    assert not Renaming.objects.exists()


def test_an_empty_name_is_refused(speaker: Speaker, administrator: User) -> None:
    with pytest.raises(BadInput, match="needs letters"):
        names.rename(subject=speaker, name="  ", by=administrator, now=NOW)


def test_an_editor_may_not_correct_names(speaker: Speaker, editor: User) -> None:
    with pytest.raises(NotAllowed, match="administrator"):
        names.rename(subject=speaker, name="Another", by=editor, now=NOW)
