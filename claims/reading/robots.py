"""What a site allows robots to read: robots.txt as RFC 9309 has it, by Protego. Pure; fetches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from protego import Protego

#: As much of a file as must be read (RFC 9309, 2.5); what follows counts as not there.
MAX_BYTES = 500 * 1024
#: How long an answer holds (2.4).
KEPT = timedelta(hours=24)
#: A wait that a site asks for between pages, at most.
_LONGEST = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site for one robot."""

    text: str = ""
    #: All is closed: the site could not say, so nobody may assume that it would allow.
    closed: bool = False

    def allows(self, url: str, robot: str) -> bool:
        """Say whether the robot called `robot` may read `url`."""
        return not self.closed and bool(Protego.parse(self.text).can_fetch(url, robot))

    def wait(self, robot: str) -> float:
        """Return the seconds that the site asks this robot to leave between two pages, 0 where it asks none."""
        return min(float(Protego.parse(self.text).crawl_delay(robot) or 0), _LONGEST) if not self.closed else 0.0


def rules(status: int, body: bytes) -> Rules:
    """Return the rules that an answer to /robots.txt means.

    - 2xx: what it says, in UTF-8, the first MAX_BYTES of it;
    - 4xx: there are none, so all is allowed (2.3.1.3); 401 and 403 too, as the standard has it;
    - anything else: nothing is allowed until the site can say (2.3.1.4).
    """
    if 200 <= status < 300:
        return Rules(body[:MAX_BYTES].decode("utf-8-sig", "replace"))
    return Rules() if 400 <= status < 500 else Rules(closed=True)
