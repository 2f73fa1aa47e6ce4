"""The one door through which the tracker itself is reached: its listening socket."""

from __future__ import annotations

import socket
from contextlib import closing

from claims.errors import BadInput

#: Enough for the requests that wait while the web process is restarted.
BACKLOG = 256
#: Bound to every address of this machine, it is reached under one of them.
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  Compared with, not bound to.


class Listener:
    """A socket that listens already, to be handed to a web server by its descriptor."""

    def __init__(self, listening: socket.socket) -> None:
        self._socket = listening
        bound, self.port = listening.getsockname()[:2]
        self.host = _EVERYWHERE.get(bound, bound)

    @property
    def descriptor(self) -> int:
        """The file descriptor of the socket."""
        return self._socket.fileno()

    @property
    def url(self) -> str:
        """The address at which a browser on this machine reaches it."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"

    def answers(self, seconds: float) -> bool:
        """Say whether a web server answers a request here within `seconds`."""
        try:
            with closing(socket.create_connection((self.host, self.port), timeout=seconds)) as connection:
                connection.settimeout(seconds)
                connection.sendall(b"HEAD / HTTP/1.0\r\nHost: localhost\r\n\r\n")
                return connection.recv(5) == b"HTTP/"
        except OSError:
            return False

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()


def listen(host: str, port: int) -> Listener:
    """Return a listener on `host` and `port` (0: any free one).

    Raises BadInput with a sentence where the address is taken, forbidden or not one of this machine.
    """
    if not 0 <= port <= 65535:
        raise BadInput(f"{port} is not a port: give a number from 1 to 65535.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return Listener(socket.create_server((host.strip("[]"), port), family=family, backlog=BACKLOG))
    except PermissionError:
        raise BadInput(f"Port {port} is reserved: choose one above 1023 with --port.") from None
    except OSError as error:
        raise BadInput(
            f"Cannot listen on {host} port {port} ({error.strerror or error}). Is the tracker or another program "
            f"running there already? Stop it, or choose another with --port and --bind."
        ) from None
