"""Records as CSV: one fixed header for each kind, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims.queries.records import Record

#: A cell that begins with one of these is a formula to a spreadsheet: an apostrophe in front makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns as dotted paths into a record. Every entry of the record's list `each` gets a row, under `name`."""

    columns: tuple[str, ...]
    each: str = ""
    name: str = ""

    @property
    def header(self) -> list[str]:
        """The column names: paths with underscores."""
        return [path.replace(".", "_") for path in self.columns]

    def rows(self, record: Record) -> Iterator[list[str]]:
        """Yield the rows of one record: one for each entry of its list, or a single one if that is empty."""
        entries = record[self.each] or [{}] if self.each else [{}]
        for entry in entries:
            yield [cell(_at({**record, self.name: entry}, path)) for path in self.columns]


def cell(value: Any) -> str:
    """Return a value as a cell's text: lists joined by semicolons, figures and evidence in short."""
    if value is None:
        return ""
    if isinstance(value, list):
        return cell("; ".join(_short(entry) for entry in value))
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text


def _at(record: Any, path: str) -> Any:
    for name in path.split("."):
        record = record.get(name) if isinstance(record, dict) else None
    return record


def _short(entry: Any) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    if "cue" in entry:
        return f"{entry['kind']}: {entry['cue']}"
    if "stance" in entry:
        return f"{entry['stance']}: {entry['passage']}"
    return str(entry["text"])


def _columns(names: str) -> tuple[str, ...]:
    return tuple(names.split())


TABLES = {
    "claims": Table(
        _columns(
            """id text kind speaker event_date reported_at workflow dismissed_because faults merged_into verdict
            ruling.resolved_on ruling.decided_at ruling.reason ruling.by evidence mention.quote mention.speaker
            mention.figures mention.event_date mention.place mention.flag.kind mention.flag.phrase mention.flag.cue
            mention.outlet mention.title mention.url mention.published_at mention.article mention.version
            mention.start mention.end mention.guesses created_at changed_at path"""
        ),
        each="mentions",
        name="mention",
    ),
    "evidence": Table(
        _columns(
            """id claim.id claim.text claim.workflow claim.verdict stance independence state passage url start end
            article.outlet article.title article.published_at article.id version note added_at added_by
            related confidence reasons algorithm decided_at decided_by"""
        )
    ),
    "articles": Table(
        _columns(
            """id title byline outlet url published_at first_seen_at version.number version.title version.digest
            version.door version.received_at version.analysed_at version.error version.flags"""
        ),
        each="versions",
        name="version",
    ),
    "ledger": Table(
        _columns(
            """sequence claim_public_id claim_text verdict previous_verdict decided_at resolved_on reason evidence
            no_evidence_because by_name undoes_sequence previous_digest digest"""
        )
    ),
}
