"""The index in which articles find claims and claims find versions: see docs/decisions/0012.

Everything here is worked out from other rows and can be made again at any time: nothing refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from claims.models.article import ArticleVersion
from claims.models.claim import Claim


@models.BigIntegerField.register_lookup
class Among(models.Lookup[Iterable[int]]):
    """`clue__among=numbers`: as `__in`, with thousands of numbers handed over as one parameter, and not one by one."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        listed = ",".join(map(str, self.rhs))
        if connection.vendor == "postgresql":
            return f"{column} IN (SELECT unnest(%s::bigint[]))", (*params, f"{{{listed}}}")
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, f"[{listed}]")  # noqa: S608


class IndexedClaim(models.Model):
    """A claim as ranking reads it, so that an article is compared with hundreds without reading their texts again."""

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.CASCADE, related_name="indexed")
    #: Plain word → the share (0 to 1) to which it counts.
    words = models.JSONField()
    #: The clues that it left, to take them back when its words change.
    clues = models.JSONField()

    def __str__(self) -> str:
        return f"index of {self.claim_id}"


class ClaimClue(models.Model):
    """A clue that a claim left. A hundred million of them must stay small: no id, no index but the key itself."""

    pk = models.CompositePrimaryKey("clue", "claim")
    clue = models.BigIntegerField()
    # Claims are never deleted, so no constraint has to look for theirs.
    claim = models.ForeignKey(Claim, on_delete=models.DO_NOTHING, db_index=False, db_constraint=False, related_name="+")

    def __str__(self) -> str:
        return f"{self.clue} → {self.claim_id}"


class VersionClue(models.Model):
    """A telling word of a version."""

    pk = models.CompositePrimaryKey("clue", "version")
    clue = models.BigIntegerField()
    # Versions are never deleted, so no constraint has to look for theirs.
    version = models.ForeignKey(
        ArticleVersion, on_delete=models.DO_NOTHING, db_index=False, db_constraint=False, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.clue} → {self.version_id}"


class WordCount(models.Model):
    """How many claims hold a word: what makes it telling. The clue of no word at all counts the claims."""

    clue = models.BigIntegerField(primary_key=True)
    claims = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.clue}: {self.claims}"
