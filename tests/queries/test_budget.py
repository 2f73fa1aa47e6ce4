"""Reads that may take so long and no longer."""

from __future__ import annotations

import time

import pytest
from django.db import connection

from claims.queries.queue.budget import Budget, Failed, TooSlow

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n"


def run(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_read_in_time_is_what_it_found() -> None:
    assert Budget(5).spend(lambda: run("SELECT 7")) == 7


@pytest.mark.django_db
def test_an_endless_read_is_given_up_and_the_connection_goes_on() -> None:
    began = time.monotonic()

    with pytest.raises(TooSlow):
        Budget(0.05).spend(lambda: run(ENDLESS))

    assert time.monotonic() - began < 20  # It would run for minutes.
    assert run("SELECT 7") == 7


@pytest.mark.django_db
def test_nothing_is_begun_once_the_time_is_up() -> None:
    with pytest.raises(TooSlow):
        Budget(0).spend(lambda: pytest.fail("It was read."))


@pytest.mark.django_db
def test_what_the_database_refuses_is_told_apart_from_what_is_slow() -> None:
    with pytest.raises(Failed):
        Budget(5).spend(lambda: run("SELECT no_such_column FROM no_such_table"))


@pytest.mark.django_db
def test_the_limit_ends_with_the_read() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no setting for it")
    before = run("SHOW statement_timeout")

    Budget(5).spend(lambda: run("SELECT 7"))

    assert run("SHOW statement_timeout") == before
