"""A progress bar for a person who watches many inputs; nothing for a program."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Never, Self

from tqdm import tqdm

from claims.management.inputs import Piece, is_batch, size_of


class Progress:
    """Counts bytes where one input holds many articles, else inputs. Shown on a terminal only."""

    def __init__(self, names: Sequence[str], *, jsonl: bool) -> None:
        self.by_bytes = len(names) == 1 and is_batch(names[0], jsonl=jsonl)
        watched = sys.stderr.isatty() and (self.by_bytes or len(names) > 1)
        total = size_of(names[0]) if self.by_bytes else len(names)
        unit = "B" if self.by_bytes else "input"
        self.bar: tqdm[Never] = tqdm(total=total, unit=unit, unit_scale=self.by_bytes, disable=not watched, leave=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.close()

    def read(self, piece: Piece) -> None:
        """Count one piece."""
        if self.by_bytes:
            self.bar.update(piece.size)

    def finished(self) -> None:
        """Count one input."""
        if not self.by_bytes:
            self.bar.update()

    def clear(self) -> None:
        """Take the bar away before a line is printed; it comes back with the next count."""
        self.bar.clear()
