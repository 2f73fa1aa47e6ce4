"""The two larger forms of the desk: settling a claim, and adding evidence while at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from claims.actions import evidence, ledger
from claims.actions.acts import Act
from claims.actions.evidence import MAX_PASSAGE, Finding
from claims.actions.ledger import Ruling
from claims.admin.forms import DecisionForm
from claims.errors import BadInput
from claims.models import Claim, Decision, Evidence
from claims.pairing import needs_two
from claims.queries import articles, cards
from claims.queries.effects import Foresight
from claims.queries.pairs import grounds_of
from claims.reading.addresses import MAX_LENGTH, canonical
from claims.verdicts import Independence, Stance, Verdict
from claims.workflow import Move

#: What a verdict that takes two editors changes, whoever of them gives it.
SEALED = "sealed until two editors have judged · settles the claim if both judge so"


class SettleForm(DecisionForm):
    """Give the claim its verdict."""

    name, move, intent = "settle", Move.SETTLE, "settle this claim"
    template = "settle.html"

    verdict = forms.ChoiceField(
        label="Verdict",
        choices=[(verdict.value, verdict.label) for verdict in ledger.CLOSING],
        error_messages={"required": "Choose a verdict."},
    )
    resolved_on = forms.DateField(
        required=False,
        label="Day when the world knew",
        help_text="Not the day of this decision: the day when it came out, or the report that settles it.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Write the day as year-month-day, such as 2026-03-14."},
    )
    day_unknown = forms.BooleanField(required=False, label="Not known")
    evidence = forms.ModelMultipleChoiceField(
        queryset=Evidence.objects.none(),
        required=False,
        label="Evidence",
        error_messages={"invalid_choice": "One piece of evidence is no longer there: choose again."},
    )
    no_evidence_because = forms.CharField(
        required=False,
        label="Why no evidence is needed",
        help_text="Only if you choose none above.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.CharField(
        label="Reason",
        help_text="One or two sentences; they stay in the ledger for good.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a sentence why this is the verdict: readers of the ledger want to know."},
    )

    def __init__(self, claim: Claim, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(claim, data, initial)
        del self.fields["note"]  # The reason is the note.
        self.pieces = list(cards.accepted(claim))
        chosen: Any = self.fields["evidence"]
        chosen.queryset = cards.accepted(claim)

    def verdicts(self, known: Foresight) -> list[tuple[Verdict, bool, str]]:
        """Return the verdicts on offer, each with whether it is chosen and what settling with it will change."""
        chosen, held = self["verdict"].value(), grounds_of(self.claim)
        effects = {it: SEALED if needs_two(it, held) else known.of_move(Move.SETTLE, it) for it in ledger.CLOSING}
        return [(it, it.value == chosen, effect) for it, effect in effects.items()]

    @property
    def choices(self) -> list[tuple[Evidence, bool]]:
        """The claim's accepted evidence, each piece with whether it is chosen."""
        chosen = {str(pk) for pk in self["evidence"].value() or []}
        return [(piece, str(piece.pk) in chosen) for piece in self.pieces]

    def clean_resolved_on(self) -> date | None:
        """Return the day, which cannot be one to come."""
        day: date | None = self.cleaned_data["resolved_on"]
        _beside(ledger.checked_day, day, timezone.now())
        return day

    def clean(self) -> dict[str, Any]:
        sent = self.cleaned_data
        if "resolved_on" in sent and bool(sent["resolved_on"]) == sent["day_unknown"]:
            self.add_error("resolved_on", "Give the day, or tick “not known”: one of the two.")
        if not sent.get("evidence") and not sent["no_evidence_because"] and "evidence" in sent:
            self.add_error("evidence", "Choose at least one piece of evidence, or say below why none is needed.")
        if self.data.get("new-passage", "").strip():
            self.add_error("evidence", "A passage is typed but not added yet: press “Add this evidence”, or clear it.")
        return sent

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        ruling = Ruling(
            verdict=Verdict.of(sent["verdict"]),
            reason=sent["reason"],
            resolved_on=sent["resolved_on"],
            evidence=list(sent["evidence"]),
            no_evidence_because=sent["no_evidence_because"],
        )
        return ledger.settle(claim=self.claim, ruling=ruling, act=act)


class EvidenceForm(DecisionForm):
    """Add a piece of evidence. Stands inside the settle form too, hence the prefix."""

    name, intent, blame = "evidence", "add a piece of evidence", "passage"
    template = "evidence.html"
    prefix = "new"
    use_required_attribute = False

    url = forms.CharField(
        required=False,
        max_length=MAX_LENGTH,
        label="Address of the page",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    article = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=2**63 - 1,
        label="Or the number of an article here",
        help_text="It stands in the address of the article's page.",
    )
    passage = forms.CharField(
        label="Passage",
        help_text="The words that bear on the claim, copied exactly.",
        max_length=MAX_PASSAGE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Quote the passage: the words that bear on the claim."},
    )
    stance = forms.ChoiceField(
        label="Towards the claim it",
        choices=[("", "choose …"), *((stance.value, stance.description) for stance in Stance)],
        error_messages={"required": "Say how the passage bears on the claim."},
    )
    independence = forms.ChoiceField(
        label="Where it comes from",
        choices=[(word.value, word.description) for word in Independence],
        initial=Independence.UNKNOWN.value,
    )

    def clean_url(self) -> str:
        """Return the address in its canonical spelling, or nothing."""
        url = self.cleaned_data["url"]
        return _beside(canonical, url) if url else ""

    def clean(self) -> dict[str, Any]:
        sent = self.cleaned_data
        if not sent.get("url") and not sent.get("article") and not self.errors:
            self.add_error("url", "Say where the passage stands: give its address, or the number of an article.")
        if (number := sent.get("article")) and "passage" in sent:
            sent["version"] = articles.version_quoting(number, sent["passage"])
            if sent["version"] is None:
                self.add_error("article", f"There is no article {number}.")
        return sent

    def act(self, by: User, now: datetime) -> Act:
        """Return the act. Evidence stands beside what others did meanwhile, so no revision is asked for."""
        return replace(super().act(by, now), seen=None)

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        finding = Finding(
            passage=sent["passage"],
            stance=Stance.of(sent["stance"]),
            independence=Independence.of(sent["independence"]),
            version=sent.get("version"),
            url=sent["url"],
            note=sent["note"],
        )
        return evidence.add(claim=self.claim, finding=finding, act=act)


def _beside(check: Any, *values: Any) -> Any:
    """Return `check(*values)`; what it refuses is shown beside the field."""
    try:
        return check(*values)
    except BadInput as refused:
        raise forms.ValidationError(str(refused)) from None
