from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.trees import Place, place


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Place]:
    """An empty place to run the tracker in."""
    if not sys.platform.startswith("linux"):
        pytest.skip("finds processes under /proc, which only Linux has")
    with place(tmp_path) as made:
        yield made
