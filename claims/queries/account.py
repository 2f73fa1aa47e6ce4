"""What every page knows of whoever is signed in: their preferences, and how many notices they have not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Func, OuterRef, Subquery

from claims.models import PersonalNotice, Preferences


@dataclass(frozen=True, slots=True)
class Account:
    """A person's preferences and their number of unseen notices."""

    preferences: Preferences
    unseen: int

    @property
    def keys(self) -> dict[str, Any]:
        """What the scripts of the desk need to know."""
        return {"keys": self.preferences.keys, "remap": self.preferences.remap}


def account(person: User) -> Account:
    """Return the account of a person, and let `person` know its preferences. One SQL query."""
    unseen = PersonalNotice.objects.filter(person=OuterRef("pk"), seen_at__isnull=True).order_by()
    counted = unseen.annotate(n=Func(F("pk"), function="COUNT")).values("n")
    row = User.objects.filter(pk=person.pk).select_related("preferences").annotate(unseen=Subquery(counted)).get()
    try:
        preferences = row.preferences
    except Preferences.DoesNotExist:
        preferences = Preferences()
    # Either side knows the other from here on, without asking again.
    preferences.person = person
    return Account(preferences, row.unseen)
