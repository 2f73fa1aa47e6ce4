"""How sure a share is. Pure."""

from __future__ import annotations

from math import sqrt

#: The normal quantile of a 95 % interval.
Z = 1.959964


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval for `right` out of `of`, both ends 0 to 1; (0, 1) where nothing is known.

    The score interval of E. B. Wilson (1927): honest where few were counted, and never outside 0 to 1.
    """
    if not of:
        return 0.0, 1.0
    share, spread = right / of, Z * Z / of
    middle, half = share + spread / 2, Z * sqrt(share * (1 - share) / of + spread / of / 4)
    return max((middle - half) / (1 + spread), 0.0), min((middle + half) / (1 + spread), 1.0)
