from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from claims.management import tether
from tests.process.trees import ROOT

pytestmark = pytest.mark.process

#: Starts a child that only sleeps, tied to it, and says the child's id.
PARENT = """
import subprocess, sys, os, time
code = "import sys, time; from claims.management import tether; {before}; tether.tie(int(sys.argv[1])); time.sleep(60)"
child = subprocess.Popen([sys.executable, "-c", code, str(os.getpid())], stdout=subprocess.DEVNULL)
print(child.pid, flush=True)
time.sleep(60)
"""


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that ended and that nobody has asked after is still listed.
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


@pytest.mark.parametrize(
    "before",
    ["pass", "tether._kernel_tells = lambda: False"],
    ids=["as this system can", "where the kernel does not tell"],
)
def test_a_child_ends_when_its_parent_is_killed(before: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.replace("{before}", before)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent.stdout:
        child = int(parent.stdout.readline())
    time.sleep(3)  # until it is tied
    assert is_running(child)

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    deadline = time.monotonic() + 10
    while is_running(child):
        assert time.monotonic() < deadline, "the child lives on"
        time.sleep(0.1)


def test_a_child_whose_parent_died_before_it_was_tied_ends_at_once() -> None:
    code = "from claims.management import tether; tether.tie(1_000_000_000); print('still here')"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout == ""


def test_it_becomes_the_module_that_it_is_told_to_run() -> None:
    command = [sys.executable, "-m", tether.__name__, str(os.getpid()), "json.tool", "--compact"]

    done = subprocess.run(command, cwd=ROOT, input='{"a": 1}', capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.strip() == '{"a":1}'
