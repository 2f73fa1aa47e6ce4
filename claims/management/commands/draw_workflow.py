"""Draws the workflow table as a diagram, for claims/docs/workflow.md."""

from __future__ import annotations

from claims.management.drawing import DOCS, DrawingCommand
from claims.workflow import TRANSITIONS, State


class Command(DrawingCommand):
    help = "Write claims/docs/workflow.md from the workflow table. Example: manage.py draw_workflow --check"
    path = DOCS / "workflow.md"

    def draw(self) -> str:
        """Return the document."""
        return document()


def document() -> str:
    """Return the document: a state diagram and the meaning of each state."""
    arrows = [
        f"    {before.value} --> {after.value}: {move.description}" for (before, move), after in TRANSITIONS.items()
    ]
    diagram = ["```mermaid", "stateDiagram-v2", f"    [*] --> {State.DETECTED.value}", *arrows, "```"]
    meanings = [f"- **{state.label}** — {state.description}" for state in State]
    intro = "Generated from `claims/workflow.py` by `manage.py draw_workflow`; a test compares the two."
    return "\n".join(["# The workflow of a claim", "", intro, "", *diagram, "", *meanings, ""])
