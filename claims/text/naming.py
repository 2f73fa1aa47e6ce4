"""Names that a text calls people by: @ and a user name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.text.spans import Span

#: What Django allows in a user name, but no second @: an e-mail address names nobody.
_NAMED = re.compile(r"(?<![\w@.+-])@([\w.+-]{1,150})(?![\w@])")
#: More names than these in one text are not a mention but a mailing.
MOST = 20


def named(text: str) -> list[str]:
    """Return the user names that `text` may call, in lower case, each once and at most MOST of them."""
    found = (name for _, names in calls(text) for name in names)
    return list(dict.fromkeys(found))[: 2 * MOST]


def calls(text: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield each place where somebody may be called: its span with the @, and the names that it may mean.

    The longest name comes first: a full stop may end the name, or the sentence.
    """
    for number, found in enumerate(_NAMED.finditer(text)):
        if number >= MOST:
            return
        whole = found[1].lower()
        bare = whole.rstrip(".+-")
        if bare:
            yield Span(found.start(), found.end()), (whole,) if whole == bare else (whole, bare)
