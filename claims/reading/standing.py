"""How the page of a published article stands: there, or gone, closed or withdrawn. Pure."""

from __future__ import annotations

from claims.text.versions import passages
from claims.verdicts import Vocabulary

#: Where a page says that it is not free and shows less than this share of what it showed, the rest is behind a wall.
SHOWN = 0.6


class PageState(Vocabulary):
    """What a reader finds at the address of an article."""

    AVAILABLE = "available", "The page can be read."
    GONE = "gone", "There is no such page any more."
    PAYWALLED = "paywalled", "The page shows its text to subscribers only."
    WITHDRAWN = "withdrawn", "The site says that it withdrew the article."
    REFUSED = "refused", "The site does not let this tracker read the page."


_BY_STATUS = {
    401: PageState.REFUSED,
    402: PageState.PAYWALLED,
    403: PageState.REFUSED,
    404: PageState.GONE,
    407: PageState.REFUSED,
    410: PageState.GONE,
    451: PageState.WITHDRAWN,
}


def of_status(status: int, *, is_challenge: bool = False) -> PageState | None:
    """Return the state that an answer means; None where it means trouble that may pass, and for a page to be read."""
    return PageState.REFUSED if is_challenge else _BY_STATUS.get(status)


def is_teaser(known: str, shown: str, *, is_paid: bool) -> bool:
    """Say whether `shown` is what a wall leaves of the `known` text, on a page that declares that it is not free."""
    return is_paid and len(shown) < SHOWN * len(known)


def is_another_page(known: str, shown: str) -> bool:
    """Say whether `shown` has no paragraph of the `known` text, whole or changed: then it is another article."""
    found = passages(known, shown)
    return found is None or not any(passage.how in ("kept", "changed") for passage in found)
