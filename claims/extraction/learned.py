"""The weights that were learned from labelled articles (tests/training), each a file of signs beside this module."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def weights(name: str) -> Mapping[str, float]:
    """Return the learned weight of each sign of the model `name`: "speaker", "days" or "places"."""
    text = files("claims.extraction").joinpath(f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, float] = json.loads(text)["weights"]
    return found
