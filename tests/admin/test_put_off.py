"""Putting any claim of the queue off from its card."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from claims.models import Preferences, Snooze
from tests.admin.desk import card, send, signed_in, words
from tests.factories import other_claim

pytestmark = pytest.mark.django_db


def test_for_an_hour_it_leads_to_the_next(editor: User) -> None:
    first, second = (other_claim(now=timezone.now() - timedelta(days=days)) for days in (2, 1))
    client = signed_in(editor)

    answer = send(client, first, "snooze", span="hour")

    assert answer.headers["Location"] == card(second)
    left = (Snooze.objects.get(claim=first).until or timezone.now()) - timezone.now()
    assert timedelta(minutes=59) < left <= timedelta(hours=1)
    assert "it is not in the queue" in words(client.get(card(first)))


def test_tomorrow_begins_where_the_editor_is(editor: User) -> None:
    Preferences.objects.create(person=editor, time_zone="Pacific/Auckland")
    claim = other_claim()

    send(signed_in(editor), claim, "snooze", span="tomorrow")

    until = Snooze.objects.get().until
    assert until
    there = until.astimezone(ZoneInfo("Pacific/Auckland"))
    today = datetime.now(ZoneInfo("Pacific/Auckland")).date()
    assert (there.hour, there.minute, there.date()) == (9, 0, today + timedelta(days=1))


def test_until_a_day_or_new_evidence(editor: User) -> None:
    claim = other_claim()
    day = (timezone.localdate() + timedelta(days=3)).isoformat()

    send(signed_in(editor), claim, "snooze", until=day, until_evidence="on")

    row = Snooze.objects.get()
    assert (row.until_evidence, row.until and row.until.date().isoformat()) == (True, day)
    assert "or until new evidence" in words(signed_in(editor).get(card(claim)))


@pytest.mark.parametrize("typed", [{}, {"span": "for ever"}, {"until": "2020-01-01"}])
def test_it_needs_an_end(typed: dict[str, str], editor: User) -> None:
    claim = other_claim()

    assert send(signed_in(editor), claim, "snooze", **typed, note="Typed words.").status_code == 400
    assert not Snooze.objects.exists()
