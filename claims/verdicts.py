"""The vocabularies of the tracker, each word with the sentence that explains it to an editor.

Four axes stay apart: workflow (see workflow.py), verdict, stance and independence.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """A closed set of words; `description` is what a person reads, `label` its short form."""

    description: str

    def __new__(cls, value: str, description: str) -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.description = description
        return word

    @classmethod
    def of(cls, value: str) -> Self:
        """Return the word with this value; raise KeyError where the vocabulary has none."""
        return {word.value: word for word in cls}[value]

    @property
    def label(self) -> str:
        """The word as an editor reads it: underscores become spaces."""
        return self.value.replace("_", " ")

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (value, label) pairs as form and model fields take them."""
        return [(word.value, word.label) for word in cls]


class FlagKind(Vocabulary):
    """What a caveat says about the words that it covers."""

    UNVERIFIED = "unverified", "The text says that it was not verified or confirmed."
    UNCLEAR = "unclear", "The text says that a fact is not known."
    NO_EVIDENCE = "no_evidence", "It was asserted without evidence or detail."
    DISPUTED = "disputed", "Incompatible accounts are set against each other, or a claim is denied."


class Scope(Vocabulary):
    """Where the covered words stand, seen from the caveat."""

    SAME_SENTENCE = "same_sentence", "In the sentence of the caveat."
    PREVIOUS_SENTENCE = "previous_sentence", "In the sentence before the caveat."
    EARLIER = "earlier", "Further up in the article."
    LATER = "later", "Further down in the article."


class Bound(Vocabulary):
    """How a figure limits the true number."""

    EXACT = "exact", "Exactly this many."
    ABOUT = "about", "About this many."
    AT_LEAST = "at_least", "This many or more."
    AT_MOST = "at_most", "This many or fewer."
    MORE_THAN = "more_than", "More than this many."
    LESS_THAN = "less_than", "Fewer than this many."
    RANGE = "range", "Between the two numbers."


class Precision(Vocabulary):
    """How finely a date is known."""

    DAY = "day", "The day is known."
    WEEK = "week", "The week is known; the day given is its first."
    MONTH = "month", "The month is known; the day given is its first."
    YEAR = "year", "The year is known; the day given is its first."


class Verdict(Vocabulary):
    """What became of a claim. Set by people only."""

    mark: str
    rating: int | None

    def __new__(cls, value: str, description: str, mark: str, rating: int | None) -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.description, word.mark, word.rating = description, mark, rating
        return word

    UNVERIFIED = "unverified", "Nobody has established whether it is so.", "○", None
    CONFIRMED = "confirmed", "Independent evidence shows that it is so.", "●", 5
    PARTLY_CONFIRMED = "partly_confirmed", "Part of it is shown to be so.", "◐", 3
    REFUTED = "refuted", "Evidence shows that it is not so.", "✕", 1
    FIGURES_REVISED = "figures_revised", "It happened, with other figures.", "±", 3
    CONTESTED = "contested", "Credible accounts contradict each other.", "⇄", None
    SUPERSEDED = "superseded", "A later claim has taken its place.", "↷", None
    WITHDRAWN = "withdrawn", "Whoever said it took it back.", "⌫", None
    UNRESOLVABLE = "unresolvable", "It can no longer be established.", "∅", None


class Stance(Vocabulary):
    """How a piece of evidence bears on a claim."""

    SUPPORTS = "supports", "Shows that the claim is so."
    PARTLY_SUPPORTS = "partly_supports", "Shows that part of the claim is so."
    REFUTES = "refutes", "Shows that the claim is not so."
    REVISES = "revises", "Gives another figure, date or place for the same event."
    REPEATS = "repeats", "Reports that somebody claims it; no new check."
    QUESTIONS = "questions", "Casts doubt on it without showing otherwise."
    RETRACTS = "retracts", "Whoever said it takes it back."
    CONTEXT = "context", "Background that bears on neither side."
    NOT_ABOUT = "not_about", "Is not about this claim."


class Independence(Vocabulary):
    """How far a piece of evidence stands apart from the claim's own origin."""

    INDEPENDENT = "independent", "A source of its own."
    SAME_ORIGIN = "same_origin", "A copy of, or a report citing, the same origin."
    PARTY = "party", "A side to the matter."
    UNKNOWN = "unknown", "Not known."


class DismissReason(Vocabulary):
    """Why a detected claim is not followed."""

    NOT_A_CLAIM = "not_a_claim", "The words assert nothing that could be checked."
    DUPLICATE = "duplicate", "It is recorded already."
    OUT_OF_SCOPE = "out_of_scope", "The desk does not follow such matters."


class Fault(Vocabulary):
    """What the detector got wrong about a claim, as the editor who put it right says."""

    NOT_A_FLAG = "not_a_flag", "It is no flag at all: the text leaves nothing open here."
    WRONG_WORDS = "wrong_words", "It covers the wrong words."
    WRONG_SPEAKER = "wrong_speaker", "It names the wrong speaker."
    WRONG_FIGURE = "wrong_figure", "It reads a figure wrongly."
    WRONG_DATE_OR_PLACE = "wrong_date_or_place", "It gives the wrong date or place."


class AlertKind(Vocabulary):
    """What happened to a claim in what articles say of it, without anybody saying so."""

    CAVEAT_ADDED = "caveat_added", "A later version of the article flags it as not verified; the earlier did not."
    CAVEAT_REMOVED = "caveat_removed", "A later version of the article repeats it without its caveat."
    CAVEAT_MOVED = "caveat_moved", "A later version of the article has its caveat in another place."
    CAVEAT_REWORDED = "caveat_reworded", "A later version of the article words its caveat in another way."
    FIGURE_CHANGED = "figure_changed", "A later version of the article gives another figure."
    CAVEAT_LOST = "caveat_lost", "Another article repeats it without its caveat, and gives no new evidence."
    CONTRADICTED = "contradicted", "It is settled, and new evidence speaks against its verdict."
    ZOMBIE = "zombie", "It is refuted, and an article repeats it as a fact."
    FIGURES = "figures", "Two who speak of it give figures that cannot both be right."


class Priority(Vocabulary):
    """How soon a claim is to be decided about, as an editor says."""

    NONE = "none", "In its turn."
    HIGH = "high", "Within hours: before most others."
    URGENT = "urgent", "Within the hour: before nearly all others."
