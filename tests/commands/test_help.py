from __future__ import annotations

import io
from contextlib import redirect_stdout

import pytest
from django.core.management import call_command


@pytest.mark.parametrize(
    "name", ["demo", "detector_report", "export", "flag", "ingest", "serve", "sweep", "verify_ledger"]
)
def test_the_help_of_every_command_shows_an_example(name: str) -> None:
    out = io.StringIO()

    with redirect_stdout(out), pytest.raises(SystemExit, match="0"):
        call_command(name, "--help")

    assert f"Example: manage.py {name}" in " ".join(out.getvalue().split())
