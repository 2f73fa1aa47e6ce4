"""The one door through which the tracker itself is reached: its listening socket."""

from __future__ import annotations

import socket
from contextlib import closing

from claims.errors import BadInput

#: Enough for the requests that wait while the web process is restarted.
BACKLOG = 256


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on `host` and `port` (0: any free one).

    Raises BadInput with a sentence where the address is taken, forbidden or not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family, backlog=BACKLOG)
    except PermissionError:
        raise BadInput(f"Port {port} is reserved: choose one above 1023 with --port.") from None
    except OverflowError:
        raise BadInput(f"{port} is not a port: give a number from 1 to 65535.") from None
    except OSError as error:
        raise BadInput(
            f"Cannot listen on {host} port {port} ({error.strerror or error}). Is the tracker or another program "
            f"running there already? Stop it, or choose another with --port and --bind."
        ) from None


def answers(address: tuple[str, int], seconds: float) -> bool:
    """Say whether a web server on this machine answers a request at `address` within `seconds`."""
    try:
        with closing(socket.create_connection(address, timeout=seconds)) as connection:
            connection.settimeout(seconds)
            connection.sendall(b"HEAD / HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return connection.recv(5) == b"HTTP/"
    except OSError:
        return False
