"""How far a fetch may reach: which addresses, which ports, whose certificates, whose answer for a name."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from claims.errors import PermanentFetchError, TemporaryFetchError
from claims.net.networks import reserved_for

#: Turns a host name and a port into numeric addresses; raises socket.gaierror.
Lookup = Callable[[str, int], list[str]]


def ask_the_system(host: str, port: int) -> list[str]:
    """Return the numeric addresses of `host` in the order in which the system would try them."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


@dataclass(frozen=True, slots=True)
class Reach:
    """What one fetch may connect to. Opens no socket.

    Production code uses PUBLIC_WEB and passes no Reach of its own; a test reads the source for that. Tests make
    one that also admits the loopback address of their own server: there is deliberately no setting and no
    environment variable, so nothing that configures a running tracker can open it towards inner networks.
    """

    ports: frozenset[int] = frozenset({80, 443})
    also: frozenset[str] = field(default_factory=frozenset)
    lookup: Lookup = ask_the_system
    authorities: str | None = None

    def check_port(self, port: int) -> None:
        """Raise PermanentFetchError unless `port` is one on which websites answer."""
        if port not in self.ports:
            raise PermanentFetchError(
                f"That address names port {port}; pages are fetched from ports 80 and 443 only. "
                "Check the address, or paste the text instead."
            )

    def check_address(self, host: str, address: str) -> None:
        """Raise PermanentFetchError unless the numeric `address` of `host` is public."""
        if address not in self.also and (use := reserved_for(address)):
            raise PermanentFetchError(
                f"{host} leads to an address that is set apart for {use}, not to the public web: "
                "nothing was fetched. Check the address, or paste the text instead."
            )

    def resolve(self, host: str, port: int, *, within: float) -> list[str]:
        """Return the checked numeric addresses of `host`; one that is not public condemns them all.

        Raise TemporaryFetchError if no answer comes `within` seconds or the name service fails, PermanentFetchError
        if there is no such name.
        """
        addresses = self._looked_up(host, port, within)
        for address in addresses:
            self.check_address(host, address)
        return addresses

    def _looked_up(self, host: str, port: int, within: float) -> list[str]:
        answer: list[list[str] | OSError | UnicodeError] = []

        def look_up() -> None:
            try:
                answer.append(self.lookup(host, port))
            except (OSError, UnicodeError) as problem:
                answer.append(problem)

        # The system's look-up takes no time limit and cannot be interrupted; its own thread can be left behind.
        thread = threading.Thread(target=look_up, name="name look-up", daemon=True)
        thread.start()
        thread.join(within)
        if not answer:
            raise TemporaryFetchError(f"Looking up {host} took too long: try again later.")
        return _names_or_error(host, answer[0])


def _names_or_error(host: str, answer: list[str] | OSError | UnicodeError) -> list[str]:
    if isinstance(answer, socket.gaierror) and answer.errno in (socket.EAI_AGAIN, socket.EAI_SYSTEM, socket.EAI_MEMORY):
        raise TemporaryFetchError(f"The name service did not answer for {host}: try again later.") from answer
    if isinstance(answer, Exception):
        raise PermanentFetchError(
            f"There is no site called {host}: check the address for a slip, or paste the text instead."
        ) from answer
    if not answer:
        raise PermanentFetchError(f"The site {host} has no address: check the spelling, or paste the text instead.")
    return answer


#: What every fetch of the running tracker uses.
PUBLIC_WEB = Reach()
