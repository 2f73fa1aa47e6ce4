"""`manage.py deploy_files`: what systemd and nginx need to run the tracker."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.management import deploying

_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_USER = re.compile(r"[a-z_][a-z0-9_-]{0,31}")


class Command(BaseCommand):
    help = (
        "Writes systemd units (web, a worker for each group of queues, beat), a file of settings with a fresh secret, "
        "and an nginx site into a folder. Installs nothing: claims/docs/operating.md says where each goes. "
        "Example: manage.py deploy_files --to deploy --host claims.example.org"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, required=True, help="the folder to write into; it is made if need be")
        parser.add_argument("--host", default="tracker.example", help="the name under which the tracker is reached")
        parser.add_argument("--user", default="tracker", help="the system user that runs it (default tracker)")
        parser.add_argument("--port", type=int, default=8000, help="where the web server listens on this machine")
        parser.add_argument("--overwrite", action="store_true", help="replace files that are there, the settings too")

    def handle(self, *, to: Path, host: str, user: str, port: int, overwrite: bool, **options: Any) -> None:
        if not _HOST.fullmatch(host) or not _USER.fullmatch(user) or not 0 < port < 65536:
            raise CommandError("Give a plain host name, the name of a system user, and a port from 1 to 65535.")
        written = deploying.files(host=host, user=user, port=port)
        there = sorted(name for name in written if (to / name).exists())
        if there and not overwrite:
            raise CommandError(f"{to} holds {', '.join(there)} already: add --overwrite to replace them.")
        self.write(to, written)

    def write(self, folder: Path, files: dict[str, str]) -> None:
        """Write the files; the one with the secret is for its owner only from the first byte."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                path = folder / name
                path.touch(mode=0o600 if name.endswith(".env") else 0o644)
                path.write_text(text, encoding="utf-8")
                self.stdout.write(str(path))
        except OSError as problem:
            raise CommandError(f"{folder} cannot be written into: {problem.strerror}.") from problem
