"""The form that marks a passage by hand. It finds the words in the version's text; it records nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html

from claims.actions.missed import MAX_CLAIM, MAX_CUE, MAX_SPEAKER, AlreadyFlagged
from claims.errors import BadInput
from claims.models import ArticleVersion
from claims.text.finding import InContext, in_context, nearest, occurrences
from claims.text.spans import Span
from claims.verdicts import FlagKind
from claims.web.fields import Words, whole_number
from claims.web.forms import fresh_nonce

CUE, CLAIMS = "cue", ("claim_1", "claim_2", "claim_3")
#: More occurrences than these are no choice but a search.
MOST_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Sought:
    """A field for words of the text; which of their occurrences is meant (`at`); and those to choose from, if any."""

    field: forms.BoundField
    at: forms.BoundField
    offered: list[InContext]


def _words(label: str, most: int, *, needed: bool, **options: Any) -> Words:
    area = forms.Textarea(attrs={"rows": 2})
    return Words(required=needed, max_length=most, label=label, widget=area, **options)


def _at() -> forms.CharField:
    return forms.CharField(required=False, widget=forms.HiddenInput)


class MarkForm(forms.Form):
    """A caveat, the words that it covers, and who said them. `spans` holds what was found, by field, once cleaned."""

    nonce = forms.CharField(widget=forms.HiddenInput, initial=fresh_nonce, max_length=64)
    cue = _words(
        "Words of the caveat", MAX_CUE, needed=True,
        help_text="The exact words by which the article says that something is not verified.",
        error_messages={"required": "Give the words by which the article says that something is not verified."},
    )  # fmt: skip
    cue_at = _at()
    kind = forms.ChoiceField(
        label="What the caveat says",
        choices=[(word.value, word) for word in FlagKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what the caveat says of the words that it is about."},
    )
    claim_1 = _words(
        "Words of the claim", MAX_CLAIM, needed=True,
        help_text="The exact words that the caveat is about: the shortest that state what is claimed.",
        error_messages={"required": "Give the words that the caveat is about."},
    )  # fmt: skip
    claim_1_at = _at()
    claim_2 = _words("A second claim under the same caveat", MAX_CLAIM, needed=False)
    claim_2_at = _at()
    claim_3 = _words("A third claim under the same caveat", MAX_CLAIM, needed=False)
    claim_3_at = _at()
    speaker = Words(
        required=False, max_length=MAX_SPEAKER, label="Who said it",
        help_text="The exact words that name the speaker, for all claims above. Left empty, it is read from the text.",
    )  # fmt: skip
    note = Words(
        required=False, max_length=2000, label="Note", widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For colleagues and for whoever improves the detector.",
    )  # fmt: skip

    def __init__(self, *given: Any, version: ArticleVersion | None = None) -> None:
        """Take what was sent and the version that it is about; neither, to be shown empty."""
        super().__init__(*given)
        self.version = version
        self.spans: dict[str, Span] = {}
        self._offered: dict[str, list[InContext]] = {}

    @property
    def caveat(self) -> Sought:
        """The field of the caveat's words."""
        return self._sought(CUE)

    @property
    def first_claim(self) -> Sought:
        """The field of the words that a passage cannot do without."""
        return self._sought(CLAIMS[0])

    @property
    def further_claims(self) -> list[Sought]:
        """The fields that most passages leave empty."""
        return [self._sought(name) for name in CLAIMS[1:]]

    @property
    def has_further(self) -> bool:
        """Whether one of those was filled in."""
        return any(self[name].value() for name in CLAIMS[1:])

    @property
    def covers(self) -> list[Span]:
        """The words of the claims, in the order of the fields."""
        return [self.spans[name] for name in CLAIMS if name in self.spans]

    def clean(self) -> dict[str, Any]:
        """Find each field's words in the text, and tell of those that are not there, not the only ones."""
        if self.version:
            for name in (CUE, *CLAIMS):
                self._find(name, self.version.text)
            self._find_speaker(self.version.text)
        return self.cleaned_data

    def refuse(self, problem: BadInput) -> None:
        """Tell why the passage was not marked: beside the words that are flagged already, or above the form."""
        if not isinstance(problem, AlreadyFlagged):
            self.add_error(None, str(problem))
            return
        name = next(name for name in CLAIMS if self.spans.get(name) == problem.words)
        link = format_html('<a href="{}">{}</a>', problem.claim.get_absolute_url(), problem.claim.public_id)
        self.add_error(name, format_html("These words are flagged already under this caveat: see claim {}.", link))

    def _find(self, name: str, text: str) -> None:
        if not (words := self.cleaned_data.get(name)):
            return
        found = occurrences(text, words)
        meant = [span for span in found if span.start <= self._place(name) < span.end]
        if meant or len(found) == 1:
            self.spans[name] = (meant or found)[0]
            return
        self.add_error(name, _complaint(len(found)))
        if len(found) <= MOST_OFFERED:
            self._offered[name] = [in_context(text, span) for span in found]

    def _place(self, name: str) -> int:
        place = whole_number(self.cleaned_data.get(f"{name}_at") or "")
        return -1 if place is None else place

    def _find_speaker(self, text: str) -> None:
        """Find who said it: of several places that name the same, the one nearest to the claim."""
        if not (name := self.cleaned_data.get("speaker")):
            return
        if found := occurrences(text, name):
            self.spans["speaker"] = nearest(found, (self.covers or found)[0])
        else:
            self.add_error("speaker", "These words are not in the text: copy them from it, or leave the field empty.")

    def _sought(self, name: str) -> Sought:
        return Sought(self[name], self[f"{name}_at"], self._offered.get(name, []))


def _complaint(number: int) -> str:
    if number == 0:
        return "These words are not in the text of this version: copy them from it exactly."
    if number <= MOST_OFFERED:
        return f"These words occur {number} times in the text: choose below which of them are meant."
    return f"These words occur {number} times in the text: give more of the words around them."
