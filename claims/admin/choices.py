"""What the queue page offers to narrow it by: the filters, with how many claims each answer would leave."""

from __future__ import annotations

from typing import Any

from claims.admin.filters import QueueFilters
from claims.admin.rounds import Round
from claims.models.review import ReviewKind
from claims.queries import desk, names
from claims.queries.queue.counts import Left

#: The filters whose answers are counted: name in the address → field of a selection.
COUNTED = {"kind": "kind", "state": "state", "caveat": "caveat", "weight": "band"}


def controls(came: Round, found: desk.Queue) -> dict[str, Any]:
    """Return the form of the filters, the kinds of questions as links, and what its text fields offer."""
    filters, chips = came.filters, came.chips
    if filters:
        _count(filters, found.tally)
    return {
        "filters": filters,
        "chips": chips,
        "kinds": [
            (kind, found.tally.of("kind", kind.value), came.answered({"kind": kind.value})) for kind in ReviewKind
        ],
        "all_kinds": came.answered({"kind": ""}),
        "offered": {
            "speakers": names.speakers_offered(),
            "outlets": names.outlets_offered(),
            "people": ["me", "nobody", *names.people_offered()],
            "beats": names.beats_offered(),
        },
    }


def _count(filters: QueueFilters, tally: desk.Tally) -> None:
    for name, filtered in COUNTED.items():
        field: Any = filters.fields[name]
        field.choices = [
            (value, f"{label} ({_worded(tally.of(filtered, value))})" if value else label)
            for value, label in field.choices
        ]


def _worded(left: Left) -> str:
    return "some or none" if left.more and not left.number else str(left)
