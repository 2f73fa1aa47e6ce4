"""Which versions hold words of a claim, most of them first: from the newest that hold each. Reads only.

A word as common as news has it is held by a share of all versions, so the list of all of them grows with the store.
What speaks of a new claim came lately, or shares a rare word with it, whose list is short: see docs/decisions/0012.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db import connection

from claims.models import VersionClue

#: So many versions, whose texts have to be read for it, are compared with a claim; they are chosen from so many of
#: the newest that hold each of its words.
COMPARED, NEWEST = 100, 5000

_NEWEST = """SELECT version_id, CAST(%s AS double precision) AS strength FROM
    (SELECT version_id FROM claims_versionclue WHERE clue = %s ORDER BY version_id DESC LIMIT %s) AS newest"""
_BEST = """SELECT version_id FROM ({}) AS holding
    GROUP BY version_id ORDER BY SUM(strength) DESC, version_id DESC LIMIT %s"""


def versions_sharing(strengths: Mapping[int, float]) -> dict[int, set[int]]:
    """Return at most COMPARED versions and which of some clues each holds, where `strengths` says what each counts.

    Those come first that hold the strongest clues together, as far as they are among the NEWEST that hold a clue.
    """
    return _held_of(strengths, _best(strengths)) if strengths else {}


def _best(strengths: Mapping[int, float]) -> list[int]:
    every = " UNION ALL ".join([_NEWEST] * len(strengths))
    values = [value for found, strength in strengths.items() for value in (strength, found, NEWEST)]
    with connection.cursor() as cursor:
        cursor.execute(_BEST.format(every), [*values, COMPARED])
        return [pk for (pk,) in cursor.fetchall()]


def _held_of(clues: Collection[int], versions: list[int]) -> dict[int, set[int]]:
    held = defaultdict[int, set[int]](set)
    rows = VersionClue.objects.filter(clue__in=clues, version_id__in=versions)
    for version, found in rows.values_list("version_id", "clue"):
        held[version].add(found)
    return dict(held)
