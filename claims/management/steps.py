"""A progress bar of steps for a person who watches; nothing for a program."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Never, Self

from tqdm import tqdm


class Steps:
    """Counts what is done of a known number of steps, and names the last. Shown on a terminal only."""

    def __init__(self, what: str, total: int) -> None:
        self.bar: tqdm[Never] = tqdm(desc=what, total=total, unit="part", disable=not sys.stderr.isatty(), leave=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.close()

    def done(self, name: str) -> None:
        """Count a step."""
        self.bar.set_postfix_str(name, refresh=False)
        self.bar.update()
