"""Two hosts of workers, one of them cut off at work; and that no network of theirs is left."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.harness import network
from tests.harness.programs import ROOT
from tests.process.trees import wait_for

pytestmark = [pytest.mark.process, pytest.mark.timeout(900)]
COMMAND = [sys.executable, "-m", "tests.harness.hosts"]


@pytest.fixture(autouse=True)
def networks() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("brings a PostgreSQL of its own: runs with the tests on PostgreSQL")
    if shutil.which("redis-server") is None or not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        pytest.skip("needs redis-server and PostgreSQL's initdb on this machine")
    if why := network.missing():
        pytest.skip(why)


def links() -> str:
    return subprocess.run(["ip", "-brief", "link"], capture_output=True, text=True, check=True).stdout


def test_a_host_cut_off_at_work_loses_nothing_and_keeps_nobody_waiting() -> None:
    before = links()
    words = ["--off", "60", "--feeds", "6", "--entries", "8"]

    done = subprocess.run([*COMMAND, *words], cwd=ROOT, capture_output=True, text=True, check=False, timeout=840)

    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-3000:]
    print(done.stdout)
    assert re.search(r"lost 0, doubled 0; cut off .* restarted 0 times, .* promises broken 0", done.stdout)
    assert links() == before


def test_a_run_that_is_killed_leaves_nothing_behind(tmp_path: Path) -> None:
    said = tmp_path / "said"
    with said.open("w") as output:
        running = subprocess.Popen([*COMMAND], cwd=ROOT, stdout=output)
    wait_for(lambda: _below(running.pid), seconds=60)
    inside = _below(running.pid)

    running.send_signal(signal.SIGKILL)
    running.wait(30)

    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in inside), seconds=30)


def _below(pid: int) -> list[int]:
    """Return the enclosed process and what it has started, once there are some."""
    found, more = [pid], [pid]
    while more:
        listed = subprocess.run(["pgrep", "-P", ",".join(map(str, more))], capture_output=True, text=True, check=False)
        more = [int(child) for child in listed.stdout.split()]
        found += more
    return found[1:] if len(found) > 8 else []
