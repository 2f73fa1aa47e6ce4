"""The filters of the queue, as its address carries them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.models.review import ReviewKind
from claims.queries import names
from claims.queries.desk import Order, Selection
from claims.queries.queue.selection import Age, Band
from claims.verdicts import FlagKind, Stance, Vocabulary
from claims.workflow import State

_LEFT_OUT = "this filter is left out."
_NO_CHOICE = {"invalid_choice": f"“%(value)s” is not one of the choices: {_LEFT_OUT}"}
ME, NOBODY = "me", "nobody"


def _choice(label: str, words: type[Vocabulary], *, described: bool = False) -> forms.ChoiceField:
    said = [(word.value, word.description if described else word.label) for word in words]
    return forms.ChoiceField(required=False, label=label, choices=[("", "any"), *said], error_messages=_NO_CHOICE)


class QueueFilters(forms.Form):
    """A filter that cannot be read says so beside its field and narrows nothing; the others still count.

    The names of the fields are those in the address, in the order in which it carries them.
    """

    words = forms.CharField(required=False, max_length=200, label="Words, speaker or id")
    kind = _choice("Question", ReviewKind)
    state = _choice("State", State)
    caveat = _choice("Caveat", FlagKind)
    age = _choice("Waiting", Age, described=True)
    weight = _choice("Weight", Band, described=True)
    assignee = forms.CharField(required=False, max_length=150, label="Assigned to")
    speaker = forms.CharField(required=False, max_length=300)
    outlet = forms.CharField(required=False, max_length=200)
    beat = forms.CharField(required=False, max_length=60)
    language = forms.RegexField(
        r"^[A-Za-z]{2,8}$",
        required=False,
        max_length=8,
        error_messages={"invalid": f"This is no code of a language, such as uk: {_LEFT_OUT}"},
    )
    phrase = forms.CharField(required=False, max_length=200, label="Phrase of the caveat")
    evidence = forms.ChoiceField(
        required=False, choices=[("", "any"), ("yes", "has some"), ("no", "has none")], error_messages=_NO_CHOICE
    )
    stance = _choice("Suggestion", Stance)
    order = forms.ChoiceField(
        required=False, choices=Order.choices(), widget=forms.HiddenInput, error_messages=_NO_CHOICE
    )

    #: The saved view that the filters began from.
    view = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, data: Any, person: User) -> None:
        super().__init__(data, auto_id="filter-%s")
        self._person = person
        for name, offered in {"speaker": "speakers", "outlet": "outlets", "assignee": "people"}.items():
            self.fields[name].widget.attrs["list"] = offered
        self.fields["words"].widget = forms.TextInput(attrs={"type": "search", "maxlength": 200})
        self._ids: dict[str, tuple[int, ...]] = {}

    def clean_speaker(self) -> str:
        """Return the name as typed; its ids are kept for the selection."""
        return self._named("speaker", names.speakers_called, "No speaker called “{name}” is recorded")

    def clean_outlet(self) -> str:
        """Return the name as typed; its ids are kept for the selection."""
        return self._named("outlet", names.outlets_called, "No outlet called “{name}” is recorded")

    def clean_assignee(self) -> str:
        """Return the name as typed; “me” and “nobody” stand for what they say."""
        return self._named("assignee", self._people, "Nobody here is called “{name}”")

    def clean_language(self) -> str:
        """Return the code as articles have it."""
        return str(self.cleaned_data["language"]).lower()

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Names and values of the filters that could be read, as every address carries them."""
        self.is_valid()
        sent = [(name, str(self.cleaned_data.get(name) or "")) for name in self.fields]
        return [(name, value) for name, value in sent if value and (name, value) != ("order", Order.URGENT.value)]

    def selection(self) -> Selection:
        """Return what the filters that could be read ask for."""
        self.is_valid()
        read, ids = self.cleaned_data, self._ids
        return Selection(
            order=_word(Order, read.get("order")) or Order.URGENT,
            kind=_word(ReviewKind, read.get("kind")),
            age=_word(Age, read.get("age")),
            band=_word(Band, read.get("weight")),
            state=_word(State, read.get("state")),
            caveat=_word(FlagKind, read.get("caveat")),
            assignee=next(iter(ids.get("assignee", ())), None),
            speakers=ids.get("speaker", ()),
            outlets=ids.get("outlet", ()),
            beat=read.get("beat", ""),
            language=read.get("language", ""),
            phrase=read.get("phrase", ""),
            evidence={"yes": True, "no": False}.get(read.get("evidence", "")),
            stance=_word(Stance, read.get("stance")),
            words=read.get("words", ""),
        )

    def _named(self, field: str, called: Any, sentence: str) -> str:
        name: str = self.cleaned_data[field]
        if name and not (found := called(name)):
            raise ValidationError(f"{sentence.format(name=name)}: {_LEFT_OUT}")
        if name:
            self._ids[field] = tuple(found)
        return name

    def _people(self, name: str) -> list[int]:
        if name in (ME, NOBODY):
            return [self._person.pk if name == ME else 0]
        return names.people_called(name)


def _word(words: type[Any], value: str | None) -> Any:
    """Return the word of a vocabulary, or None for an empty value."""
    return words.of(value) if value else None
