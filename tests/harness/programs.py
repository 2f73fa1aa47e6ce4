"""Web, workers and beat as processes of the harness, started again when they die, as systemd would."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
WORKER = "-q -A tests.harness.worker worker --without-gossip --without-mingle -l ERROR"


def listening() -> socket.socket:
    """Return a socket for the web: who starts again on it loses no connection."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.set_inheritable(True)
    return listener


def cluster(folder: Path, listener: socket.socket) -> dict[str, list[str]]:
    """Return the commands of web, two workers and beat, over whichever database and broker."""
    celery = [sys.executable, "-m", "celery"]
    web = f"claims.wsgi:application --bind=fd://{listener.fileno()} --worker-class=gthread --threads=8"
    return {
        "web": [sys.executable, "-m", "gunicorn", *web.split(), "--log-level=critical", "--no-control-socket"],
        "children": [*celery, *WORKER.split(), "-P", "prefork", "-c", "2", "-n", "children@harness"],
        "threads": [*celery, *WORKER.split(), "-P", "threads", "-c", "2", "-n", "threads@harness"],
        "beat": beat(folder),
    }


def embedded(port: int) -> dict[str, list[str]]:
    """Return the command of the whole tracker in one process tree."""
    return {"serve": [sys.executable, "-m", "tests.harness.serve", "--port", str(port)]}


def beat(folder: Path) -> list[str]:
    """Return the command of beat."""
    words = f"-q -A claims beat -l ERROR --pidfile= --schedule={folder / 'beat'}"
    return [sys.executable, "-m", "celery", *words.split()]


class Programs:
    """The running programs by name. Each is a process group of its own."""

    def __init__(
        self, folder: Path, environment: dict[str, str], commands: dict[str, list[str]], files: Sequence[int] = ()
    ) -> None:
        self.folder, self.environment = folder, environment
        self.commands, self.files = commands, files
        self.clock = folder / "clock"
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.restarts: Counter[str] = Counter()
        self.closing = threading.Event()
        self.turn_clock(0)
        for name in self.commands:
            self._start(name)
        self.keeper = threading.Thread(target=self._keep, daemon=True)
        self.keeper.start()

    def kill(self, name: str) -> None:
        """Kill a program with all its children."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.running[name].pid, signal.SIGKILL)

    def kill_child(self, name: str, words: str = "") -> None:
        """Kill the last child of a program whose command line holds `words`."""
        parent = str(self.running[name].pid)
        listed = subprocess.run(
            ["pgrep", "-P", parent, "-f", words], capture_output=True, text=True, check=False
        ).stdout
        for child in listed.split()[-1:]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGKILL)

    def turn_clock(self, hours: int) -> None:
        """Set the clock of one worker so many hours ahead or back."""
        self.clock.write_text(f"{hours * 3600:+d}\n")

    def dismiss(self, name: str) -> None:
        """Stop a program for good."""
        process = self.running.pop(name)
        process.terminate()
        process.wait(60)

    def close(self) -> None:
        """Kill everything."""
        self.closing.set()
        self.keeper.join(5)
        for name in self.running:
            self.kill(name)

    def _keep(self) -> None:
        while not self.closing.wait(0.3):
            for name, process in list(self.running.items()):
                if process.poll() is not None and name in self.running and not self.closing.is_set():
                    self.restarts[name] += 1
                    self._start(name)

    def _start(self, name: str) -> None:
        environment = {**self.environment}
        if name == "threads" and FAKETIME.exists():
            environment |= {"LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(self.clock)}
            environment |= {"FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                self.commands[name],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                pass_fds=self.files,
                start_new_session=True,
            )
        time.sleep(0.05)
