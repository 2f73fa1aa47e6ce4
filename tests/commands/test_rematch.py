from __future__ import annotations

import io
import json

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims.actions import matches, suggestions
from claims.actions.catching_up import catch_up
from claims.matching.algorithm import ALGORITHM
from claims.models import Match, Matching
from claims.models.match import MatchState
from tests.conftest import NOW
from tests.factories import make_act, make_version

pytestmark = pytest.mark.django_db

FIRST = "The ferry line Arko said that 30 passengers had been hurt at Vell pier. The figure could not be verified."
LATER = "The ferry line Arko said on Friday that only 11 passengers had been hurt at Vell pier."


@pytest.fixture(autouse=True)
def taken_in() -> None:
    for text, title in ((FIRST, "Ferry hits pier"), (LATER, "Ferry line lowers count")):
        catch_up(version_id=make_version(text, title=title).pk, now=NOW)


def rematched(*options: str) -> dict[str, object]:
    out = io.StringIO()
    call_command("rematch", "--json", *options, stdout=out)
    found: dict[str, object] = json.loads(out.getvalue())
    return found


def test_what_todays_algorithm_did_is_left_alone() -> None:
    assert rematched() == {"matched": 0, "failed": 0, "algorithm": ALGORITHM}


def test_it_makes_anew_what_another_algorithm_suggested() -> None:
    Matching.objects.update(algorithm="match-0")
    Match.objects.update(algorithm="match-0", stance="questions", confidence=0.5)

    assert rematched()["matched"] == 3

    match = Match.objects.get()
    assert (match.algorithm, match.stance) == (ALGORITHM, "revises")


def test_it_keeps_what_editors_decided(editor: User) -> None:
    matches.turn_down(match=Match.objects.get(), how=MatchState.NOT_ABOUT, act=make_act(editor))
    before = list(Match.objects.values())

    assert rematched("--all")["matched"] == 3
    assert list(Match.objects.values()) == before


def test_cut_off_it_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    Matching.objects.update(algorithm="match-0")
    keep = suggestions.keep
    kept: list[bool] = []

    def pull_the_plug(**given: object) -> None:
        if kept:
            raise KeyboardInterrupt
        kept.append(True)
        keep(**given)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(suggestions, "keep", pull_the_plug)
        with pytest.raises(KeyboardInterrupt):
            call_command("rematch", stdout=io.StringIO())
    assert Matching.objects.filter(algorithm=ALGORITHM).count() == 1
    Matching.objects.update(lease_until=None)  # as when the lease of the process that was cut off has run out

    assert rematched()["matched"] == 2


def test_a_failure_is_said_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    Matching.objects.update(algorithm="match-0")
    keep = suggestions.keep

    def fail_once(**given: object) -> None:
        monkeypatch.setattr(suggestions, "keep", keep)
        raise RuntimeError("no space left")

    monkeypatch.setattr(suggestions, "keep", fail_once)
    out, err = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError, match="1 failed"):
        call_command("rematch", stdout=out, stderr=err)

    assert "no space left" in err.getvalue()
    assert out.getvalue() == f"Matched 2 with {ALGORITHM}.\n"
