"""Heads of the chains as they were published: what `verify_ledger --head` printed, handed back."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.management.base import CommandError


def published(given: str) -> list[str]:
    """Return the published heads: the digest given, or the lines of the file of that name.

    Raises CommandError with a sentence where it is neither.
    """
    if _ends_in_digest(given):
        return [given]
    try:
        lines = [line.strip() for line in Path(given).read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise CommandError(f"“{given}” is neither a digest of 64 hex digits nor a file that can be read.") from error
    if not lines or not all(map(_ends_in_digest, lines)):
        raise CommandError(f"“{given}” is not a list of heads: keep what `verify_ledger --head` prints.")
    return lines


def _ends_in_digest(line: str) -> bool:
    return bool(re.fullmatch(r"(?:[a-z ]{1,40} \d{1,19} )?[0-9a-f]{64}", line))
