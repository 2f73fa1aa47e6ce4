"""Showing a text with its marks: the words are escaped, the marks come from offsets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from claims.text.marks import Segment

register = template.Library()

#: What a screen reader hears where a mark begins.
LABELS = {
    "covered": "claim:",
    "cue": "caveat:",
    "speaker": "speaker:",
    "figure": "figure:",
    "when": "date:",
    "where": "place:",
    "passage": "passage:",
}


@register.inclusion_tag("claims/marked.html")
def marked(segments: Sequence[Segment]) -> dict[str, Any]:
    """Render segments (see text/marks.py) as inline HTML; wrap it in an element with `white-space: pre-line`."""
    return {"runs": [_run(segment) for segment in segments]}


def _run(segment: Segment) -> dict[str, Any]:
    labels = [LABELS[mark.role] for mark in segment.begins if mark.role in ("covered", "cue", "passage")]
    anchors = [f"{mark.role}-{mark.ref}" for mark in segment.begins if mark.role == "covered" and mark.ref]
    return {"text": segment.text, "roles": segment.roles, "labels": labels, "anchors": anchors}
