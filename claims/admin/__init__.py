"""Ring 6: Django's admin as the desk. Every module is imported here, or Django would miss what it registers."""

from claims.admin import (
    claims,
    feeds,
    guidelines,
    history,
    letters,
    matching,
    names,
    operations,
    people,
    phrases,
    policy,
    reading,
    review,
)

__all__ = [
    "claims",
    "feeds",
    "guidelines",
    "history",
    "letters",
    "matching",
    "names",
    "operations",
    "people",
    "phrases",
    "policy",
    "reading",
    "review",
]
