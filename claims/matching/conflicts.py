"""Figures of one thing that cannot both be right, and who told them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from claims.matching.figures import Relation, compare, said
from claims.matching.series import Line, Point, Series
from claims.text.folding import folded


@dataclass(frozen=True, slots=True)
class Told:
    """What one voice says by now."""

    voice: str
    point: Point

    @property
    def words(self) -> str:
        """Who says how many, as an editor reads it."""
        return f"{self.voice}: {said(self.point.figure)}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two voices whose newest figures of a thing leave no room for each other; `first` was told first."""

    thing: str
    first: Told
    second: Told

    @property
    def why(self) -> str:
        """A sentence for the editor, with both figures and who said them."""
        of = f" of {self.thing}" if self.thing else ""
        return f"The figures{of} cannot both be right. {self.first.words}; {self.second.words}."

    @property
    def key(self) -> str:
        """What makes two conflicts the same: the voices and their figures, whichever was read first."""
        sides = sorted(f"{folded(side.voice)}={said(side.point.figure)}" for side in (self.first, self.second))
        return sha256("\n".join([folded(self.thing), *sides]).encode()).hexdigest()[:32]


def conflicts(series: Iterable[Series]) -> tuple[Conflict, ...]:
    """Return the pairs of voices that contradict each other by what they say last, thing by thing.

    Who changed a figure revised it. Speakers are set against speakers and outlets against outlets: an outlet that names
    nobody may have its figure from the speaker.
    """
    return tuple(found for one in series for found in _of_thing(one))


def _of_thing(series: Series) -> Iterator[Conflict]:
    for one, other in combinations(series.lines, 2):
        if one.named == other.named and _contradict(one.points[-1], other.points[-1]):
            first, second = sorted((one, other), key=_newest)
            yield Conflict(series.thing, Told(first.voice, first.points[-1]), Told(second.voice, second.points[-1]))


def _newest(line: Line) -> tuple[float, str]:
    return line.points[-1].at.timestamp(), line.voice


def _contradict(one: Point, other: Point) -> bool:
    """Say whether neither figure leaves room for the other, whichever of them is taken as the claimed one."""
    pairs = ((one, other), (other, one))
    return all(compare(claimed.figure, told.figure).relation is Relation.REVISED for claimed, told in pairs)
