"""The forms of the desk. Each knows the one action that it calls; what may be decided is for the actions to say."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from claims.actions import claims
from claims.actions.acts import Act
from claims.actions.claims import BLAMELESS, MAX_WORDS
from claims.models import Claim, Decision
from claims.queries import cards
from claims.queries.cards import Step
from claims.verdicts import DismissReason, Fault
from claims.workflow import Move, State

STALE = "This page is out of date. Open it again, then decide."
NOTE = 2000


def new_nonce() -> str:
    """Return what marks one form as shown: however often it comes in, it counts once."""
    return uuid.uuid4().hex


class ActForm(forms.Form):
    """What the form of every act carries: the revision of what was shown, a nonce, and a note."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput, error_messages={"required": STALE})
    nonce = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput, error_messages={"required": STALE})
    note = forms.CharField(
        required=False,
        max_length=NOTE,
        label="Note (optional)",
        help_text="Kept with the history, for colleagues.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecisionForm(ActForm):
    """The form of a decision about a claim.

    - `name`: its part of the address; `move`: the step of the workflow that it asks for, if any;
    - `intent`: what pressing its button does, as a person would say it;
    - `blame`: the field beside which a refusal of the action is shown;
    - `on_panel`: it is a button among others on the card, with no part of its own;
    - `template`: the page that it stands on, "" for the card; `returns`: the page that its decision leads back to.
    """

    name: ClassVar[str]
    intent: ClassVar[str]
    move: ClassVar[Move | None] = None
    blame: ClassVar[str | None] = None
    on_panel: ClassVar[bool] = False
    template: ClassVar[str] = ""
    returns: ClassVar[str] = ""

    #: The token of the sender's reservation, which the card shows once for all of its forms.
    held = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, claim: Claim, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        fresh = {"seen": claim.revision, "nonce": new_nonce(), **(initial or {})}
        super().__init__(data, initial=fresh, auto_id=f"{self.name}-%s")
        self.claim = claim

    @property
    def open(self) -> bool:
        """Whether the workflow has this step from where the claim stands."""
        return self.claim.can(self.move) if self.move else self.claim.state is not State.MERGED

    @property
    def intended(self) -> str:
        """What its sender was about to do."""
        return self.intent

    @property
    def part(self) -> str:
        """The template of the form, for the conflict page."""
        return f"admin/claims/parts/{self.name}.html"

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person filled in, as (label, words), for a page that cannot show the form any more."""
        shown = [self[name] for name, field in self.fields.items() if not field.widget.is_hidden]
        return [(str(bound.label), _words(bound.value())) for bound in shown if bound.value()]

    def meanwhile(self) -> list[Step]:
        """Return what others decided since the claim was shown, for a valid form."""
        return cards.steps_since(self.claim, self.cleaned_data["seen"])

    def act(self, by: User, now: datetime) -> Act:
        """Return the act of a valid form. Each kind of decision counts for itself, even from one page."""
        sent = self.cleaned_data
        carried = {"seen": sent["seen"], "held": sent["held"], "note": sent.get("note", "")}
        shown = str(self.data.get("guideline", ""))
        guideline = int(shown) if shown.isdecimal() and len(shown) < 19 else None
        return Act(by=by, nonce=f"{sent['nonce']}.{self.name}", now=now, guideline=guideline, **carried)

    def decide(self, act: Act) -> Decision:
        """Call the action. Raises what it raises."""
        raise NotImplementedError

    @classmethod
    def kept(cls, claim: Claim, data: QueryDict, **instead: Any) -> DecisionForm:
        """Return the form with what was typed so far, not yet judged: no errors are shown."""
        empty = cls(claim)
        sent = {
            name: field.widget.value_from_datadict(data, MultiValueDict(), empty.add_prefix(name))
            for name, field in empty.fields.items()
        }
        return cls(claim, initial={**{name: value for name, value in sent.items() if value}, **instead})

    def renewed(self) -> DecisionForm:
        """Return the form with all that was typed, made out to the claim as it stands now."""
        self.claim.refresh_from_db()
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("seen")] = str(self.claim.revision)
        return type(self)(self.claim, data)


class FaultField(forms.ChoiceField):
    """What the detector got wrong: a word of the vocabulary, or None."""

    def __init__(self, label: str) -> None:
        choices = [("", "nothing to say"), *((fault.value, fault.description) for fault in Fault)]
        super().__init__(label=label, choices=choices, required=False)

    def clean(self, value: Any) -> Fault | None:
        chosen = super().clean(value)
        return Fault.of(chosen) if chosen else None


class PanelForm(DecisionForm):
    """A form whose button stands on the card: there they share one note, and one choice of what was wrong."""

    on_panel = True
    blames: ClassVar[bool] = False

    fault = FaultField(label="What the detector got wrong (optional)")

    def clean_fault(self) -> Fault | None:
        """Return what was wrong, which only a dismissal keeps."""
        fault: Fault | None = self.cleaned_data["fault"]
        if fault and not self.blames:
            raise forms.ValidationError(BLAMELESS)
        return fault


class FollowForm(PanelForm):
    """Follow this claim."""

    name, move, intent = "follow", Move.FOLLOW, "follow this claim"

    def decide(self, act: Act) -> Decision:
        return claims.follow(claim=self.claim, act=act)


class DismissForm(PanelForm):
    """Put the claim aside, for a reason."""

    name, move, intent, blame = "dismiss", Move.DISMISS, "dismiss this claim", "fault"
    blames = True
    because = forms.ChoiceField(
        choices=DismissReason.choices(), error_messages={"required": "Say why: choose one of the three reasons."}
    )

    @property
    def intended(self) -> str:
        return f"{self.intent}: {DismissReason.of(self.cleaned_data['because']).label}"

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        return claims.dismiss(claim=self.claim, because=DismissReason.of(sent["because"]), fault=sent["fault"], act=act)


class ReopenForm(PanelForm):
    """Follow the claim again."""

    name, move, intent = "reopen", Move.REOPEN, "reopen this claim"

    def decide(self, act: Act) -> Decision:
        return claims.reopen(claim=self.claim, act=act)


class RewordForm(DecisionForm):
    """Edit the canonical words."""

    name, intent, blame = "reword", "edit the words of this claim", "text"
    text = forms.CharField(
        label="The claim in one sentence",
        help_text="What was asserted, so that it reads on its own. What the articles said stays as they said it.",
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "A claim needs words: say in one sentence what was asserted."},
    )
    fault = FaultField(label="What the detector got wrong, if that is why (optional)")

    def __init__(self, claim: Claim, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(claim, data, {"text": claim.text, **(initial or {})})

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        return claims.reword(claim=self.claim, text=sent["text"], fault=sent["fault"], act=act)


class MergeForm(DecisionForm):
    """Join the claim to another."""

    name, move, intent, blame = "merge", Move.MERGE, "merge this claim into another", "into"
    template = "merge.html"
    into = forms.CharField(
        label="Merge into",
        max_length=10,
        error_messages={"required": "Choose the claim to merge into."},
    )

    def clean_into(self) -> Claim:
        """Return the claim with the id that was chosen or typed."""
        public_id = self.cleaned_data["into"]
        try:
            return cards.find(public_id)
        except Claim.DoesNotExist:
            raise forms.ValidationError(f"There is no claim {public_id}: look it up by its words.") from None

    def decide(self, act: Act) -> Decision:
        return claims.merge(claim=self.claim, into=self.cleaned_data["into"], act=act)


class UndoForm(forms.Form):
    """Take back a decision: the one that the page named, and no other."""

    decision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    nonce = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    @classmethod
    def of(cls, decision: Decision) -> UndoForm:
        """Return the form that takes back `decision`."""
        return cls(initial={"decision": decision.sequence, "nonce": new_nonce()}, auto_id="undo-%s")


def _words(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
