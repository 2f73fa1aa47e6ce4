"""Documents that are drawn from the code, so that they cannot say anything else: written, or compared."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

DOCS = Path(__file__).resolve().parents[1] / "docs"


class DrawingCommand(BaseCommand):
    """Writes what `draw` returns to `path`, or compares the two. Its name is draw_ and that of the document."""

    path: Path
    requires_system_checks = []

    def draw(self) -> str:
        """Return the whole document."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail if the document is out of date.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the document, or compare it."""
        drawn = self.draw()
        if not options["check"]:
            self.path.write_text(drawn, encoding="utf-8")
            self.stdout.write(f"Wrote {self.path.name}.")
        elif not self.path.exists() or self.path.read_text(encoding="utf-8") != drawn:
            command = f"manage.py draw_{self.path.stem}"
            raise CommandError(f"claims/docs/{self.path.name} is out of date: run {command} and commit it.")
