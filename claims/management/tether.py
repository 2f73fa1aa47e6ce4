"""Runs a Python module as a child that dies with its parent: `python -m claims.management.tether PID MODULE ARG …`.

A parent killed with -9 cannot stop its children, so they must notice by themselves.
"""

from __future__ import annotations

import ctypes
import os
import runpy
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
#: How long a child that was told to stop may take, where the kernel does not tell it.
GRACE = 8.0


def tie(parent: int) -> None:
    """Make this process stop when the process `parent`, which started it, is gone."""
    if not _kernel_tells():
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        sys.exit(0)  # it died before we had asked to be told


def _kernel_tells() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM) == 0)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)


def main() -> None:
    """Tie this process to its parent, then become the module named on the command line."""
    parent, module = int(sys.argv[1]), sys.argv[2]
    tie(parent)
    sys.argv = [module, *sys.argv[3:]]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
