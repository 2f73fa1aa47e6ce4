"""The moment that an address asks about: a page as it stood then."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime


class MomentInput(forms.DateTimeInput):
    """A day and time of day on the reader's clock, which is all that such a field of a browser can show."""

    def format_value(self, value: Any) -> str | None:
        """Return what the field shows of a written moment; None for what is none."""
        moment = value if isinstance(value, datetime) else _parsed(str(value or ""))
        return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M:%S}" if moment else None


class Moment(forms.CharField):
    """A moment with its zone or, without one, in the reader's; one to come is refused."""

    widget = MomentInput(attrs={"type": "datetime-local", "step": "1"})

    def clean(self, value: Any) -> datetime | None:
        written = super().clean(value)
        if not written:
            return None
        # A plus sign of an address that was not escaped comes in as a space.
        moment = _parsed(written.replace(" ", "+") if "T" in written else written)
        if moment is None:
            raise ValidationError(
                f"“{written}” is no moment: write it as 2026-03-14T09:26, with seconds or zone if known."
            )
        if moment > timezone.now():
            raise ValidationError("This moment is still to come: give one that has been.")
        return moment


class MomentForm(forms.Form):
    """Asks as of when a page is to be shown."""

    at = Moment(
        required=False,
        max_length=40,
        label="As it stood on",
        help_text="Day and time of day; the page is then shown as it was at that moment.",
    )

    @property
    def moment(self) -> datetime | None:
        """The moment asked about; None for now, and for what cannot be read."""
        return self.cleaned_data.get("at") if self.is_bound and self.is_valid() else None

    @property
    def is_refused(self) -> bool:
        """Whether something was asked that cannot be read."""
        return self.is_bound and not self.is_valid()


def asked(sent: Any) -> MomentForm:
    """Return the form with what an address asks (its GET parameters), or an empty one where it asks nothing."""
    return MomentForm(sent) if sent.get("at") else MomentForm()


def written(moment: datetime) -> str:
    """Return a moment as an address carries it, exact to the microsecond."""
    return moment.astimezone(timezone.get_fixed_timezone(timedelta(0))).isoformat().replace("+00:00", "Z")


def _parsed(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
        return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
    except (ValueError, OverflowError):
        return None
