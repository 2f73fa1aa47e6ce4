"""Form fields that turn what a person typed into the tracker's own values, and refuse it in its own sentences."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from claims.errors import BadInput
from claims.reading import dates
from claims.reading.addresses import canonical
from claims.reading.decoding import cleaned


class DayInput(forms.DateInput):
    """The browser's own calendar, which sends 2026-03-14."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Words(forms.CharField):
    """Text as it can be stored: without NUL and lone surrogates, with "\\n" for each end of line."""

    def to_python(self, value: Any) -> str:
        return super().to_python(cleaned(str(value)) if value else value) or ""


class WebAddress(forms.CharField):
    """An address of a page, in its canonical spelling."""

    widget = forms.URLInput

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        try:
            return canonical(written) if written else ""
        except BadInput as problem:
            raise ValidationError(str(problem)) from None


class Published(forms.CharField):
    """When an article appeared; None where nothing was typed."""

    widget = DayInput

    def clean(self, value: Any) -> dates.Published | None:
        try:
            return dates.parse_published(super().clean(value), now=timezone.now())
        except BadInput as problem:
            raise ValidationError(str(problem)) from None


def whole_number(written: str) -> int | None:
    """Return the number that `written` is, of at most nine digits; None for anything else."""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= 9 else None
