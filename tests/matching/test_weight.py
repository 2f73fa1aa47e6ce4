"""How weighty a fresh claim is, in an editor's words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claims.facts import Figure
from claims.matching.weight import weigh
from claims.text.spans import Span
from tests.factories import CAVEAT, TEXT, find, make_draft


def test_a_bare_claim_weighs_nothing_and_quotes_its_caveat() -> None:
    weight = weigh(TEXT, make_draft(TEXT))

    assert weight.points == 0
    assert weight.why == f"The article says “{CAVEAT}” (phrase U-1)."


def test_a_figure_and_a_named_speaker_add_weight_and_say_so() -> None:
    draft = replace(
        make_draft(TEXT, speaker="The harbour master of Port Lowe"),
        figures=(Figure(span=find(TEXT, "12"), text="12", value=Decimal(12)),),
    )

    weight = weigh(TEXT, draft)

    assert weight.points == 3
    assert weight.why.endswith("Weighty because it gives a figure, and somebody is named as saying it.")


def test_harm_to_people_weighs_more_than_all_else() -> None:
    text = "Villagers said nine people had been killed. The report could not be confirmed."
    draft = make_draft(text, covered="nine people had been killed", cue="could not be confirmed")

    assert weigh(text, draft).points == 4


def test_words_that_only_look_like_harm_weigh_nothing() -> None:
    text = "The minister met a deadline. This could not be confirmed."
    draft = make_draft(text, covered="The minister met a deadline", cue="could not be confirmed")

    assert weigh(text, draft).points == 0
    assert draft.coverage.span == Span(0, 27)
