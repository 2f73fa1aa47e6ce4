"""`manage.py verify`: proves that the store is sound."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.errors import LedgerBroken
from claims.management.heads import published
from claims.queries import chains
from claims.queries.invariants.every import PROMISES
from claims.queries.invariants.promise import Finding, look


class Command(BaseCommand):
    help = (
        "Looks into everything that must hold in the store, whatever crashed: quotes are the words of their versions, "
        "claims stand as their history says, nothing is doubled, orphaned or forgotten. Changes nothing, and may run "
        "beside the tracker. Names what is broken and exits with 1. A history cut short shows only against a head that "
        "was published before: hand back with --against what `verify_ledger --head` printed. "
        "Example: manage.py verify --json"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--against", metavar="DIGEST|FILE", help="heads printed by `verify_ledger --head`")
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        heads = published(options["against"]) if options["against"] else []
        found = [self.told(look(promise, timezone.now()), quiet=options["json"]) for promise in PROMISES]
        lost = [line for head in heads for line in _lost(head)]
        broken = [finding for finding in found if not finding.holds]
        if options["json"]:
            told = {"ok": not broken and not lost, "promises": [_plain(finding) for finding in found], "lost": lost}
            self.stdout.write(json.dumps(told))
        if broken or lost:
            raise CommandError(" ".join([*lost, *map(_complaint, broken)]))

    def told(self, finding: Finding, *, quiet: bool) -> Finding:
        """Print a line for a promise as soon as it has been looked into."""
        if not quiet:
            state = "holds " if finding.holds else "BROKEN"
            self.stdout.write(f"{state}  {finding.promise.words}")
            for line in finding.first:
                self.stdout.write(f"        {line}")
        return finding


def _lost(head: str) -> list[str]:
    try:
        chains.check_kept(head)
    except LedgerBroken as broken:
        return [str(broken)]
    return []


def _complaint(finding: Finding) -> str:
    named = "; ".join(finding.first)
    more = f" … and {finding.number - len(finding.first):,} more" if finding.number > len(finding.first) else ""
    return f"Broken: {finding.promise.words} ({named}{more})"


def _plain(finding: Finding) -> dict[str, Any]:
    promise = finding.promise
    return {"name": promise.name, "promise": promise.words, "broken": finding.number, "first": list(finding.first)}
