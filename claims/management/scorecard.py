"""The figures of an evaluation, and the table in which a person reads them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from claims.verdicts import FlagKind

#: What of a covered claim is compared with its label.
DETAILS = ("speaker", "figures", "date", "place")


@dataclass(slots=True)
class Share:
    """So many right of so many."""

    right: int = 0
    of: int = 0

    def count(self, is_right: bool) -> bool:
        """Count one more and hand it back."""
        self.right += is_right
        self.of += 1
        return is_right

    @property
    def part(self) -> float:
        """The share as a number; 0 of nothing."""
        return self.right / self.of if self.of else 0.0

    @property
    def rounded(self) -> float | None:
        """The share to four digits; None of nothing."""
        return round(self.part, 4) if self.of else None


@dataclass(slots=True)
class Found:
    """How many labels were found, and how many of those given were right."""

    labels: Share = field(default_factory=Share)
    given: Share = field(default_factory=Share)

    def as_record(self) -> dict[str, float | int]:
        """Return precision, recall, their harmonic mean, and how many there were."""
        precision, recall = self.given.part, self.labels.part
        both = precision + recall
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / both, 4) if both else 0.0,
            "labels": self.labels.of,
            "system": self.given.of,
        }


@dataclass(slots=True)
class Score:
    """The figures over all cases that were judged."""

    articles: int = 0
    flags: Found = field(default_factory=Found)
    by_kind: dict[FlagKind, Found] = field(default_factory=lambda: {kind: Found() for kind in FlagKind})
    kind: Share = field(default_factory=Share)
    claims: Found = field(default_factory=Found)
    details: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in DETAILS})

    def as_record(self) -> dict[str, Any]:
        """Return the figures as plain JSON values."""
        return {
            "articles": self.articles,
            "flags": self.flags.as_record(),
            "flags_by_kind": {kind.value: found.as_record() for kind, found in self.by_kind.items()},
            "kind_accuracy": self.kind.rounded,
            "claims": self.claims.as_record(),
            **{name: share.rounded for name, share in self.details.items()},
            "counted": {name: share.of for name, share in self.details.items()},
        }


def table(score: Score) -> Iterator[str]:
    """Yield the lines: found and right, overall and by kind, then each detail with how many had it."""
    yield f"{score.articles:,} {'article' if score.articles == 1 else 'articles'}"
    yield f"\n{'':<16}{'precision':>11}{'recall':>9}{'F1':>9}{'labels':>9}{'given':>9}"
    yield _found("flags", score.flags)
    for kind, found in score.by_kind.items():
        yield _found(f"  {kind.label}", found)
    yield _found("claims", score.claims)
    yield f"\n{'':<16}{'right':>11}{'of':>9}"
    yield _share("kind", score.kind)
    for name, share in score.details.items():
        yield _share(name, share)


def _found(name: str, found: Found) -> str:
    figures = found.as_record()
    precision, recall, both = (f"{figures[key]:.4f}" for key in ("precision", "recall", "f1"))
    return f"{name:<16}{precision:>11}{recall:>9}{both:>9}{figures['labels']:>9,}{figures['system']:>9,}"


def _share(name: str, share: Share) -> str:
    part = "—" if share.rounded is None else f"{share.rounded:.4f}"
    return f"{name:<16}{part:>11}{share.of:>9,}"
