"""One act of one person, and how it counts once however often it comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.actions.batches import Batch
from claims.errors import BadInput, Conflict

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one person, as its form sent it.

    - `seen`: the revision that the form showed of what it is about; None where the act does not depend on it.
    - `nonce`: made when the form was shown; a second act with the same one is the first, come again.
    - `held`: the token of the sender's reservation, as the form carried it; None where it carried none.
    - `guideline`: the id of the guidelines that stood on its page.
    - `batch`: the claims that a run over many has locked together, this one among them.
    """

    by: User
    nonce: str
    now: datetime
    seen: int | None = None
    note: str = ""
    held: int | None = None
    guideline: int | None = None
    batch: Batch | None = None


def only_once(act: Act, carry_out: Callable[[], Row], earlier: Callable[[Act], Row | None]) -> Row:
    """Return what `earlier` finds of the act, or else carry it out in a transaction; raise what that raises."""
    # A run over many claims gives each act once, unless something went wrong.
    if act.batch is None and (done := earlier(act)):
        return done
    try:
        with transaction.atomic():
            return carry_out()
    except (BadInput, Conflict, IntegrityError):
        # The same act may have come in twice at the same moment: then its first coming is the answer.
        if done := earlier(act):
            return done
        raise


def name_of(person: User) -> str:
    """Return the name under which history remembers a person."""
    return person.get_full_name() or person.get_username()
