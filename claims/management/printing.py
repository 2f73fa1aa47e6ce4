"""Printing what other programs read: UTF-8 whatever the terminal's locale, and no stack when a reader leaves."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def utf8_pipe() -> Iterator[None]:
    """Print UTF-8 on standard output for a while; end quietly if the program that reads it stops reading."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def forgiving_output() -> None:
    """Print a question mark for a letter that the terminal does not know, where Python would stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
