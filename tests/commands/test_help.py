from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from django.core.management import call_command, find_commands

from claims import management

COMMANDS = find_commands(str(Path(management.__path__[0])))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_shows_an_example(name: str) -> None:
    out = io.StringIO()

    with redirect_stdout(out), pytest.raises(SystemExit, match="0"):
        call_command(name, "--help")

    assert f"Example: manage.py {name}" in " ".join(out.getvalue().split())


def test_no_command_is_forgotten() -> None:
    assert {"evaluate", "ingest", "serve"} <= set(COMMANDS)
