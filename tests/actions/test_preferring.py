"""Preferences: what can be chosen, what is refused, and when the next digest is due."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User

import claims
from claims.actions.preferring import Choices, prefer
from claims.actions.slots import day_of, next_slot
from claims.errors import BadInput
from claims.models import Preferences
from claims.models.keymap import KEYS
from claims.models.zones import zone
from tests.conftest import NOW

KYIV, NEW_YORK = ZoneInfo("Europe/Kyiv"), ZoneInfo("America/New_York")
EVERY_DAY = range(7)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.django_db
def test_what_is_chosen_is_kept_and_the_usual_keys_are_not(editor: User) -> None:
    remap = {"follow": "q", "undo": "z", "settle": "g t"}

    for _ in range(2):
        prefer(person=editor, choices=Choices(remap=remap, time_zone="Europe/Kyiv", digest_hour=8), now=NOW)

    kept = Preferences.objects.get(person=editor)
    assert kept.remap == {"follow": "q", "settle": "g t"}
    # NOW is a Saturday: Monday at eight in Kyiv is six in UTC.
    assert kept.digest_next_at == at("2026-03-16T06:00")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("remap", "why"),
    [
        ({"fly": "q"}, "no act “fly”"),
        ({"follow": "u"}, "taken"),
        ({"follow": "q", "settle": "q"}, "taken"),
        ({"follow": "g"}, "begin alike"),
        ({"follow": "z 1"}, "begin alike"),
        ({"follow": "x"}, "begin alike"),
        ({"follow": "abc"}, "one key, or two"),
        ({"follow": ""}, "one key, or two"),
    ],
)
def test_a_key_that_means_something_else_is_refused(remap: dict[str, str], why: str, editor: User) -> None:
    with pytest.raises(BadInput, match=why):
        prefer(person=editor, choices=Choices(remap=remap), now=NOW)

    assert not Preferences.objects.exists()


@pytest.mark.django_db
def test_two_acts_may_change_places(editor: User) -> None:
    prefer(person=editor, choices=Choices(remap={"supports": "r", "refutes": "s"}), now=NOW)

    assert Preferences.objects.get().remap == {"supports": "r", "refutes": "s"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "choices", [Choices(time_zone="Mars/Olympus"), Choices(digest_hour=24), Choices(digest_days=(7,))]
)
def test_a_zone_an_hour_or_a_day_that_is_none_is_refused(choices: Choices, editor: User) -> None:
    with pytest.raises(BadInput):
        prefer(person=editor, choices=choices, now=NOW)


@pytest.mark.django_db
def test_who_wants_no_digest_owes_none(editor: User) -> None:
    assert prefer(person=editor, choices=Choices(digest_on=False), now=NOW).digest_next_at is None
    assert prefer(person=editor, choices=Choices(digest_days=()), now=NOW).digest_next_at is None


def test_the_hour_stays_the_same_on_the_wall_when_the_clocks_change() -> None:
    before = next_slot(at("2026-03-27T12:00"), hour=7, days=EVERY_DAY, zone=KYIV)
    after = next_slot(at("2026-03-28T12:00"), hour=7, days=EVERY_DAY, zone=KYIV)

    assert (before, after) == (at("2026-03-28T05:00"), at("2026-03-29T04:00"))


def test_an_hour_that_is_leapt_over_is_told_and_one_that_comes_twice_is_told_once() -> None:
    leapt = next_slot(at("2026-03-08T00:00"), hour=2, days=EVERY_DAY, zone=NEW_YORK)
    twice = next_slot(at("2026-11-01T00:00"), hour=1, days=EVERY_DAY, zone=NEW_YORK)
    assert leapt == at("2026-03-08T07:00")
    assert twice == at("2026-11-01T05:00")

    following = next_slot(twice, hour=1, days=EVERY_DAY, zone=NEW_YORK)

    assert following == at("2026-11-02T06:00")
    assert day_of(following, NEW_YORK) == "2026-11-02"


def test_the_day_is_counted_where_the_person_is() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")

    slot = next_slot(at("2026-03-15T12:00"), hour=7, days=[0], zone=tokyo)  # Sunday noon in UTC, nine at night there.

    assert slot == at("2026-03-15T22:00")
    assert day_of(slot, tokyo) == "2026-03-16"


def test_a_zone_that_is_none_any_more_is_the_desk_s_own() -> None:
    assert zone("Mars/Olympus") == zone("") == ZoneInfo("UTC")


def test_the_table_of_keys_is_that_of_the_scripts() -> None:
    script = (Path(claims.__file__).parent / "static/claims/keymap.js").read_text("utf-8")
    rows = re.findall(r'^  "([^"]+)": \["([^"]+)", "([^"]+)", (?:true|false)\],', script, re.MULTILINE)

    assert {act: (key, does) for key, act, does in rows} == KEYS
