"""History refuses change at four doors: model, queryset, admin (see tests/admin) and, whoever asks, the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.db.models import Model, ProtectedError, QuerySet

from claims.errors import AppendOnly
from claims.models import (
    AddedPhrase,
    ArticleVersion,
    Claim,
    Decision,
    Flag,
    LedgerEntry,
    Mention,
    MissedPassage,
    Opinion,
    PhraseChange,
    guards,
)
from claims.models.chain import ChainedRow
from claims.queries.chains import CHAINS
from tests.factories import judged_claim, make_claim, make_phrase, settled_claim
from tests.marking import make_missed

pytestmark = pytest.mark.django_db

EACH = pytest.mark.parametrize("chain", CHAINS)


@pytest.fixture
def settled(editor: User) -> Claim:
    make_phrase(editor)
    make_missed(editor)
    judged_claim(editor)
    return settled_claim(editor)


@EACH
def test_a_row_is_neither_saved_nor_deleted(chain: type[ChainedRow], settled: Claim) -> None:
    row = chain._default_manager.first()
    assert row

    with pytest.raises(AppendOnly, match="append"):
        row.save()
    with pytest.raises(AppendOnly, match="further entry"):
        row.delete()


WRITES: dict[str, Callable[[QuerySet[Any]], object]] = {
    "update": lambda rows: rows.update(by_name="Forged"),
    "delete": lambda rows: rows.delete(),
    "create": lambda rows: rows.create(by_name="Forged"),
    "bulk_create": lambda rows: rows.bulk_create([]),
    "bulk_update": lambda rows: rows.bulk_update(list(rows), ["by_name"]),
    "get_or_create": lambda rows: rows.get_or_create(by_name="Forged"),
    "update_or_create": lambda rows: rows.update_or_create(by_name="Forged"),
}


@EACH
@pytest.mark.parametrize("write", WRITES)
def test_a_queryset_writes_by_append_only(chain: type[ChainedRow], write: str, settled: Claim) -> None:
    with pytest.raises(AppendOnly):
        WRITES[write](chain._default_manager.all())


def test_a_claim_with_history_cannot_be_deleted(settled: Claim) -> None:
    with pytest.raises(ProtectedError):
        settled.delete()


@EACH
@pytest.mark.parametrize("statement", ["UPDATE {} SET by_name = 'Forged'", "DELETE FROM {}"])
def test_the_database_refuses_raw_sql(chain: type[ChainedRow], statement: str, settled: Claim) -> None:
    _refused(statement.format(chain._meta.db_table), "append-only")


@EACH
def test_the_database_refuses_an_upsert(chain: type[ChainedRow], settled: Claim) -> None:
    row = chain._default_manager.first()
    assert row
    row.by_name = "Forged"  # type: ignore[attr-defined]
    rows: QuerySet[Any] = QuerySet(chain)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["by_name"])


@EACH
def test_the_database_refuses_to_empty_the_table(chain: type[ChainedRow], settled: Claim) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE; its DELETE is refused above")

    connection.check_constraints()  # PostgreSQL empties no table while a check of foreign keys is still to come.
    _refused(f"TRUNCATE {chain._meta.db_table} CASCADE", "append-only")


def test_an_added_phrase_is_retired_never_deleted(editor: User) -> None:
    phrase = make_phrase(editor)

    with pytest.raises(AppendOnly, match="retire it"):
        phrase.delete()
    with pytest.raises(AppendOnly, match="retire it"):
        AddedPhrase.objects.all().delete()
    _refused("DELETE FROM claims_addedphrase", "append-only")


def test_the_text_of_a_version_never_changes() -> None:
    version = make_claim().mentions.get().version

    with pytest.raises(AppendOnly, match="further version"):
        version.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ArticleVersion.objects.update(text="Other words.")


@pytest.mark.parametrize("model", [Flag, Mention])
def test_a_quote_holds_the_words_of_its_version(model: type[Model]) -> None:
    make_claim()

    with pytest.raises(DatabaseError, match="not in its version"), transaction.atomic():
        model._default_manager.update(exact="Other words.")
    with pytest.raises(DatabaseError, match="not in its version"), transaction.atomic():
        model._default_manager.update(start=0)


def test_a_quote_is_compared_by_code_points_whatever_the_script() -> None:
    said = "Die Hafenmeisterin sagte, 12 \U0001f6a2 seien gesunken; السفن غرقت e\u0301."
    caveat = "Das ließ sich nicht überprüfen."

    claim = make_claim(f"\U0001f1fa\U0001f1f3 {said} {caveat}", covered=said, cue=caveat)

    mention = claim.mentions.get()
    assert mention.version.text[mention.start : mention.end] == mention.exact == said


def test_every_guard_is_installed() -> None:
    assert _installed() == {name for _, name in guards.trigger_names(connection.vendor)}


def test_guards_can_be_removed_and_installed_again() -> None:
    guards.remove(connection)
    assert not _installed()

    guards.install(connection)
    guards.install(connection)
    assert _installed() == {name for _, name in guards.trigger_names(connection.vendor)}


def test_each_history_table_is_guarded_against_change() -> None:
    assert {chain._meta.db_table for chain in CHAINS} == set(guards.APPEND_ONLY)
    assert set(CHAINS) == {LedgerEntry, Decision, PhraseChange, MissedPassage, Opinion}


def _refused(statement: str, because: str) -> None:
    with pytest.raises(DatabaseError, match=because), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _installed() -> set[str]:
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        # Those of the index of words keep it in step: tests of searching notice when one is gone.
        return {name for (name,) in cursor.fetchall() if "_fts_" not in name}
