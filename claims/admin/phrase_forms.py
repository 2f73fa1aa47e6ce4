"""The forms by which editors add, change, retire and restore phrases. What is wrong with one is for actions to say."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self, cast

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from claims.actions import phrases
from claims.actions.acts import Act
from claims.actions.phrases import MAX_EXAMPLE, Judgement, Proposal
from claims.admin.forms import ActForm, new_nonce
from claims.flagging.added import MAX_LENGTH, Covered
from claims.models import AddedPhrase
from claims.verdicts import FlagKind

LOOK_FIRST = "Nothing is saved yet: look at what the phrase would catch, below, then press the button there."
CONFIRM = "Tick this once you have looked at each of these places: the phrase would be wrong if they are not flags."


class PhraseActForm(ActForm):
    """The form of an act on a phrase."""

    def __init__(self, phrase: AddedPhrase | None, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        fresh = {"seen": phrase.revision if phrase else 0, "nonce": new_nonce(), **(initial or {})}
        super().__init__(data, initial=fresh, auto_id=f"{type(self).__name__.lower()}-%s")
        self.phrase = phrase

    def renewed(self) -> Self:
        """Return the form with all that was typed, made out to the phrase as it stands now; a person sends it again."""
        data = cast(QueryDict, self.data).copy()
        if self.phrase:
            self.phrase.refresh_from_db()
            data["seen"] = str(self.phrase.revision)
        return type(self)(self.phrase, data)

    def act(self, by: User, now: datetime, name: str) -> Act:
        """Return the act called `name` of a valid form."""
        sent = self.cleaned_data
        seen = sent["seen"] if self.phrase else None
        return Act(by=by, nonce=f"{sent['nonce']}.{name}", now=now, seen=seen, note=sent["note"])


class PhraseForm(PhraseActForm):
    """A phrase as an editor writes it. Judged when it is sent, saved only once its catches were shown."""

    words = forms.CharField(
        max_length=MAX_LENGTH * 2,
        label="Phrase",
        help_text="The words by which an article says that something is open. (one|other) for alternatives, "
        "[word] for a word that may be missing, * for up to three words of any kind.",
        error_messages={"required": "A phrase needs words: write those that an article uses."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label="What it says",
        choices=[(kind.value, kind.description) for kind in FlagKind],
        error_messages={"required": "Choose what the phrase says."},
        widget=forms.RadioSelect,
    )
    reach = forms.ChoiceField(
        label="What it covers",
        choices=[(covered.value, covered.description) for covered in Covered],
        error_messages={"required": "Choose which words the phrase speaks about."},
        widget=forms.RadioSelect,
    )
    example = forms.CharField(
        max_length=MAX_EXAMPLE,
        label="A text that it must catch",
        help_text="One or two sentences, with the words that it speaks about.",
        error_messages={"required": "Give a sentence that the phrase must catch."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    counter = forms.CharField(
        max_length=MAX_EXAMPLE,
        label="A text that it must leave alone",
        help_text="The nearest sentence that you can think of that leaves nothing open.",
        error_messages={"required": "Give a sentence that the phrase must leave alone."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    checked = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    seen_samples = forms.BooleanField(required=False, label="I have looked at these places; each of them is a flag")

    def __init__(self, phrase: AddedPhrase | None, data: Any = None) -> None:
        names = ("words", "kind", "reach", "example", "counter") if phrase else ()
        super().__init__(phrase, data, {name: getattr(phrase, name) for name in names})
        self.judgement: Judgement | None = None

    @property
    def tried(self) -> bool:
        """Whether the words were understood and are quick enough to be tried on articles."""
        return self.judgement is not None and "words" not in self.judgement.problems

    @property
    def is_fit(self) -> bool:
        """Whether the phrase was judged and nothing is wrong with it but that somebody must look."""
        return self.judgement is not None and not self.judgement.problems

    @property
    def has_seen(self) -> bool:
        """Whether the person ticked the list of sample places that this very phrase has."""
        sent = self.cleaned_data
        return bool(self.judgement and sent.get("seen_samples") and sent.get("checked") == self.judgement.token)

    @property
    def proposal(self) -> Proposal:
        """What a filled-in form proposes."""
        sent = self.cleaned_data
        kind, reach = FlagKind.of(sent["kind"]), Covered.of(sent["reach"])
        return Proposal(kind, sent["words"], reach, sent["example"], sent["counter"])

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.judgement = phrases.judge(self.proposal, self.phrase)
            for name, problem in self.judgement.problems.items():
                self.add_error(name, problem)
        if self.judgement and not self.errors and "save" in self.data:
            self._check_seen(self.judgement)
        return self.cleaned_data

    def save(self, act: Act) -> AddedPhrase:
        """Call the action. Raises what it raises."""
        confirmed = self.cleaned_data["checked"]
        if self.phrase:
            return phrases.change(phrase=self.phrase, proposal=self.proposal, act=act, confirmed=confirmed)
        return phrases.add(proposal=self.proposal, act=act, confirmed=confirmed)

    def _check_seen(self, judgement: Judgement) -> None:
        if self.cleaned_data["checked"] != judgement.token:
            self.add_error(None, LOOK_FIRST)
        elif judgement.samples and not self.cleaned_data["seen_samples"]:
            self.add_error("seen_samples", CONFIRM)
