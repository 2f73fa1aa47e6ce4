"""Which rows hold some words: quick whether many do or few, and exact in both cases. Reads only."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from claims.models.searched import Searched
from claims.queries.keyset import Cursor, Window, nearest, window
from claims.text.asked import Asked

Row = TypeVar("Row", bound=Model)
#: Words that many rows hold fill a page from so many rows next in order, and no index of words is read for them.
NEAR = 2000
#: Up to so many rows with the words are looked up and put in order. Of more, a page of the latest is met soon by
#: going through all rows in order. A database left to choose takes the second way for rare words too.
FEW = 3000


class Worded:
    """Words looked for in the rows that `index` is of. How many hold them is asked once, and only where it matters."""

    def __init__(self, index: type[Searched], looked_for: Asked) -> None:
        self._index, self._looked_for = index, looked_for
        #: Whether a page was filled at once, so that nothing else needed to be asked.
        self.seem_common = False

    @cached_property
    def few(self) -> list[int] | None:
        """The ids of the rows that hold the words, None where they are many. One SQL query."""
        found = self._index._default_manager.filter(words__found=self._looked_for).values_list("pk", flat=True)
        held = list(found[: FEW + 1])
        return held if len(held) <= FEW else None

    @property
    def among_many(self) -> Q:
        """The condition on rows that are told from others already, or gone through in order."""
        return Q(searched__words__found=self._looked_for) if self._looked_for else Q(pk__in=[])

    @property
    def holding(self) -> Q:
        """The condition on rows out of all. One SQL query the first time; for no words, met by none without asking."""
        if not self._looked_for or self.few is None:
            return self.among_many
        return Q(pk__among=self.few)

    def page(
        self, rows: QuerySet[Row], field: str, *, older: Cursor | None, newer: Cursor | None, size: int = 0
    ) -> Window[Row]:
        """Return the page of those of `rows` that hold the words, as `window` does. One to three SQL queries."""
        near = nearest(rows, field, NEAR, older=older, newer=newer).values("pk")
        found = window(rows.filter(self.among_many, pk__in=near), field, older=older, newer=newer, size=size)
        # Rows beyond the last one shown: it was not the end of the near ones that ended the page.
        if found.newer if newer and not older else found.older:
            self.seem_common = True
            return found
        return window(rows.filter(self.holding), field, older=older, newer=newer, size=size)


def holding(index: type[Searched], looked_for: Asked) -> Q:
    """Return the condition on the rows that `index` is of. One SQL query; for no words a condition that none meets."""
    return Worded(index, looked_for).holding
