"""Who is about a claim, on its card: whose it is, who watches, and what colleagues say."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from claims.admin.forms import DecisionForm
from claims.admin.givings import AssignForm, PriorityForm
from claims.models import Claim
from claims.queries import people
from claims.queries.company import company


def around(claim: Claim, person: User, before: int = 0, bound: DecisionForm | None = None) -> dict[str, Any]:
    """Return what the card shows of colleagues; `bound` is the form that was refused, if it is one of these."""
    colleagues = people.deciders()
    assign = bound if isinstance(bound, AssignForm) else AssignForm(claim)
    return {
        "company": company(claim, person, before),
        "colleagues": colleagues,
        "assign": assign.offer(colleagues),
        "assign_me": AssignForm(claim),
        "prioritise": bound if isinstance(bound, PriorityForm) else PriorityForm(claim),
    }
