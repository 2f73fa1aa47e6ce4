"""How many rows there are, about."""

from __future__ import annotations

import pytest
from django.db import connection

from claims.models import Claim
from claims.queries.estimate import estimated, rounded
from tests.factories import other_claim


@pytest.mark.parametrize(
    ("number", "told"), [(0, 0), (7, 7), (99, 99), (104, 100), (12_437, 12_000), (995_001, 1_000_000)]
)
def test_an_estimate_has_two_figures(number: int, told: int) -> None:
    assert rounded(number) == told


@pytest.mark.django_db
def test_the_planner_says_about_how_many_and_elsewhere_nobody_does() -> None:
    for _ in range(3):
        other_claim()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE claims_claim")

        assert estimated(Claim.objects.all()) == 3
        assert estimated(Claim.objects.filter(kind="disputed")) <= 1
    else:
        assert estimated(Claim.objects.all()) == 0
