"""One thing that may be done to a claim, as a page or another program is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be done to a claim.

    - `name`: its part of the address, and the name of its form; `words`: the effect, as its button says it;
    - `act` and `key`: what single keys press; `at_once`: it decides without a form to fill in or another page;
    - `sends`: what its button sends with the form; `about`: the id of the row that it answers, None for the claim;
    - `effect`: what it will change, in one line.
    """

    name: str
    words: str
    address: str
    act: str = ""
    key: str = ""
    at_once: bool = True
    effect: str = ""
    about: int | None = None
    sends: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the offer as plain JSON values."""
        return asdict(self)
