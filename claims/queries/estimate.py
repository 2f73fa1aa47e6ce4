"""How many rows there are, about: what the database's planner takes them for. An exact count would read them all."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection
from django.db.models import QuerySet


def estimated(rows: QuerySet[Any]) -> int:
    """Return about how many rows there are, to two figures; 0 where the database cannot say (SQLite). One SQL query."""
    if connection.vendor != "postgresql":
        return 0
    (plan,) = json.loads(rows.order_by().explain(format="json"))
    return rounded(int(plan["Plan"]["Plan Rows"]))


def rounded(number: int) -> int:
    """Return a number to two figures: an estimate must not look like a count."""
    zeros = max(len(str(number)) - 2, 0)
    return int(round(number, -zeros))
