"""How judgements of a stance are scored against journalists' labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claims.matching.stance import Leaning

#: The side that was judged, None for not about it, and how surely.
Judged = tuple[Leaning | None, float]


def scores(labels: Sequence[Leaning | None], judged: Sequence[Judged]) -> dict[str, float]:
    """Return accuracy, macro-F1, F1 by leaning and the accuracy of the more confident half."""
    pairs = [(label, side or Leaning.OBSERVING, sure) for label, (side, sure) in zip(labels, judged, strict=True)]
    half = sorted(pairs, key=lambda pair: -pair[2])[: len(pairs) // 2]
    by_leaning = {f"f1 {leaning}": f1([pair[:2] for pair in pairs], leaning) for leaning in Leaning}
    return {
        "accuracy": _right(pairs),
        "macro-F1": sum(by_leaning.values()) / len(by_leaning),
        "confident half": _right(half),
        **by_leaning,
    }


def fnc_scores(labels: Sequence[Leaning | None], judged: Sequence[Judged]) -> dict[str, float]:
    """Return the weighted score of FNC-1 as a share of the best, macro-F1 and F1 by class."""
    pairs = [(label, side) for label, (side, _) in zip(labels, judged, strict=True)]
    points = sum(_points(*pair) for pair in pairs)
    by_class = {f"f1 {one or 'unrelated'}": f1(pairs, one) for one in (*Leaning, None)}
    return {
        "weighted": points / sum(_points(label, label) for label, _ in pairs),
        "macro-F1": sum(by_class.values()) / len(by_class),
        **by_class,
    }


def f1(pairs: Iterable[tuple[Leaning | None, Leaning | None]], one: Leaning | None) -> float:
    """Return the F1 of one class among (label, judged) pairs."""
    counts = Counter((label is one, side is one) for label, side in pairs)
    hits = 2 * counts[True, True]
    return hits / max(hits + counts[True, False] + counts[False, True], 1)


def report(name: str, found: dict[str, float]) -> None:
    """Print scores in one line."""
    print(f"{name}: {', '.join(f'{score} {value:.4f}' for score, value in found.items())}", flush=True)


def _points(label: Leaning | None, side: Leaning | None) -> float:
    """A quarter for telling what is related, the rest for the right stance (Fake News Challenge, stage 1)."""
    if (label is None) != (side is None):
        return 0.0
    return 0.25 + (0.75 if label is side and label is not None else 0.0)


def _right(pairs: Sequence[tuple[Leaning | None, Leaning | None, float]]) -> float:
    return sum(label is side for label, side, _ in pairs) / max(len(pairs), 1)
