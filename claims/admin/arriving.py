"""Coming to a card, and what becomes of the note that was typed there."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from claims.actions import drafts, presence, reservations
from claims.admin.forms import DecisionForm
from claims.models import Claim, Decision
from claims.queries.at_card import AtCard, at_card


def arrived(claim: Claim, person: User, now: datetime) -> AtCard:
    """Reserve the claim unless another holds it, note who came, and return who is there. Three SQL queries at most."""
    reservations.reserve(claim=claim, by=person, now=now)
    presence.arrive(claim=claim, by=person, now=now)
    return at_card(claim, person, now)


def keep_note(form: DecisionForm, person: User, now: datetime) -> None:
    """Keep the note of a form that was refused: the page that says so may be lost too."""
    if note := form.cleaned_data.get("note"):
        drafts.keep(claim=form.claim, by=person, text=note, now=now)


def forget_note(form: DecisionForm, decision: Decision) -> None:
    """Forget the unsent note that a form on the card showed: it was sent, or emptied."""
    if form.on_panel:
        drafts.discard(claim=form.claim, by=decision.by)
