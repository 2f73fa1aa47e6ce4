"""Insight: what the desk's work looks like from above."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.insight.survival import Curve, Step, thinned
from claims.queries import agreement, detector
from claims.queries import insight as queries
from claims.web import bars
from claims.web.access import needs

#: Claims that must have been recorded before a curve says anything.
FEWEST = 10
#: Rows of the curve's table.
ROWS = 12


class PeriodForm(forms.Form):
    """Which claims the time to settlement is about."""

    recorded = forms.TypedChoiceField(
        coerce=int,
        label="Claims recorded in",
        choices=[(30, "the last 30 days"), (90, "the last 90 days"), (365, "the last year"), (0, "all the years")],
        error_messages={"invalid_choice": "“%(value)s” is not one of the choices: the last year is shown."},
    )


@require_safe
@needs("decide_claim")
def insight(request: HttpRequest) -> HttpResponse:
    """Show ages, arrivals and decisions, time to settlement, and how often the detector is right."""
    now, period = timezone.now(), PeriodForm({"recorded": request.GET.get("recorded") or "365"})
    days = period.cleaned_data["recorded"] if period.is_valid() else 365
    ages, weeks = queries.ages(now), queries.weeks(now)
    curve = queries.settlement(now, timezone.localdate(now) - timedelta(days=days) if days else None)
    kinds = agreement.by_kind()
    shown: dict[str, Any] = {
        "period": period,
        "ages": ages,
        "ages_drawn": bars.of_ages(ages),
        "weeks": weeks,
        "weeks_drawn": bars.of_weeks(weeks),
        "curve": curve,
        "curve_drawn": bars.of_curve(curve) if curve.claims >= FEWEST and curve.steps else None,
        "median": _median(curve),
        "steps": _rows(curve),
        "fewest": FEWEST,
        "phrases": detector.phrases(),
        "agreement": kinds,
        "agreement_drawn": bars.of_agreement(kinds) if kinds[0].found.rounds else None,
        "fewest_rounds": agreement.FEWEST,
    }
    return render(request, "claims/insight.html", shown)


def _rows(curve: Curve) -> tuple[Step, ...]:
    return thinned(curve.steps, ROWS)


def _median(curve: Curve) -> str:
    """Return in words after how many days half of the claims are settled, and how sure that is."""
    if curve.median is None:
        return "More than half are still open at the end of the time seen, so no median can be given."
    low, high = curve.median_interval
    until = f"{high:,}" if high is not None else "more than can be said yet"
    return f"Half were settled within {curve.median:,} days (with 95 % confidence between {low:,} and {until})."
