"""Which rows hold some words, as a condition that stays quick whether many do or few. Reads only."""

from __future__ import annotations

from django.db.models import Q

from claims.models.searched import Searched
from claims.text.asked import Asked

#: Up to so many rows with the words are looked up and put in order. Of more, a page of the latest is met soon by
#: going through all rows in order. A database left to choose takes the second way for rare words too.
FEW = 3000


def holding(index: type[Searched], looked_for: Asked) -> Q:
    """Return the condition on the rows that `index` is of. One SQL query; for no words a condition that none meets."""
    if not looked_for:
        return Q(pk__in=[])
    found = index._default_manager.filter(words__found=looked_for).values_list("pk", flat=True)
    held = list(found[: FEW + 1])
    return Q(pk__among=held) if len(held) <= FEW else Q(searched__words__found=looked_for)
