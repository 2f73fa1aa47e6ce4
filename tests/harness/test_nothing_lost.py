"""Short runs of the harness under a small load: thirty faults, and a few over RabbitMQ and in the embedded mode."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.harness.programs import ROOT
from tests.harness.rabbitmq import PROGRAMS

pytestmark = [pytest.mark.process, pytest.mark.timeout(1500)]


def check_nothing_is_lost(faults: int, *words: str) -> None:
    command = [sys.executable, "-m", "tests.harness", "--faults", str(faults), "--pause", "0.5", "--plain", "0", *words]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1400)

    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-3000:]
    print(done.stdout)
    assert re.search(
        rf"lost 0, doubled 0; decisions .* lost 0, doubled 0; faults injected {faults}, promises broken 0", done.stdout
    )


def skip_without_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("brings a PostgreSQL of its own: runs with the tests on PostgreSQL")
    if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        pytest.skip("needs PostgreSQL's initdb on this machine")


def test_thirty_faults_lose_and_double_nothing() -> None:
    skip_without_postgresql()
    if shutil.which("redis-server") is None:
        pytest.skip("needs redis-server on this machine")

    check_nothing_is_lost(30, "--feeds", "8", "--entries", "5", "--minutes", "15")


def test_a_rabbitmq_that_is_killed_and_emptied_loses_nothing() -> None:
    skip_without_postgresql()
    if not (PROGRAMS / "rabbitmq-server").exists():
        pytest.skip("needs RabbitMQ on this machine")

    check_nothing_is_lost(6, "--broker", "rabbitmq", "--feeds", "4", "--entries", "3", "--minutes", "5")


def test_the_embedded_tree_killed_loses_nothing() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("brings a SQLite of its own: runs with the tests on SQLite")
    if shutil.which("pgrep") is None:
        pytest.skip("needs pgrep on this machine")

    check_nothing_is_lost(7, "--embedded", "--feeds", "4", "--entries", "3", "--minutes", "5")
