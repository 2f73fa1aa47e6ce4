"""No input, however hostile, raises anything but words, takes long or fills the memory. Run with -s for the figures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = os.environ.get("CORPUS_DIR", "")


def measured(*arguments: str) -> str:
    """Run the measuring in a process of its own, whose memory is its own."""
    command = [sys.executable, "-m", "tests.benchmarks.hostile", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.timeout(900)
def test_generated_inputs_are_read_or_refused_in_words() -> None:
    told = measured()

    assert int(told.split(" inputs")[0].replace(",", "")) >= 500
    assert " 0 exceptions" in told


@pytest.mark.skipif(not CORPUS, reason="CORPUS_DIR names no folder of public files")
@pytest.mark.timeout(3600)
def test_public_files_are_read_or_refused_in_words() -> None:
    assert " 0 exceptions" in measured(CORPUS)
