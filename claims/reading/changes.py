"""Whether a text that came in is news to us. Pure: compares digests, saves nothing."""

from __future__ import annotations

from collections.abc import Collection

from claims.verdicts import Vocabulary


class Decision(Vocabulary):
    """What to do with a text, seen from the versions of its article that are already known."""

    NEW = "new", "No version of this article is known: it is the first."
    UNCHANGED = "unchanged", "This text is known already: nothing is recorded."
    CHANGED = "changed", "The article is known with another text: this is a further version."


def decide(known_digests: Collection[str], digest: str) -> Decision:
    """Return what `digest` is to an article whose versions have `known_digests` (see text.digests).

    A text that returns to an earlier wording is unchanged: that version is recorded already.
    """
    if not known_digests:
        return Decision.NEW
    return Decision.UNCHANGED if digest in known_digests else Decision.CHANGED
