"""Draws the workflow table as a diagram, for claims/docs/workflow.md."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.workflow import TRANSITIONS, State

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "workflow.md"


class Command(BaseCommand):
    help = "Write claims/docs/workflow.md from the workflow table. Example: manage.py draw_workflow --check"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail if the document is out of date.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the document, or compare it."""
        drawn = document()
        if not options["check"]:
            DOCUMENT.write_text(drawn, encoding="utf-8")
            self.stdout.write(f"Wrote {DOCUMENT.name}.")
        elif not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != drawn:
            raise CommandError("claims/docs/workflow.md is out of date: run manage.py draw_workflow and commit it.")


def document() -> str:
    """Return the document: a state diagram and the meaning of each state."""
    arrows = [
        f"    {before.value} --> {after.value}: {move.description}" for (before, move), after in TRANSITIONS.items()
    ]
    diagram = ["```mermaid", "stateDiagram-v2", f"    [*] --> {State.DETECTED.value}", *arrows, "```"]
    meanings = [f"- **{state.label}** — {state.description}" for state in State]
    intro = "Generated from `claims/workflow.py` by `manage.py draw_workflow`; a test compares the two."
    return "\n".join(["# The workflow of a claim", "", intro, "", *diagram, "", *meanings, ""])
