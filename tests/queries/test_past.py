"""Past moments: a page as of then is the page that was shown then, exactly."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Decision
from claims.queries import claim as one
from claims.queries import claims, claims_then, series
from claims.queries.claims import ANY, Narrowing
from tests.conftest import NOW
from tests.factories import followed_claim, make_claim, make_evidence
from tests.simulation import Month


@pytest.mark.timeout(900)  # A month of decisions, and a hundred pages: minutes on a busy machine.
def test_at_a_hundred_random_moments_of_a_month_each_page_is_what_it_was(
    editor: User, second_editor: User, administrator: User
) -> None:
    month = Month((editor, second_editor), administrator, NOW, Random("a month"))
    shown: list[tuple[datetime, dict[str, Any]]] = []
    for step, moment in enumerate(month.steps(400)):
        if step % 4 == 3:
            shown.append((moment, _pages(None)))

    assert len(shown) == 100
    assert len(set(Decision.objects.values_list("verb", flat=True))) >= 10
    for moment, pages in shown:
        assert _pages(moment) == pages


def _pages(at: datetime | None) -> dict[str, Any]:
    """Return what the pages of all claims hold, as of a moment or now."""
    pages = {}
    for public_id in Claim.objects.order_by("pk").values_list("public_id", flat=True):
        if page := one.page(public_id, at):
            told = series.of_claim(page, at) if at else series.of_claims([page.pk])[page.pk]
            pages[public_id] = (page, told)
    return pages


def test_the_list_as_of_a_moment_holds_what_it_held_then(
    editor: User, second_editor: User, administrator: User
) -> None:
    month = Month((editor, second_editor), administrator, NOW, Random("a list"))
    asked = [
        Narrowing(),
        Narrowing(workflow=ANY),
        Narrowing(workflow="settled"),
        Narrowing(verdict="confirmed"),
        Narrowing(words="wording"),
    ]
    shown = [
        (moment, [claims.listed(one_of_them) for one_of_them in asked])
        for step, moment in enumerate(month.steps(120))
        if step % 4 == 3
    ]

    for moment, lists in shown:
        assert [claims_then.listed(one_of_them, moment) for one_of_them in asked] == lists
        first = [
            list(claims_then.every(one_of_them, moment))[: len(it.rows)]
            for one_of_them, it in zip(asked, lists, strict=True)
        ]
        assert first == [it.rows for it in lists]


def test_a_claim_has_no_page_before_it_was_recorded(editor: User) -> None:
    claim = make_claim()

    assert one.page(claim.public_id, NOW - timedelta(seconds=1)) is None
    assert one.page(claim.public_id, NOW) is not None


def test_a_past_page_costs_a_fixed_number_of_queries(editor: User, django_assert_num_queries: Any) -> None:
    claim = followed_claim(editor)
    for _ in range(3):
        make_evidence(claim, editor)

    with django_assert_num_queries(14):
        one.page(claim.public_id, NOW)
