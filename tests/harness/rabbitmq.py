"""A RabbitMQ of the harness's own: its node, its ports and all that it keeps are apart from the machine's."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from kombu import Connection, Queue

from tests.harness.servers import LOOPBACK, free_port

PROGRAMS = Path("/usr/lib/rabbitmq/bin")
CONFIGURATION = """loopback_users = none
listeners.tcp.1 = {address}:{port}
disk_free_limit.absolute = 50MB
"""


#: Seconds within which workers declare their queues anew, and after which a queue is on the disk (every half second).
SETTLED_WITHIN, ON_DISK = 60, 1.5


class RabbitMQ:
    """One node, which keeps what it has when it is killed, as quorum queues do."""

    name = "RabbitMQ"

    def __init__(self, folder: Path, address: str = LOOPBACK) -> None:
        if not (PROGRAMS / "rabbitmq-server").exists():
            raise FileNotFoundError(f"needs RabbitMQ's programs under {PROGRAMS}")
        self.folder, self.address, self.port = folder / "rabbitmq", address, free_port()
        self.folder.mkdir()
        (self.folder / "rabbitmq.conf").write_text(CONFIGURATION.format(address=address, port=self.port))
        (self.folder / "plugins").write_text("[].")
        self.environment = {**os.environ, **self._settings()}
        names = ["epmd", "-address", LOOPBACK, "-port", self.environment["ERL_EPMD_PORT"]]
        self.epmd = subprocess.Popen(names, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.start()

    def _settings(self) -> dict[str, str]:
        return {
            "HOME": str(self.folder),
            "ERL_EPMD_PORT": str(free_port()),
            "RABBITMQ_NODENAME": f"harness{self.port}@localhost",
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_MNESIA_BASE": str(self.folder / "kept"),
            "RABBITMQ_LOG_BASE": str(self.folder / "log"),
            "RABBITMQ_CONFIG_FILE": str(self.folder / "rabbitmq.conf"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_CONF_ENV_FILE": os.devnull,
            "RABBITMQ_PID_FILE": str(self.folder / "pid"),
        }

    @property
    def url(self) -> str:
        """Return the CELERY_BROKER_URL."""
        return f"amqp://guest:guest@{self.address}:{self.port}//"

    def start(self, most: float = 90) -> None:
        """Start it, and wait until it answers."""
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(
                [str(PROGRAMS / "rabbitmq-server")],
                env=self.environment,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        until = time.monotonic() + most
        while not self._answers():
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError((self.folder / "said").read_text()[-3000:])
            time.sleep(0.2)

    def _answers(self) -> bool:
        with socket.socket() as asking:
            asking.settimeout(2)
            return asking.connect_ex((self.address, self.port)) == 0

    def stop(self) -> None:
        """Kill it, as a power cut would, once the queues that were declared are on its disk.

        Of a quorum queue that was declared within the last half second RabbitMQ 3.10 keeps the name without its log: it
        never has a leader again, and whoever reads it runs into a time limit until somebody deletes the queue.
        """
        until = time.monotonic() + SETTLED_WITHIN
        while not self._has_queues() and time.monotonic() < until:
            time.sleep(0.5)
        time.sleep(ON_DISK)
        self._kill()

    def _has_queues(self) -> bool:
        from claims.celery import QUEUES  # Settings are read once, and the harness has to name its servers first.

        with Connection(self.url, connect_timeout=5) as connection:
            try:
                for queue in QUEUES:
                    Queue(queue)(connection.default_channel).queue_declare(passive=True)
            except (*connection.channel_errors, *connection.connection_errors):
                return False
        return True

    def _kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def empty(self) -> None:
        """Kill it, and start it with nothing of what it kept: its queues are gone too."""
        self.stop()
        shutil.rmtree(self.folder / "kept")
        self.start()

    def close(self) -> None:
        """Stop it."""
        self._kill()
        self.epmd.terminate()
        self.epmd.wait(10)
