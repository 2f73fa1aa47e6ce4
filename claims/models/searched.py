"""The index of words in which people search: see docs/decisions/0019.

Rows are plain words, written by actions/indexing_words.py; from them the database keeps its own index in step: a
column and a GIN index in PostgreSQL, an FTS5 table with triggers in SQLite (migrations/…_search.py). A migration that
makes SQLite rebuild one of these tables has to call `install` again.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from claims.models.article import Article
from claims.models.claim import Claim
from claims.models.source import Source
from claims.models.speaker import Speaker
from claims.text.asked import Asked, Term


class WordsField(models.TextField[str, str]):
    """Plain words, which `__found` searches."""


@WordsField.register_lookup
class Found(models.Lookup[Asked]):
    """`words__found=asked`: rows that hold all the terms, in their name or words."""

    lookup_name = "found"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str, ...]]:
        row = compiler.quote_name_unless_alias(self.lhs.alias)
        if connection.vendor == "postgresql":
            return f"{row}.vector @@ to_tsquery('simple', %s)", (_tsquery(self.rhs),)
        model = self.lhs.target.model._meta
        table, key = f"{model.db_table}_fts", model.pk.column
        return f"{row}.{key} IN (SELECT rowid FROM {table} WHERE {table} MATCH %s)", (_fts5(self.rhs),)  # noqa: S608


def _tsquery(looked_for: Asked) -> str:
    # Plain words have letters and digits only, so nothing in them is an operator.
    return " & ".join(_followed(term, " <-> ", "'", ":*") for term in looked_for.terms)


def _fts5(looked_for: Asked) -> str:
    return " AND ".join(_followed(term, " + ", '"', "*") for term in looked_for.terms)


def _followed(term: Term, then: str, quote: str, on: str) -> str:
    written = then.join(f"{quote}{word}{quote}" for word in term.words)
    return f"({written}{on})" if term.begun else f"({written})"


class Searched(models.Model):
    """What one row is found by: its name, and its other words."""

    name = models.TextField(blank=True, default="")
    words = WordsField(blank=True, default="")

    class Meta:
        abstract = True
        default_permissions = ()


class ClaimWords(Searched):
    """A claim by who said it and by its words."""

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.CASCADE, related_name="searched")

    def __str__(self) -> str:
        return f"words of {self.claim_id}"


class ArticleWords(Searched):
    """An article by its title and by the text of its newest version."""

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="searched")

    def __str__(self) -> str:
        return f"words of article {self.article_id}"


class SpeakerWords(Searched):
    """A speaker by name and aliases."""

    speaker = models.OneToOneField(Speaker, primary_key=True, on_delete=models.CASCADE, related_name="searched")

    def __str__(self) -> str:
        return f"names of speaker {self.speaker_id}"


class SourceWords(Searched):
    """An outlet by name and host."""

    source = models.OneToOneField(Source, primary_key=True, on_delete=models.CASCADE, related_name="searched")

    def __str__(self) -> str:
        return f"names of outlet {self.source_id}"


TABLES = {
    "claims_claimwords": "claim_id",
    "claims_articlewords": "article_id",
    "claims_speakerwords": "speaker_id",
    "claims_sourcewords": "source_id",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database's own index of words, where it is not there."""
    make = _in_postgresql if connection.vendor == "postgresql" else _in_sqlite
    with connection.cursor() as cursor:
        for table, key in TABLES.items():
            for statement in make(table, key):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop it: for migrating backwards."""
    if connection.vendor == "postgresql":
        return
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS {table}_fts")


def _in_postgresql(table: str, key: str) -> list[str]:
    words = "to_tsvector('simple', name || ' ' || words)"
    return [
        f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS vector tsvector GENERATED ALWAYS AS ({words}) STORED",
        # Changes go into the index at once: a list of pending ones would be read by every search.
        f"CREATE INDEX IF NOT EXISTS {table}_gin ON {table} USING gin (vector) WITH (fastupdate = off)",
        # A word that few rows hold must not be taken for one that many do.
        f"ALTER TABLE {table} ALTER COLUMN vector SET STATISTICS 500",
    ]


def _in_sqlite(table: str, key: str) -> list[str]:
    # Words are plain already; the tokenizer has only to cut at spaces.
    fts, gone = f"{table}_fts", f"INSERT INTO {table}_fts({table}_fts, rowid, name, words) VALUES ('delete', "  # noqa: S608
    gone += f"OLD.{key}, OLD.name, OLD.words);"
    come = f"INSERT INTO {fts}(rowid, name, words) VALUES (NEW.{key}, NEW.name, NEW.words);"  # noqa: S608
    table_of = f"content='{table}', content_rowid='{key}', tokenize=\"unicode61 remove_diacritics 0\", prefix='3 4'"
    events = {"insert": come, "delete": gone, "update": gone + come}
    made = [f"CREATE VIRTUAL TABLE IF NOT EXISTS {fts} USING fts5(name, words, {table_of})"]
    made.append(f"INSERT INTO {fts}({fts}) VALUES ('rebuild')")  # noqa: S608
    for event, does in events.items():
        made.append(f"DROP TRIGGER IF EXISTS {fts}_{event}")
        made.append(f"CREATE TRIGGER {fts}_{event} AFTER {event.upper()} ON {table} BEGIN {does} END")
    return made
