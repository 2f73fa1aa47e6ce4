"""Commands that answer JSONL with JSONL: opening a file, ending on bad lines, a reader that leaves."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from claims.errors import BadInput
from claims.management.jsonl import Answer, answers


class StreamCommand(BaseCommand):
    """A command that reads one file, or standard input, and uses no database."""

    requires_system_checks: list[str] = []

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file for reading; turn what is wrong with it, or with what it holds, into the command's error."""
        try:
            with opened(name) as source:
                yield source
        except BadInput as error:
            raise CommandError(str(error)) from error
        except BrokenPipeError:  # Whoever reads the output, such as head, has enough: nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def stream(self, source: IO[bytes], work: Callable[[dict[str, Any]], Answer]) -> None:
        """Print what `work` makes of each line of `source`; end with exit code 1 if a line was bad."""
        bad = 0
        for answer in answers(source, work):
            bad += "error" in answer
            self.stdout.write(json.dumps(answer))
            self.stdout.flush()
        if bad:
            raise CommandError(
                f"{bad} {'line' if bad == 1 else 'lines'} could not be read; see the errors in the output."
            )


def opened(name: str) -> AbstractContextManager[IO[bytes]]:
    """Open a file, or standard input for "-"; raise BadInput with a sentence where it cannot be read."""
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise BadInput(
            f"“{name}” cannot be read ({error.strerror}); give the path of a text file, or - for standard input."
        ) from error
