"""What matching is called today: stored with every match, and raised whenever a pair could be judged differently."""

from __future__ import annotations

from claims.matching import judge, ranking

ALGORITHM = f"{judge.ALGORITHM}+{ranking.model()['id']}"
