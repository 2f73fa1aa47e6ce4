"""How far two judges agree, beyond what chance would bring about. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from claims.insight.intervals import Z


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the judgements of two, one after the other, come to.

    - `rounds`: how often both have judged; `agreed`: how often alike;
    - `kappa`: Cohen's, None where chance alone would make them agree always, or nothing was judged;
    - `interval`: its 95 % interval, by the normal approximation.
    """

    rounds: int
    agreed: int
    kappa: float | None
    interval: tuple[float, float] | None

    @property
    def apart(self) -> int:
        """How often the two judged otherwise."""
        return self.rounds - self.agreed

    @property
    def share(self) -> float:
        """The share of rounds in which both judged alike; 0 where nothing was judged."""
        return self.agreed / self.rounds if self.rounds else 0.0


def agreement(counted: Mapping[tuple[str, str], int]) -> Agreement:
    """Return how far two judges agree, by how often each pair of judgements came: (first, second) → number.

    J. Cohen (1960): kappa is the share of agreement beyond that by chance, as part of what chance leaves open.
    """
    rounds = sum(counted.values())
    agreed = sum(number for (first, second), number in counted.items() if first == second)
    by_chance = _by_chance(counted, rounds) if rounds else 1.0
    if by_chance >= 1.0:
        return Agreement(rounds, agreed, None, None)
    share = agreed / rounds
    kappa = (share - by_chance) / (1 - by_chance)
    half = Z * sqrt(share * (1 - share) / rounds) / (1 - by_chance)
    return Agreement(rounds, agreed, kappa, (max(kappa - half, -1.0), min(kappa + half, 1.0)))


def _by_chance(counted: Mapping[tuple[str, str], int], rounds: int) -> float:
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for (first, second), number in counted.items():
        firsts[first] += number
        seconds[second] += number
    # Whole numbers, so that judges who always say the same are told exactly.
    return sum(firsts[word] * seconds[word] for word in firsts) / (rounds * rounds)
