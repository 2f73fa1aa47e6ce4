"""Keeping a note that was begun on a card, so that no crash, other device or new sign-in loses it. No history."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.acts import Act
from claims.errors import BadInput
from claims.models import Claim, Decision, Draft

#: As long as the note of a decision may be.
LONGEST = 2000


@transaction.atomic
def keep(*, claim: Claim, by: User, text: str, now: datetime, nonce: str = "") -> bool:
    """Keep `text` as the person's unsent note on a claim, instead of what was kept; forget it when it is empty.

    `nonce` is that of the form it was typed into: once that form has decided, its note is in history, and what comes
    in late is left alone. Say whether it came in time. Raises BadInput for one that is too long for a note.
    """
    if nonce and _has_decided(claim, by, nonce):
        return False
    words = _in_lines(text)
    if len(words) > LONGEST:
        raise BadInput(f"These are {len(words):,} characters; a note takes at most {LONGEST:,}. Shorten it.")
    if not words.strip():
        discard(claim=claim, by=by)
        return True
    row = Draft(claim=claim, person=by, text=words, changed_at=now)
    one, changed = ["claim", "person"], ["text", "changed_at"]
    Draft.objects.bulk_create([row], update_conflicts=True, unique_fields=one, update_fields=changed)
    return True


def discard(*, claim: Claim, by: User) -> None:
    """Forget a person's unsent note on a claim."""
    Draft.objects.filter(claim=claim, person=by).delete()


def sent(decision: Decision, act: Act) -> None:
    """Forget the note that went into history with a decision. Another one, still unsent, is kept."""
    if act.note:
        same = Draft.objects.filter(claim_id=decision.claim_id, person=act.by)
        same.filter(text__in={act.note, _in_lines(act.note)}).delete()


def _has_decided(claim: Claim, by: User, nonce: str) -> bool:
    # With the claim locked, so that a decision that is being written comes either before this or after it.
    Claim.objects.select_for_update().get(pk=claim.pk)
    # A form has one nonce for all its buttons; each decision adds its own name to it.
    return Decision.objects.filter(claim=claim, by=by, nonce__startswith=f"{nonce}.").exists()


def _in_lines(text: str) -> str:
    # Browsers send line ends as CRLF, scripts as they are in the field.
    return text.replace("\r\n", "\n")
