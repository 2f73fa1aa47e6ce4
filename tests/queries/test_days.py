"""To which day a moment belongs, wherever the tracker runs."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from claims.models import Source
from claims.queries.days import day_of, from_day, until_day

MARCH = date(2026, 3, 14)


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Europe/Kyiv", "Pacific/Auckland"])
def test_a_day_given_alone_stays_that_day_in_every_zone(zone: str) -> None:
    with timezone.override(zone):
        assert day_of(datetime(2026, 3, 14, tzinfo=UTC)) == MARCH


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", MARCH), ("America/New_York", date(2026, 3, 13)), ("Europe/Kyiv", MARCH)]
)
def test_a_moment_belongs_to_the_day_of_the_tracker(zone: str, day: date) -> None:
    with timezone.override(zone):
        assert day_of(datetime(2026, 3, 14, 2, 0, tzinfo=UTC)) == day


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Europe/Kyiv", "Pacific/Auckland"])
def test_filters_by_day_agree_with_the_day_that_is_shown(zone: str) -> None:
    for hour in range(0, 96, 2):
        moment = datetime(2026, 3, 12 + hour // 24, hour % 24, tzinfo=UTC)
        Source.objects.create(name=f"{hour}", created_at=moment)

    with timezone.override(zone):
        since = set(Source.objects.filter(from_day("created_at", MARCH)))
        until = set(Source.objects.filter(until_day("created_at", MARCH)))
        days = {source: day_of(source.created_at) for source in Source.objects.all()}

    assert since == {source for source, day in days.items() if day >= MARCH}
    assert until == {source for source, day in days.items() if day <= MARCH}
