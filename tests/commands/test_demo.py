from __future__ import annotations

import socket

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims.management.commands import demo
from claims.models.roles import may
from tests.factories import make_version

pytestmark = pytest.mark.django_db


def test_it_refuses_to_run_for_the_public(settings: pytest.FixtureRequest) -> None:
    settings.PUBLIC = True  # type: ignore[attr-defined]

    with pytest.raises(CommandError, match="for this machine only"):
        call_command("demo")


def test_it_keeps_out_of_a_newsrooms_own_database() -> None:
    make_version()

    with pytest.raises(CommandError, match="not made by the demo"):
        call_command("demo", "--port", "0")
    assert not User.objects.exists()


def test_the_visitor_is_an_editor_whose_password_is_new_each_time() -> None:
    first, second = demo._reset_visitor(), demo._reset_visitor()

    visitor = User.objects.get(username="demo")
    assert first != second
    assert not visitor.check_password(first)
    assert visitor.check_password(second)
    assert may(visitor, "decide_claim")
    assert may(visitor, "add_article")
    assert not visitor.is_superuser


def test_nobody_can_sign_in_as_the_storyteller() -> None:
    assert not demo._storyteller().has_usable_password()


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_a_sentence(command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"Cannot listen on 127.0.0.1 port {port} .*choose another"):
            call_command(command, "--port", str(port))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--port", "70000"], "not a port"),
        (["--bind", "203.0.113.7"], "Cannot listen on 203.0.113.7"),
    ],
)
def test_an_impossible_address_is_a_sentence(options: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("serve", *options)
