"""Makes passages that an editor marked by hand."""

from __future__ import annotations

import itertools
from datetime import datetime

from django.contrib.auth.models import User

from claims.actions import missed
from claims.models import MissedPassage
from claims.verdicts import FlagKind
from tests.conftest import NOW
from tests.factories import find, make_act, make_version

_numbers = itertools.count(1)

SALT = "Take it with a pinch of salt"


def make_missed(by: User, *, now: datetime = NOW) -> MissedPassage:
    """Return a passage that `by` marked in an article of its own, with a claim of its own."""
    said = f"Weir {next(_numbers)} had burst."
    text = f"{said} {SALT}."
    return missed.mark(
        version=make_version(text),
        cue=find(text, SALT),
        kind=FlagKind.UNVERIFIED,
        covers=[find(text, said)],
        speaker=None,
        note="",
        act=make_act(by, now=now),
    )
