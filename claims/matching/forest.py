"""Many small decision trees over named signs: what the linear weights cannot say, that signs matter only together.

The trees stand in forest.json, made by tests/training/stance.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict

#: A fork (number of the sign, threshold, node if the value is at most that, node if it is more), or a leaf's chances.
Node = list[float]
_LEAF = 3


class Forest(TypedDict):
    """What training wrote: the names of the signs, and trees as lists of nodes of which the first is the root."""

    signs: list[str]
    trees: list[list[Node]]


@cache
def forest() -> Forest:
    """Return the learned trees."""
    found: Forest = json.loads(files("claims.matching").joinpath("forest.json").read_text(encoding="utf-8"))
    return found


def chances(signs: Mapping[str, float], trees: Forest) -> list[float]:
    """Return the mean of what the trees say of these signs: the chance of each leaning, in its order."""
    values = [signs.get(name, 0.0) for name in trees["signs"]]
    leaves = [_leaf(tree, values) for tree in trees["trees"]]
    return [sum(column) / len(leaves) for column in zip(*leaves, strict=True)]


def _leaf(tree: list[Node], values: list[float]) -> Node:
    node = tree[0]
    while len(node) > _LEAF:
        sign, threshold, low, high = node
        node = tree[int(low if values[int(sign)] <= threshold else high)]
    return node
