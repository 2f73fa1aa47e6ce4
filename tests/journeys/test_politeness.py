"""A day of intake has no bad manners; and an intake that had them would be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from claims.models import ArticleVersion, Fetch, Rereading
from claims.net.feeds import Validators
from tests.politeness import Doors, lived

pytestmark = pytest.mark.django_db


def test_a_day_of_intake_has_no_bad_manners() -> None:
    origin = lived(1.2, 3)

    assert {name: count for name, count in origin.faults.items() if count} == {}
    # And it was not polite by doing nothing.
    assert origin.answers[304] > origin.answers[200] / 4 > 5
    assert origin.answers[503]
    assert origin.answers[429]
    assert ArticleVersion.objects.filter(door="reread", number=2).exists()
    assert Rereading.objects.count() > 9
    assert Fetch.objects.filter(error__contains="robots.txt").exists()


def _forgets(door: Doors) -> Doors:
    """Asks as if for the first time."""
    return replace(door, ask=lambda url, validators: door.ask(url, Validators()))


def _spoils(door: Doors) -> Doors:
    """Loses the quotes of a validator."""
    return replace(
        door, ask=lambda url, told: door.ask(url, Validators(told.etag.replace('"', ""), told.last_modified))
    )


def _hurries(door: Doors) -> Doors:
    """Asks twice for good measure."""

    def twice(url: str, validators: Validators) -> Any:
        door.ask(url, validators)
        return door.ask(url, validators)

    return replace(door, ask=twice)


def _pries(door: Doors) -> Doors:
    """Reads what robots may not."""
    from claims.reading.robots import Rules

    return replace(door, rules_of=lambda **_: Rules())


@pytest.mark.parametrize(
    ("rude", "fault"),
    [
        (_forgets, "unconditional repeats"),
        (_spoils, "bad validators"),
        (_hurries, "early polls"),
        (_hurries, "crowded visits"),
        (_pries, "robots"),
    ],
)
def test_bad_manners_are_counted(rude: Callable[[Doors], Doors], fault: str) -> None:
    assert lived(0.3, 1, rude=rude).faults[fault] > 0


def test_cookies_and_referrers_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    from requests import Session

    plain = Session.request
    rude = {"Cookie": "visitor=1", "Referer": "http://desk.example/"}
    monkeypatch.setattr(Session, "request", lambda self, how, url, **kw: plain(self, how, url, headers=rude, **kw))

    origin = lived(0.05, 1)

    assert origin.faults["cookies"] > 0
    assert origin.faults["referrers"] > 0
