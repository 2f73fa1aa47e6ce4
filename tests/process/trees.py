"""Process trees for tests: a data folder and a database of their own, and who is still running in them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import requests

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass
class Place:
    """A data folder, and the environment of what runs on it."""

    folder: Path
    environment: dict[str, str]

    def manage(self, *arguments: str, check: bool = True) -> str:
        """Run a command to its end and return what it printed."""
        done = subprocess.run(
            [*MANAGE, *arguments], env=self.environment, check=False, text=True, capture_output=True, timeout=100
        )
        if check and done.returncode:
            raise AssertionError(f"{arguments} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def start(self, *arguments: str) -> Running:
        """Start a command and return it while it runs. Its output goes to a file."""
        log = self.folder / f"log-{uuid.uuid4().hex}"
        with log.open("w") as output:
            process = subprocess.Popen(
                [*MANAGE, *arguments], env=self.environment, stdout=output, stderr=subprocess.STDOUT
            )
        return Running(process, log)

    def evaluate(self, code: str) -> str:
        """Run code in the tracker's shell and return what it printed."""
        return self.manage("shell", "--verbosity", "0", "-c", code).strip()

    def processes(self) -> dict[int, str]:
        """Return the command line of every living process that works on this folder, by its id."""
        mark = f"DATA_DIR={self.environment['DATA_DIR']}".encode()
        found = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and (command := _command(entry, mark)):
                found[int(entry.name)] = command
        return found

    def one(self, words: str) -> int:
        """Return the id of the oldest process whose command line holds `words`."""
        return min(pid for pid, command in self.processes().items() if words in command)


@dataclass
class Running:
    """A command that runs."""

    process: subprocess.Popen[bytes]
    log: Path
    session: requests.Session = field(default_factory=requests.Session)

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return self.log.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        """The address that it printed."""
        return str(re.findall(r"http://\S+?/", self.said)[0])

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal, and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(30)

    def sign_in(self, name: str, password: str) -> None:
        """Sign in as a browser does."""
        answer = self.submit("sign-in/", username=name, password=password)
        assert answer.url == self.url, "the sign-in was refused"

    def submit(self, path: str, **fields: str) -> requests.Response:
        """Open the page at `path` and send its form with these fields."""
        token = CSRF.findall(self.session.get(self.url + path, timeout=30).text)[-1]
        form = {"csrfmiddlewaretoken": token, **fields}
        return self.session.post(self.url + path, data=form, headers={"Referer": self.url + path}, timeout=30)


def wait_for(holds: Callable[[], object], seconds: float = 60) -> float:
    """Wait until something holds; return how long that took. Fail after `seconds`."""
    start = time.monotonic()
    while not holds():
        if time.monotonic() - start > seconds:
            raise AssertionError(f"waited {seconds} s in vain")
        time.sleep(0.1)
    return time.monotonic() - start


@contextmanager
def place(folder: Path) -> Iterator[Place]:
    """Make a place to run in, and kill what is left there at the end."""
    environment = {**os.environ, "DATA_DIR": str(folder), "PYTHONWARNINGS": "ignore", "PYTHONUNBUFFERED": "1"}
    with _database(environment):
        here = Place(folder, environment)
        try:
            yield here
        finally:
            for pid in here.processes():
                os.kill(pid, signal.SIGKILL)
            wait_for(lambda: not here.processes(), seconds=10)


@contextmanager
def _database(environment: dict[str, str]) -> Iterator[None]:
    """Give the environment an empty database of its own, where it names a PostgreSQL server."""
    if not (url := environment.get("DATABASE_URL")):
        yield
        return
    name = f"process_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url.rpartition("/")[0] + "/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        environment["DATABASE_URL"] = f"{url.rpartition('/')[0]}/{name}"
        try:
            yield
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _command(entry: Path, mark: bytes) -> str:
    try:
        if mark not in (entry / "environ").read_bytes().split(b"\0"):
            return ""
        return (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""  # it ended, or is not ours
