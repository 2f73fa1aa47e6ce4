"""One's own preferences: keys, time zone, what one is told, and when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from claims.actions import preferring, telling
from claims.actions.preferring import Choices
from claims.errors import BadInput
from claims.models import Preferences, zones
from claims.models.keymap import KEYS
from claims.models.personal_notice import NoticeKind
from claims.web.access import needs, person

KINDS = [(kind.value, kind.description) for kind in NoticeKind]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OF_KEYS = "key-"


class PreferencesForm(forms.Form):
    """All that one can choose, in one form."""

    keys = forms.BooleanField(required=False, label="Single keys work")
    time_zone = forms.CharField(
        required=False,
        max_length=64,
        label="Time zone",
        help_text="Times are told in it. Left empty, the desk's own.",
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    )
    watches_own = forms.BooleanField(required=False, label="Watch the claims that I decide about or comment on")
    wanted = forms.MultipleChoiceField(required=False, choices=KINDS)
    mailed = forms.MultipleChoiceField(required=False, choices=KINDS)
    digest_on = forms.BooleanField(required=False, label="Send me a digest by mail")
    digest_hour = forms.TypedChoiceField(
        label="At", coerce=int, choices=[(hour, f"{hour:02}:00") for hour in range(24)]
    )
    digest_days = forms.TypedMultipleChoiceField(
        required=False, label="On", coerce=int, choices=list(enumerate(DAYS)), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for act, (usual, does) in KEYS.items():
            attrs = {"size": 4, "autocomplete": "off", "autocapitalize": "off", "placeholder": usual}
            self.fields[f"{_OF_KEYS}{act}"] = forms.CharField(
                required=False, max_length=3, label=does, widget=forms.TextInput(attrs=attrs)
            )

    @classmethod
    def of(cls, mine: Preferences) -> PreferencesForm:
        """Return the form as a person's preferences fill it in."""
        keys = {f"{_OF_KEYS}{act}": key for act, key in mine.remap.items()}
        chosen = {name: getattr(mine, name) for name in cls.base_fields if name != "wanted"}
        return cls(initial={**chosen, **keys, "wanted": [kind for kind, _ in KINDS if kind not in mine.silenced]})

    def key_fields(self) -> list[forms.BoundField]:
        """Return the fields of the keys, in the order of the table."""
        return [self[f"{_OF_KEYS}{act}"] for act in KEYS]

    def moved(self) -> bool:
        """Say whether a key was moved, or is to be."""
        return any(field.value() for field in self.key_fields())

    def kinds(self) -> list[tuple[str, str, bool, bool]]:
        """Return each kind of notice: its word, what it is, whether it is wanted, and whether by mail at once."""
        wanted, mailed = self["wanted"].value() or [], self["mailed"].value() or []
        return [(word, does, word in wanted, word in mailed) for word, does in KINDS]

    def choices(self) -> Choices:
        """Return what was chosen, for a valid form."""
        sent = self.cleaned_data
        wanted = set(sent["wanted"])
        keys = {act: sent[f"{_OF_KEYS}{act}"].strip().lower() for act in KEYS}
        return Choices(
            keys=sent["keys"],
            remap={act: " ".join(key.split()) for act, key in keys.items() if key},
            time_zone=sent["time_zone"].strip(),
            watches_own=sent["watches_own"],
            silenced=tuple(kind for kind in NoticeKind if kind.value not in wanted),
            mailed=tuple(NoticeKind.of(word) for word in sent["mailed"]),
            digest_on=sent["digest_on"],
            digest_hour=sent["digest_hour"],
            digest_days=tuple(sent["digest_days"]),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view_claim")
def preferences(request: HttpRequest) -> HttpResponse:
    """Show and keep one's own preferences; what cannot be kept is said, and nothing typed is lost."""
    by = person(request)
    form = PreferencesForm(request.POST) if request.method == "POST" else PreferencesForm.of(_mine(by))
    if form.is_valid():
        try:
            preferring.prefer(person=by, choices=form.choices(), now=timezone.now())
        except BadInput as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Kept.")
            return redirect("preferences")
    shown = {"form": form, "zones": zones.names(), "address": by.email, "own": by.get_username()}
    return render(request, "claims/preferences.html", shown, status=400 if form.errors else 200)


def _mine(by: User) -> Preferences:
    return telling.preferences_of(by)
