"""What exports share: which rows are asked for, and values as plain JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filters:
    """What to leave in; an empty value leaves everything. `since` is compared with each table's own date."""

    since: datetime | None = None
    workflow: str = ""
    verdict: str = ""
    kind: str = ""

    def of_claims(self, prefix: str = "") -> Q:
        """Return the condition on a claim's own axes; `prefix` leads to the claim from another table."""
        wanted = {"workflow": self.workflow, "verdict": self.verdict, "kind": self.kind}
        return Q(*((f"{prefix}{name}", value) for name, value in wanted.items() if value))

    def after(self, field: str) -> Q:
        """Return the condition that `field` is not before `since`."""
        return Q((f"{field}__gte", self.since)) if self.since else Q()


def span(start: int | None, end: int | None) -> dict[str, int | None]:
    """Return a span as two offsets."""
    return {"start": start, "end": end}


def plain(moment: date | datetime | None) -> str | None:
    """Return a day or moment in ISO form."""
    return moment.isoformat() if moment else None
