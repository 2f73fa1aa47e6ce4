"""The short run of the harness: thirty faults under a small load."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.harness.programs import ROOT

FAULTS = 30


@pytest.mark.process
@pytest.mark.timeout(1500)
def test_thirty_faults_lose_and_double_nothing() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("brings a PostgreSQL of its own: runs with the tests on PostgreSQL")
    if shutil.which("redis-server") is None or not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        pytest.skip("needs redis-server and PostgreSQL's initdb on this machine")
    words = f"--faults {FAULTS} --feeds 8 --entries 5 --pause 0.5 --minutes 15".split()
    command = [sys.executable, "-m", "tests.harness", *words]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1400)

    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-3000:]
    print(done.stdout)
    assert re.search(
        rf"lost 0, doubled 0; decisions .* lost 0, doubled 0; faults injected {FAULTS}, promises broken 0", done.stdout
    )
