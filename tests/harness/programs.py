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
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
WORKER = "-q -A tests.harness.worker worker --without-gossip --without-mingle -l ERROR"


class Programs:
    """The running programs by name. Each is a process group of its own."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        self.clock = folder / "clock"
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.set_inheritable(True)
        celery = [sys.executable, "-m", "celery"]
        web = f"claims.wsgi:application --bind=fd://{self.listener.fileno()} --worker-class=gthread --threads=8"
        beat = f"-q -A claims beat -l ERROR --pidfile= --schedule={folder / 'beat'}"
        self.commands = {
            "web": [sys.executable, "-m", "gunicorn", *web.split(), "--log-level=critical", "--no-control-socket"],
            "children": [*celery, *WORKER.split(), "-P", "prefork", "-c", "2", "-n", "children@harness"],
            "threads": [*celery, *WORKER.split(), "-P", "threads", "-c", "2", "-n", "threads@harness"],
            "beat": [*celery, *beat.split()],
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.closing = threading.Event()
        self.turn_clock(0)
        for name in self.commands:
            self._start(name)
        self.keeper = threading.Thread(target=self._keep, daemon=True)
        self.keeper.start()

    @property
    def url(self) -> str:
        """The address of the web."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def kill(self, name: str) -> None:
        """Kill a program with all its children."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.running[name].pid, signal.SIGKILL)

    def kill_child(self) -> None:
        """Kill one child of the worker that has some."""
        parent = self.running["children"].pid
        listed = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False).stdout
        for child in listed.split()[-1:]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGKILL)

    def turn_clock(self, hours: int) -> None:
        """Set the clock of one worker so many hours ahead or back."""
        self.clock.write_text(f"{hours * 3600:+d}\n")

    def close(self) -> None:
        """Kill everything."""
        self.closing.set()
        self.keeper.join(5)
        for name in self.commands:
            self.kill(name)
        self.listener.close()

    def _keep(self) -> None:
        while not self.closing.wait(0.3):
            for name, process in list(self.running.items()):
                if process.poll() is not None and not self.closing.is_set():
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
                pass_fds=[self.listener.fileno()],
                start_new_session=True,
            )
        time.sleep(0.05)
