"""Writing guidelines of the desk: each text is a further version, and none is ever changed."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.actions.acts import name_of
from claims.errors import BadInput, Conflict
from claims.models import Guideline
from claims.models.review import ReviewKind
from claims.models.roles import check_may

#: The longest text: what nobody reads guides nobody.
MAX_TEXT = 8_000


def write(*, kind: ReviewKind, text: str, seen: int, by: User, now: datetime) -> Guideline:
    """Write the next version of the guidelines for a kind of question; cards show it from now on.

    `seen` is the number of the version that the writer was shown, 0 for none. Raises NotAllowed, BadInput for a text
    that is empty, too long or no other than the newest, and Conflict where somebody wrote a version since.
    """
    check_may(by, "keep_guidelines")
    newest = Guideline.objects.filter(kind=kind.value).order_by("-number").first()
    text = _checked(text, newest)
    if newest and newest.number != seen:
        raise Conflict(f"{newest.by_name or 'Somebody'} wrote version {newest.number} since you opened this page.")
    written = Guideline(kind=kind.value, number=seen + 1, text=text, by=by, by_name=name_of(by), written_at=now)
    try:
        with transaction.atomic():
            written.save(force_insert=True)
    except IntegrityError as twice:
        raise Conflict("Somebody wrote a version at the same moment: read theirs, then send yours again.") from twice
    return written


def _checked(text: str, newest: Guideline | None) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise BadInput("Guidelines need words: write what an editor should do.")
    if len(text) > MAX_TEXT:
        raise BadInput(f"Guidelines may have {MAX_TEXT:,} characters; these have {len(text):,}.")
    if newest and text == newest.text:
        raise BadInput(f"These are the words of version {newest.number}: nothing would change.")
    return text
