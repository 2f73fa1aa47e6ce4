"""`manage.py verify_ledger`: proves that nobody rewrote history."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.errors import LedgerBroken
from claims.management.heads import published as published_heads
from claims.queries import chains
from claims.queries.chains import CHAINS, Head


class Command(BaseCommand):
    help = (
        "Checks every entry of the ledger and of the audit trail, and that each claim shows the verdict that the "
        "ledger gives it; names the first entry that is broken and exits with 1. A history cut short shows only "
        "against a head that was published before: keep what --head prints, and hand it back with --against. "
        "Example: manage.py verify_ledger --head > heads.txt; later: manage.py verify_ledger --against heads.txt"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", action="store_true", help="print the heads, to be published, and check nothing")
        parser.add_argument("--against", metavar="DIGEST|FILE", help="a digest printed by --head, or the file of them")
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["head"]:
            self.show([chains.head(chain) for chain in CHAINS], as_json=options["json"])
            return
        published = published_heads(options["against"]) if options["against"] else []
        try:
            heads = [chains.verify(chain) for chain in CHAINS]
            checked = chains.verify_verdicts()
            for line in published:
                chains.check_kept(line)
        except LedgerBroken as error:
            self.complain(str(error), as_json=options["json"])
        self.congratulate(heads, checked, as_json=options["json"])

    def show(self, heads: list[Head], *, as_json: bool) -> None:
        """Print the heads, one a line."""
        if as_json:
            self.stdout.write(json.dumps({"heads": [_plain(head) for head in heads]}))
            return
        for head in heads:
            self.stdout.write(str(head))

    def complain(self, problem: str, *, as_json: bool) -> None:
        """Say what is broken, and end with 1."""
        if as_json:
            self.stdout.write(json.dumps({"ok": False, "error": problem}))
        raise CommandError(problem)

    def congratulate(self, heads: list[Head], checked: int, *, as_json: bool) -> None:
        """Say what was checked."""
        if as_json:
            self.stdout.write(json.dumps({"ok": True, "claims": checked, "heads": [_plain(head) for head in heads]}))
            return
        for head in heads:
            self.stdout.write(f"All {head.length:,} {head.chain} verify. Head: {head.digest}")
        self.stdout.write(f"All {checked:,} claims show the verdict that the ledger gives them.")


def _plain(head: Head) -> dict[str, Any]:
    return {"chain": head.chain, "length": head.length, "digest": head.digest}
