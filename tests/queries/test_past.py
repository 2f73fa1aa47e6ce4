"""Past moments: a page as of then is the page that was shown then, exactly."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Decision
from claims.queries import claim as one
from claims.queries import series
from tests.conftest import NOW
from tests.simulation import Month


@pytest.mark.timeout(300)
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
