"""A fresh database of the kind under test, for the processes of each file here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.benchmarks.databases import own_database, run


@pytest.fixture(scope="module")
def database() -> Iterator[dict[str, str]]:
    """The environment of a fresh database, migrated."""
    with own_database("concurrency") as environment:
        yield environment


def ask(environment: dict[str, str], expression: str) -> int:
    """Return the number that an expression about the database's rows comes to."""
    code = f"from claims.models import *; from claims.queries import chains; print({expression})"
    return int(run(environment, "manage.py", "shell", "-v0", "-c", code))
