"""Chances of what is weighed against each other."""

from __future__ import annotations

import math
from collections.abc import Sequence


def softmax(totals: Sequence[float]) -> list[float]:
    """Return how likely each of some totals makes its own choice: between 0 and 1, together 1."""
    raised = [math.exp(total - max(totals)) for total in totals]
    return [one / sum(raised) for one in raised]
