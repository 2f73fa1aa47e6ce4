"""What is chosen when the rules alone do not decide what a cue covers."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest

from claims.facts import Coverage
from claims.flagging import terms, weigh
from claims.flagging.candidates import candidates
from claims.flagging.detector import cues, detect
from claims.flagging.scope import covered
from claims.flagging.view import View
from claims.flagging.weigh import chosen, evidence, model
from claims.text.document import Document
from claims.verdicts import Scope

DENIED = (
    "Lorren accused Brelo of shelling the ferry port overnight. The weather was mild for the season.\n\n"
    "Brelo denied the accusation on Monday."
)


def only_view(text: str) -> View:
    """Return the view of the one cue in `text`."""
    cue = next(cues(Document(text)))
    return View(cue, tuple(candidates(cue, covered(cue))))


def test_a_denial_covers_the_accusation_above_and_not_the_weather() -> None:
    flag = detect(Document(DENIED))[0]

    words = " ".join(coverage.span.of(DENIED) for coverage in flag.covers)
    assert "shelling the ferry port" in words
    assert "weather" not in words


def test_candidates_never_overlap_and_stand_in_reading_order() -> None:
    spans = [candidate.span for candidate in only_view(DENIED).candidates]

    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_an_accusation_of_whoever_denies_shows_as_a_sign() -> None:
    view = only_view(DENIED)
    accusation = next(candidate for candidate in view.candidates if candidate.sentence == 0)

    assert {"accuses the subject", "about the subject"} <= set(evidence(view, accusation))


def test_a_rule_that_is_sure_is_not_weighed() -> None:
    cue = only_view("Lorren said nine boats sank. The report could not be verified.").cue
    sure = (Coverage(cue.whole, Scope.SAME_SENTENCE, "named source"),)

    assert chosen(cue, sure) == sure


def test_the_account_of_a_named_source_is_weighed_where_somebody_disputes_it() -> None:
    cue = only_view(DENIED).cue

    assert not weigh.is_sure(cue, (Coverage(cue.whole, Scope.SAME_SENTENCE, "named source"),))


def test_without_a_rule_there_is_nothing_to_choose_from() -> None:
    assert chosen(only_view(DENIED).cue, ()) == ()


def test_a_doubtful_choice_says_that_it_is_one_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weigh, "SURE", 1.0)

    notes = [coverage.note for flag in detect(Document(DENIED)) for coverage in flag.covers]

    assert notes
    assert all(note.startswith("What the caveat covers is not certain: ") for note in notes)
    assert all(note.endswith(f" (weighed by {model()['id']}).") for note in notes)
    assert any("accus" in note for note in notes)


def test_a_choice_that_is_sure_needs_no_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weigh, "SURE", 0.0)

    assert not any(coverage.note for flag in detect(Document(DENIED)) for coverage in flag.covers)


def test_every_weight_belongs_to_a_sign_that_text_can_show() -> None:
    kinds = ("unverified: ", "unclear: ", "no_evidence: ", "disputed: ")

    assert all(weight for weight in model()["weights"].values())
    assert any(name.startswith(kinds) for name in model()["weights"])


def test_the_quick_sum_is_the_sum_of_all_that_is_weighed() -> None:
    weights = model()["weights"]
    for text in (DENIED, "A lamp fell, a clerk said.\n\nNo one was hurt. The two reports are unconfirmed."):
        view = only_view(text)
        for candidate in view.candidates:
            spelled = sum(weights.get(name, 0.0) for name in evidence(view, candidate))
            assert weigh.chance(view, candidate) == pytest.approx(1 / (1 + math.exp(-spelled)))


def test_where_somebody_said_it_is_no_candidate() -> None:
    text = "The mayor said in a statement late on Monday: “Ten boats sank.” Lorren denied that boats had sunk."

    assert not any(found.span.of(text).startswith("in a statement") for found in only_view(text).candidates)


def test_words_for_one_kind_of_act_are_alike() -> None:
    assert terms.terms("airstrikes killed soldiers") == terms.terms("the bombing, the deaths of troops")


def test_in_which_order_terms_come_does_not_decide() -> None:
    """Sets of words come in another order in every process; a sum of fractions would, too, in its last digit."""
    words = [f"{letter}{vowel}rn" for letter in "bdfgklmnprstvz" for vowel in "aeiou"]
    document = Document(" ".join(f"The {' '.join(words[:many])} sank." for many in range(1, len(words), 3)))
    orders = [random.Random(seed).sample(words, len(words)) for seed in range(50)]

    found = {terms.likeness(document, dict.fromkeys(order).keys(), set(words[::2])) for order in orders}

    assert len(found) == 1
