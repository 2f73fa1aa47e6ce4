"""Showing a text with its marks: the words are escaped, the marks come from offsets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from claims.text.marks import Mark, Segment

register = template.Library()

#: What a screen reader hears where a mark begins.
LABELS = {
    "covered": "claim",
    "cue": "caveat",
    "passage": "passage",
    "removed": "removed",
    "added": "added",
}
#: What can be jumped to.
ANCHORED = ("covered", "passage")
#: The elements that say of themselves what became of words.
CHANGED = {"removed": "del", "added": "ins"}


@register.inclusion_tag("claims/marked.html")
def marked(segments: Sequence[Segment], numbers: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Render segments (see text/marks.py) as inline HTML; wrap it in an element with `white-space: pre-line`.

    `numbers` gives the covered words of some refs a number, as notes beside the text have it.
    """
    return {"runs": [_run(segment, numbers or {}) for segment in segments]}


def _run(segment: Segment, numbers: Mapping[str, int]) -> dict[str, Any]:
    named = [mark for mark in segment.begins if mark.label or mark.role in LABELS]
    covered = [mark for mark in segment.begins if mark.role in ANCHORED and mark.ref]
    return {
        "text": segment.text,
        "roles": segment.roles,
        "labels": [_label(mark, numbers) for mark in named],
        "anchors": [f"{mark.role}-{mark.ref}" for mark in covered],
        "changed": next((CHANGED[mark.role] for mark in segment.marks if mark.role in CHANGED), ""),
        "numbers": [numbers[mark.ref] for mark in covered if mark.ref in numbers],
    }


def _label(mark: Mark, numbers: Mapping[str, int]) -> str:
    if mark.label:
        return f"{mark.label}:"
    number = numbers.get(mark.ref) if mark.role == "covered" else None
    return f"{LABELS[mark.role]} {number}:" if number else f"{LABELS[mark.role]}:"
