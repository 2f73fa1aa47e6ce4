"""Hosts with networks of their own on one machine, joined to its centre by cables that can be cut.

All of it lies in namespaces that belong to one process and end with it, however it ends: no name of it is seen outside.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

#: It and all in it is killed with whoever began it.
ENCLOSED = shlex.split("setpriv --pdeathsig KILL unshare --net --mount --pid --fork --kill-child --mount-proc")
#: Where database, broker and beat are reached, and a public address behind which every site is.
CENTRE, SITES = "10.77.0.1", "5.6.7.8"
_TRIAL = "mount -t tmpfs tmpfs /run && ip link add hub type bridge && ip netns add trial && ip netns exec trial true"


def missing() -> str:
    """Return why no hosts can be made on this machine, or an empty string."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "only root of a Linux may make networks"
    if absent := [name for name in ("ip", "setpriv", "unshare", "mount") if shutil.which(name) is None]:
        return f"needs {' and '.join(absent)} on this machine"
    tried = subprocess.run([*ENCLOSED, "sh", "-c", _TRIAL], capture_output=True, text=True, check=False, timeout=30)
    return f"no network can be made here: {tried.stderr.strip()}" if tried.returncode else ""


def enclose(module: str, arguments: Iterable[str]) -> int:
    """Run a module in a network of its own, with its own mounts and processes; return its exit code."""
    return subprocess.run([*ENCLOSED, sys.executable, "-m", module, *arguments], check=False).returncode


class Network:
    """A centre, and hosts by name. Only what was enclosed may make one."""

    def __init__(self, folder: Path, sites: Iterable[str]) -> None:
        """Have the names of `sites` lead to the address of the sites."""
        names = folder / "hosts"
        names.write_text(f"127.0.0.1 localhost\n{SITES} {' '.join(sites)}\n")
        _run("mount", "--bind", str(names), "/etc/hosts")
        _run("mount", "-t", "tmpfs", "tmpfs", "/run")
        _ip("link set lo up")
        _ip("link add hub type bridge")
        _ip(f"address add {CENTRE}/24 dev hub")
        _ip(f"address add {SITES}/32 dev hub")
        _ip("link set hub up")
        self.addresses: dict[str, str] = {}

    def add(self, name: str) -> None:
        """Add a host, and join it to the centre."""
        address = self.addresses[name] = f"10.77.0.{len(self.addresses) + 2}"
        _ip(f"netns add {name}")
        _ip(f"link add {name} type veth peer name cable netns {name}")
        _ip(f"link set {name} master hub up")
        for words in ("link set lo up", f"address add {address}/24 dev cable", "link set cable up"):
            _ip(f"-n {name} {words}")
        _ip(f"-n {name} route add default via {CENTRE}")

    def within(self, name: str, command: list[str]) -> list[str]:
        """Return the command as the host runs it."""
        return ["ip", "netns", "exec", name, *command]

    def cut(self, name: str) -> None:
        """Pull the host's cable: nobody is told, and what was sent is lost."""
        _ip(f"link set {name} down")

    def join(self, name: str) -> None:
        """Put the host's cable back."""
        _ip(f"link set {name} up")


def _ip(words: str) -> None:
    _run("ip", *words.split())


def _run(*words: str) -> None:
    subprocess.run(words, check=True)
