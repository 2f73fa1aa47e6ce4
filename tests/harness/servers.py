"""A PostgreSQL cluster and a Redis of the harness's own, which it may stop, kill and fill."""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Protocol

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class Postgres:
    """A throwaway cluster in a file system of its own where root may mount one, so that it can be full."""

    def __init__(self, folder: Path, address: str = LOOPBACK) -> None:
        self.folder, self.address, self.port = folder, address, free_port()
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not found:
            raise FileNotFoundError("needs PostgreSQL's initdb under /usr/lib/postgresql")
        self.bin = found[-1]
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", str(folder)]
        self.is_mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run(f"{self.bin}/initdb -D {folder}/data -A trust -U tracker --no-sync")
        with (folder / "data" / "postgresql.conf").open("a") as conf:
            conf.write(f"port={self.port}\nlisten_addresses='{address}'\nunix_socket_directories='{folder}'\n")
            conf.write("max_wal_size='96MB'\nmin_wal_size='32MB'\nshared_buffers='64MB'\nlog_min_messages=fatal\n")
        with (folder / "data" / "pg_hba.conf").open("a") as rules:
            rules.write("host all all samenet trust\n")
        self.start()
        self._run(f"{self.bin}/createdb -h {address} -p {self.port} -U tracker tracker")

    @property
    def url(self) -> str:
        """Return the DATABASE_URL."""
        return f"postgres://tracker@{self.address}:{self.port}/tracker"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._control("-w -t 60 start")

    def crash(self) -> None:
        """Stop it as a power cut would, and start it again."""
        self._control("-m immediate stop", check=False)
        self.start()

    def fill_disk(self, seconds: float) -> None:
        """Leave no room on its disk for a while; start it again if that was too much for it."""
        stuffing = self.folder / "stuffing"
        with stuffing.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * (1 << 20))
            except OSError:
                pass
        time.sleep(seconds)
        stuffing.unlink()
        if "no server running" in self._control("status", check=False):
            self.start()

    def close(self) -> None:
        """Stop it and take everything away."""
        self._control("-m immediate stop", check=False)
        if self.is_mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=False)

    def _control(self, words: str, *, check: bool = True) -> str:
        return self._run(f"{self.bin}/pg_ctl -D {self.folder}/data -l {self.folder}/log {words}", check=check)

    def _run(self, command: str, *, check: bool = True) -> str:
        as_postgres = ["su", "postgres", "-s", "/bin/sh", "-c", command]
        words = as_postgres if getpass.getuser() == "root" else ["/bin/sh", "-c", command]
        with (self.folder / "control").open("a+") as said:
            start = said.tell()
            subprocess.run(words, stdout=said, stderr=said, check=check, timeout=120, cwd="/")
            said.seek(start)
            return said.read()


class Broker(Protocol):
    """What carries the messages, and may be taken away at any time."""

    name: str

    @property
    def url(self) -> str:
        """Return the CELERY_BROKER_URL."""

    def start(self) -> None:
        """Start it, and wait until it answers."""

    def stop(self) -> None:
        """Kill it."""

    def empty(self) -> None:
        """Have it forget everything."""

    def close(self) -> None:
        """Stop it, and leave nothing running."""


class Redis:
    """A Redis on a socket, or on an address, which keeps nothing."""

    name = "Redis"

    def __init__(self, folder: Path, address: str = "") -> None:
        self.socket, self.address = folder / "redis.sock", address
        self.port = free_port() if address else 0
        self.start()

    @property
    def url(self) -> str:
        """Return the CELERY_BROKER_URL."""
        return f"redis://{self.address}:{self.port}/0" if self.address else f"redis+socket://{self.socket}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        nothing_kept = ["--save", "", "--appendonly", "no", "--dir", str(self.socket.parent)]
        reached = ["--bind", self.address or LOOPBACK, "--port", str(self.port), "--protected-mode", "no"]
        words = ["redis-server", *reached, "--unixsocket", str(self.socket), *nothing_kept]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        for _ in range(200):
            if self.socket.exists():
                return
            time.sleep(0.05)

    def stop(self) -> None:
        """Kill it: whatever it held is gone."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.socket.unlink(missing_ok=True)

    def empty(self) -> None:
        """Have it forget everything."""
        subprocess.run(["redis-cli", "-s", str(self.socket), "flushall"], check=False, stdout=subprocess.DEVNULL)

    def close(self) -> None:
        """Stop it."""
        self.stop()


class Folder:
    """The folder of messages of the embedded mode."""

    name = "the folder"
    url = "filesystem://"

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "messages"

    def start(self) -> None:
        """Do nothing: a folder does not run."""

    stop = close = start

    def empty(self) -> None:
        """Throw all messages away."""
        for message in self.folder.glob("*.msg"):
            message.unlink(missing_ok=True)
