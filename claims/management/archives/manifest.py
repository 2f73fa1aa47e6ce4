"""What a backup says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from claims.errors import BackupBroken

NAME = "manifest.json"
#: Raised whenever an archive is laid out differently.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the archive: its name, how many rows (of a table) or bytes (of a file), and its SHA-256."""

    name: str
    size: int
    digest: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's own account: when and from what it was made, and every part with its digest."""

    made_at: str
    version: str
    engine: str
    migrations: tuple[str, ...]
    heads: tuple[str, ...]
    tables: tuple[Part, ...]
    files: tuple[Part, ...]
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(table.size for table in self.tables)

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each table."""
        return {table.name: table.digest for table in self.tables}

    def written(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    @classmethod
    def read(cls, written: bytes) -> Self:
        """Return the manifest that `written` holds; raise BackupBroken with a sentence where it is none."""
        try:
            told: dict[str, Any] = json.loads(written)
            if told["format"] != FORMAT:
                raise BackupBroken(
                    f"This backup is laid out in form {told['format']}; this release reads form {FORMAT}. "
                    f"Restore it with the release that wrote it ({told.get('version', 'unknown')})."
                )
            told |= {name: tuple(told[name]) for name in ("migrations", "heads")}
            told |= {name: tuple(map(_part, told[name])) for name in ("tables", "files")}
            return cls(**told)
        except (ValueError, KeyError, TypeError) as problem:
            raise BackupBroken("The manifest of this backup cannot be read: the archive is damaged.") from problem


def _part(told: dict[str, Any]) -> Part:
    return Part(**{**told, "columns": tuple(told["columns"])})
