"""Whoever guesses passwords finds the door closed, and nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from tests.conftest import NOW

RIGHT, WRONG = "a long enough password", "guess"


def sign_in(name: str, password: str, address: str = "203.0.113.7") -> HttpResponse:
    answer = Client(REMOTE_ADDR=address).post("/sign-in/", {"username": name, "password": password})
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.fixture
def guessed(editor: User) -> None:
    for _ in range(10):
        sign_in("dana", WRONG)


@pytest.mark.usefixtures("guessed")
def test_after_ten_wrong_passwords_the_right_one_does_not_open_either() -> None:
    answer = sign_in("dana", RIGHT)

    assert answer.status_code == 429
    assert "cannot sign in from here for 15 minutes" in answer.content.decode()


@pytest.mark.usefixtures("guessed")
def test_others_and_other_addresses_still_get_in(second_editor: User) -> None:
    assert sign_in("omar", RIGHT).status_code == 302
    assert sign_in("dana", RIGHT, "198.51.100.4").status_code == 302


def test_the_door_opens_again_after_a_quarter_of_an_hour(editor: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(10):
            sign_in("dana", WRONG)
        clock.shift(timedelta(minutes=14))
        assert sign_in("dana", RIGHT).status_code == 429

        clock.shift(timedelta(minutes=16))
        assert sign_in("dana", RIGHT).status_code == 302


def test_nine_slips_are_forgiven(editor: User) -> None:
    for _ in range(9):
        assert sign_in("dana", WRONG).status_code == 200

    assert sign_in("dana", RIGHT).status_code == 302
