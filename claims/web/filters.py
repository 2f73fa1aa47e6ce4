"""The filters of the claims page, as its address carries them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.queries import names
from claims.queries.claims import ANY, Narrowing
from claims.verdicts import FlagKind, Priority, Verdict
from claims.web.fields import DayInput
from claims.workflow import State

_LEFT_OUT = "this filter is left out."
_NO_CHOICE = {"invalid_choice": f"“%(value)s” is not one of the choices: {_LEFT_OUT}"}
#: What stands for nobody in the filter of the person who is to decide.
NOBODY = "nobody"
#: What is not kept of the past.
_OF_TODAY = ("assignee", "priority")
#: What is asked for seldom, and stands folded on the page; `at` is beside these, not among them.
_FOLDED = ("beat", "language", "assignee", "priority", "since", "until", "at")
_NO_DAY = {"invalid": f"This is not a date, such as 2026-03-14: {_LEFT_OUT}"}


class ClaimFilters(forms.Form):
    """A filter that cannot be read says so beside its field and narrows nothing; the others still count."""

    q = forms.CharField(required=False, max_length=200, label="Words, speaker or id")
    workflow = forms.ChoiceField(
        required=False,
        label="State",
        choices=[("", "standing"), *State.choices(), (ANY, "any, put aside too")],
        error_messages=_NO_CHOICE,
    )
    verdict = forms.ChoiceField(
        required=False,
        choices=[("", "any"), *((word.value, f"{word.mark} {word.label}") for word in Verdict)],
        error_messages=_NO_CHOICE,
    )
    kind = forms.ChoiceField(
        required=False, label="Caveat", choices=[("", "any"), *FlagKind.choices()], error_messages=_NO_CHOICE
    )
    speaker = forms.CharField(required=False, max_length=300)
    outlet = forms.CharField(required=False, max_length=200)
    beat = forms.CharField(required=False, max_length=60)
    language = forms.RegexField(
        r"^[A-Za-z-]{2,8}$",
        required=False,
        error_messages={"invalid": f"This is no code of a language, such as uk: {_LEFT_OUT}"},
    )
    assignee = forms.CharField(required=False, max_length=150, label="Assigned to")
    priority = forms.ChoiceField(required=False, choices=[("", "any"), *Priority.choices()], error_messages=_NO_CHOICE)
    since = forms.DateField(
        required=False, label="Reported from", widget=DayInput, input_formats=["%Y-%m-%d"], error_messages=_NO_DAY
    )
    until = forms.DateField(
        required=False, label="Reported until", widget=DayInput, input_formats=["%Y-%m-%d"], error_messages=_NO_DAY
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["speaker"].widget.attrs["list"] = "speakers"
        self.fields["outlet"].widget.attrs["list"] = "outlets"
        self.fields["beat"].widget.attrs["list"] = "beats"
        self.fields["assignee"].widget.attrs["list"] = "people"
        self.fields["assignee"].widget.attrs["placeholder"] = NOBODY
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "maxlength": 200})

    @property
    def has_more(self) -> bool:
        """Whether one of the filters that stand folded is set or refused."""
        return any(self.data.get(name) for name in _FOLDED) or bool(set(_FOLDED) & set(self.errors))

    def clean_speaker(self) -> tuple[int, ...]:
        """Return the ids of the speakers meant."""
        name = self.cleaned_data["speaker"]
        if name and not (found := names.speakers_called(name)):
            raise ValidationError(f"No speaker called “{name}” is recorded: {_LEFT_OUT}")
        return tuple(found) if name else ()

    def clean_outlet(self) -> tuple[int, ...]:
        """Return the ids of the outlets meant."""
        name = self.cleaned_data["outlet"]
        if name and not (found := names.outlets_called(name)):
            raise ValidationError(f"No outlet called “{name}” is recorded: {_LEFT_OUT}")
        return tuple(found) if name else ()

    def clean_language(self) -> str:
        """Return the code as articles keep it."""
        return str(self.cleaned_data["language"]).lower()

    def clean_assignee(self) -> int | None:
        """Return the id of the person meant, 0 for nobody."""
        name = self.cleaned_data["assignee"].strip()
        if not name:
            return None
        if name.lower() == NOBODY:
            return 0
        if not (found := names.people_called(name)):
            raise ValidationError(f"Nobody here is called “{name}”: {_LEFT_OUT}")
        return found[0]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", f"This day lies before {since:%Y-%m-%d}, the first day asked for: {_LEFT_OUT}")
        return self.cleaned_data

    def narrowing(self, at: datetime | None = None) -> Narrowing:
        """Return what the filters that could be read ask for, of a past moment with `at`."""
        self.is_valid()
        for name in _OF_TODAY if at else ():
            if self.cleaned_data.get(name) not in (None, ""):
                self.add_error(name, f"This is known of today only, not of a past moment: {_LEFT_OUT}")
        read = self.cleaned_data
        return Narrowing(
            words=read.get("q", ""),
            workflow=read.get("workflow", ""),
            verdict=read.get("verdict", ""),
            kind=read.get("kind", ""),
            speakers=read.get("speaker", ()),
            outlets=read.get("outlet", ()),
            beat=read.get("beat", ""),
            language=read.get("language", ""),
            assignee=read.get("assignee"),
            priority=read.get("priority", ""),
            since=read.get("since"),
            until=read.get("until"),
        )
