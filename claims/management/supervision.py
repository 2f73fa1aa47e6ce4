"""Keeps a few programs running as one tree: starts them, restarts what crashes, stops all together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

from django.conf import settings

STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
#: Seconds: between two looks at the children, for a clean stop, and after which a child counts as healthy.
TICK, GRACE, HEALTHY = 0.2, 8.0, 30.0
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0


@dataclass(frozen=True, slots=True)
class Program:
    """A Python module to run with arguments. `files` are descriptors that it inherits."""

    name: str
    module: str
    args: Sequence[str]
    files: Sequence[int] = ()


class Child:
    """One running program, and when to start it again if it crashed."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.wait = FIRST_WAIT
        self.restart_at: float | None = None
        self.start()

    def start(self) -> None:
        """Start the program in a session of its own, so that Ctrl-C reaches the parent alone."""
        command = [sys.executable, "-m", "claims.management.tether", str(os.getpid()), self.program.module]
        self.process = subprocess.Popen(  # noqa: S603  The programs are our own.
            [*command, *self.program.args],
            env=_environment(os.environ),
            pass_fds=self.program.files,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started_at = time.monotonic()
        self.restart_at = None

    def look(self, now: float, say: Callable[[str], None]) -> None:
        """Start the program again if it died and its wait is over; the wait doubles from crash to crash."""
        if self.restart_at is not None:
            if now >= self.restart_at:
                self.start()
        elif (code := self.process.poll()) is not None:
            self.wait = FIRST_WAIT if now - self.started_at > HEALTHY else self.wait
            say(f"The {self.program.name} process stopped unasked (exit {code}); it starts again in {self.wait:g} s.")
            self.restart_at = now + self.wait
            self.wait = min(self.wait * 2, LONGEST_WAIT)

    def tell(self, number: signal.Signals) -> None:
        """Send a signal, unless the program is gone."""
        if self.process.poll() is None:
            self.process.send_signal(number)

    def finish(self, deadline: float) -> None:
        """Wait for the end until `deadline`; then kill the program and all that it started."""
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Tree:
    """The programs of one `serve`, from start to stop."""

    def __init__(self, programs: Sequence[Program], say: Callable[[str], None]) -> None:
        self.programs = programs
        self.say = say
        self.stopping = False

    def run(self, ready: Callable[[], bool]) -> None:
        """Start every program and keep them running until a signal asks to stop, then stop them all.

        `ready` is asked at every tick until it says True; it tells the person that the tree is up.
        """
        before = {number: signal.signal(number, self._stop) for number in STOPPING}
        children = [Child(program) for program in self.programs]
        try:
            is_ready = False
            while not self.stopping:
                is_ready = is_ready or ready()
                for child in children:
                    child.look(time.monotonic(), self.say)
                time.sleep(TICK)
        finally:
            stop(children)
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True


def stop(children: Sequence[Child]) -> None:
    """Ask all to stop at once, and leave none behind."""
    for child in children:
        child.tell(signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    for child in children:
        child.finish(deadline)


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    # The children must find this package wherever the command was called from.
    paths = [str(settings.BASE_DIR), *filter(None, [variables.get("PYTHONPATH")])]
    # Warnings are for developers: whoever wants them on the console of a running tracker sets this variable.
    return {"PYTHONWARNINGS": "ignore", **variables, "PYTHONPATH": os.pathsep.join(paths)}
