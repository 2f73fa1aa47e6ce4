"""The forms that stand on a card, each under what it is about; one that was refused keeps its place and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from claims.admin.answers import AcceptForm, AnswerForm, MatchForm, SeenForm
from claims.admin.forms import DecisionForm, FollowForm, MergeForm, PanelForm, RewordForm
from claims.admin.leaving import SkipForm
from claims.admin.merging import ApartForm
from claims.admin.plans import FollowUpForm, PlanForm, SnoozeForm
from claims.models import FollowUp
from claims.queries import offers
from claims.queries.cards import Card
from claims.queries.offer import Offer
from claims.queries.suggestions import Found, Likeness

#: The names of what stands in the bar under a card, one line of effects under each.
_BAR = ("follow", "reopen", "separate", "dismiss", "merge", "settle")


@dataclass(frozen=True, slots=True)
class Deed:
    """Buttons that have one effect, and the line that says it."""

    name: str
    effect: str
    offers: list[Offer]


def panel(
    card: Card, person: User, watching: int, bound: DecisionForm | None = None, draft: str = ""
) -> dict[str, Any]:
    """Return the forms of a card for what a person may do; `bound` is the one that was refused, if any.

    `watching` counts who else is told of it, `draft` is the note that the reader left there unsent.
    """
    offered = offers.allowed(person, card.claim, card.at_hand(watching))
    rows = _rows(card, offered, bound)
    forms = {**_forms(card, bound, draft), **rows}
    may = {"open": {offer.name: offer.effect or "·" for offer in offered}, "bar": _bar(offered)}
    return {**forms, **may, "stray": _stray(forms, bound)}


def _bar(offered: list[Offer]) -> list[Deed]:
    found = [(name, [it for it in offered if it.name == name and it.about is None]) for name in _BAR]
    return [Deed(name, several[0].effect, several) for name, several in found if several]


def _forms(card: Card, bound: DecisionForm | None, draft: str) -> dict[str, Any]:
    """Return the forms that are about the claim."""
    claim = card.claim
    note = {"note": bound["note"].value() if bound and "note" in bound.fields else draft}
    return {
        "panel": bound if isinstance(bound, PanelForm) else FollowForm(claim, initial=note),
        "reword": bound if isinstance(bound, RewordForm) else RewordForm(claim),
        "plan": bound if isinstance(bound, PlanForm) else PlanForm(claim, initial=_plan(card.follow_up)),
        "snooze": bound if isinstance(bound, SnoozeForm) else SnoozeForm(claim),
        "skip": SkipForm(),
    }


def _rows(card: Card, offered: list[Offer], bound: DecisionForm | None) -> dict[str, Any]:
    """Return what is suggested and asked about the claim, each with its forms; None where nothing is open."""
    open_ones = {(offer.name, offer.about) for offer in offered}
    rows = [
        (found, _match_form(card, found, bound) if ("accept", found.match.pk) in open_ones else None)
        for found in card.matches
    ]
    likenesses = [it for it in card.likenesses if ("keep_apart", it.suggestion.pk) in open_ones]
    return {
        "loud": [row for row in rows if not row[0].is_quiet],
        "quiet": [row for row in rows if row[0].is_quiet],
        "asked": [(it, _placed(bound, SeenForm, it.question.pk) or _seen(card, it.question.pk)) for it in card.asked],
        "likenesses": [(it, _merge_form(card, it), _apart_form(card, it, bound)) for it in likenesses],
    }


def _match_form(card: Card, found: Found, bound: DecisionForm | None) -> MatchForm:
    initial = {"about": found.match.pk, "stance": found.stance.value, "independence": found.independence.value}
    return _placed(bound, MatchForm, found.match.pk) or AcceptForm(card.claim, initial=initial)


def _seen(card: Card, pk: int) -> SeenForm:
    return SeenForm(card.claim, initial={"about": pk})


def _apart_form(card: Card, like: Likeness, bound: DecisionForm | None) -> ApartForm:
    pk = like.suggestion.pk
    return _placed(bound, ApartForm, pk) or ApartForm(card.claim, initial={"about": pk})


def _merge_form(card: Card, like: Likeness) -> MergeForm:
    """Return the form that merges the claim recorded later into the earlier one, whichever the card shows."""
    both = {card.claim.pk: card.claim, like.other.pk: like.other}
    later, earlier = both[like.suggestion.later_id], both[like.suggestion.earlier_id]
    form = MergeForm(later, initial={"into": earlier.public_id})
    form.auto_id = False  # Several stand on one card, with hidden fields alone.
    return form


def _placed(bound: DecisionForm | None, kind: type[Any], subject: int) -> Any:
    """Return `bound` where it is of this kind and about this row."""
    return bound if isinstance(bound, AnswerForm) and isinstance(bound, kind) and bound.subject == subject else None


def _plan(follow_up: FollowUp | None) -> dict[str, Any]:
    return {"criteria": follow_up.criteria, "check_by": follow_up.check_by} if follow_up else {}


def _stray(forms: dict[str, Any], bound: DecisionForm | None) -> DecisionForm | None:
    """Return the refused form where what it is about is not on the card, or no more."""
    if isinstance(bound, FollowUpForm):
        return None if bound.open else bound
    if not isinstance(bound, AnswerForm):
        return None
    shown = [form for name in ("loud", "quiet", "asked", "likenesses") for row in forms[name] for form in row]
    return None if any(form is bound for form in shown) else bound
