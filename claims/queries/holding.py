"""Which versions hold words of a claim, most of them first: from the newest that hold each. Reads only.

A word as common as news has it is held by a share of all versions, so the list of all of them grows with the store.
What speaks of a new claim came lately, or shares a rare word with it, whose list is short: see docs/decisions/0012.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import connection

#: So many versions, whose texts have to be read for it, are compared with a claim; they are chosen from so many of
#: the newest that hold each of its words.
COMPARED, NEWEST = 100, 2000

_NEWEST = """SELECT version_id, CAST(%s AS double precision) AS strength, CAST(%s AS integer) AS bit FROM
    (SELECT version_id FROM claims_versionclue WHERE clue = %s ORDER BY version_id DESC LIMIT %s) AS newest"""
_BEST = """SELECT version_id, SUM(bit) FROM ({}) AS holding
    GROUP BY version_id ORDER BY SUM(strength) DESC, version_id DESC LIMIT %s"""
_NEXT = """SELECT CAST(%s AS integer), (SELECT version_id FROM claims_versionclue WHERE clue = %s
    ORDER BY version_id DESC LIMIT 1 OFFSET %s)"""
_ALL = " UNION ALL "


def versions_sharing(strengths: Mapping[int, float]) -> dict[int, set[int]]:
    """Return at most COMPARED versions and which of some clues each may hold, where `strengths` says what each counts.

    Those come first that hold the strongest clues together, as far as they are among the NEWEST that hold a clue. What
    was not looked for in a version, since so many newer ones hold it, it may hold.
    """
    if not strengths:
        return {}
    best, ends, clues = _best(strengths), _ends(strengths), list(strengths)
    return {
        pk: {found for at, found in enumerate(clues) if bits >> at & 1 or pk <= ends[at]} for pk, bits in best.items()
    }


def _best(strengths: Mapping[int, float]) -> dict[int, int]:
    """Return the best versions, and which clues were found in each: a bit for each, the first clue's lowest."""
    every = _ALL.join([_NEWEST] * len(strengths))
    values = [it for at, (found, strength) in enumerate(strengths.items()) for it in (strength, 1 << at, found, NEWEST)]
    return dict(_rows(_BEST.format(every), [*values, COMPARED]))


def _ends(clues: Collection[int]) -> dict[int, int]:
    """Return for each clue, by its place, the newest version that was not looked into for it; 0 if all were."""
    values = [value for at, found in enumerate(clues) for value in (at, found, NEWEST)]
    return {at: end or 0 for at, end in _rows(_ALL.join([_NEXT] * len(clues)), values)}


def _rows(sql: str, values: Sequence[float]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
