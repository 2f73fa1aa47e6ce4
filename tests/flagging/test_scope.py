"""Which words each kind of caveat covers."""

from __future__ import annotations

from claims.facts import Coverage
from claims.flagging.detector import cues, detect
from claims.flagging.scope import covered as by_rule
from claims.text.document import Document
from claims.verdicts import FlagKind, Scope


def covered(text: str, kind: FlagKind = FlagKind.UNVERIFIED) -> list[str]:
    """Return the words that the flags of `kind` in `text` cover."""
    return [coverage.span.of(text) for coverage in coverages(text, kind)]


def coverages(text: str, kind: FlagKind) -> list[Coverage]:
    return [coverage for flag in detect(Document(text)) if flag.kind == kind for coverage in flag.covers]


def test_a_caveat_on_the_report_covers_the_statement_before_it() -> None:
    text = "The ferry company said 40 people had been saved. The report could not be independently verified."

    assert covered(text) == ["40 people had been saved"]
    assert coverages(text, FlagKind.UNVERIFIED)[0].scope is Scope.PREVIOUS_SENTENCE


def test_a_caveat_on_the_claims_passes_over_a_sentence_that_nobody_says() -> None:
    text = (
        "The ferry company said 40 of the 52 passengers had been saved. The fate of the others was unclear, though no "
        "bodies had been seen. Those claims could not be confirmed."
    )

    assert covered(text) == ["40 of the 52 passengers had been saved"]


def test_a_named_persons_assertions_are_found_some_paragraphs_up() -> None:
    text = (
        "Ana Ruiz, the mayor of Brelo, told Radio Sol that about 300 miners had left the pit. She said the owners had "
        "promised them work elsewhere.\n\n“These are proud people,” the station quoted Ms. Ruiz as saying.\n\n"
        "It was not possible to verify Ms. Ruiz’s assertions."
    )

    assert covered(text) == ["about 300 miners had left the pit", "the owners had promised them work elsewhere"]
    assert {coverage.scope for coverage in coverages(text, FlagKind.UNVERIFIED)} == {Scope.EARLIER}


def test_a_caveat_after_but_covers_the_first_half_of_its_sentence() -> None:
    text = "Witnesses said the train had left the rails, but the police could not confirm that."

    assert covered(text) == ["the train had left the rails"]


def test_unconfirmed_reports_cover_what_they_report() -> None:
    assert covered("There were unconfirmed reports of a second blast at the mill.") == ["a second blast at the mill"]


def test_an_unclear_question_is_covered_without_its_if() -> None:
    text = "It was unclear if the four envoys would attend, which the host had promised."

    assert covered(text, FlagKind.UNCLEAR) == ["the four envoys would attend"]


def test_each_of_two_questions_is_covered_on_its_own() -> None:
    text = "It was unclear who opened the gate, or when the guard had left."

    assert covered(text, FlagKind.UNCLEAR) == ["who opened the gate", "when the guard had left"]


def test_an_unknown_thing_is_covered_with_its_cue() -> None:
    text = "Although the origin of the leak has not been established, neighbours suspect the pump."

    assert covered(text, FlagKind.UNCLEAR) == ["the origin of the leak has not been established"]


def test_when_after_a_named_unknown_tells_the_time() -> None:
    text = "The motive of the gunman was unknown when the council met."

    assert covered(text, FlagKind.UNCLEAR) == ["The motive of the gunman was unknown"]


def test_a_missing_proof_covers_the_assertion_it_hangs_on() -> None:
    text = "Ivo Senn, the head of the port, said there had been “damage” to two cranes, without elaborating further."

    assert covered(text, FlagKind.NO_EVIDENCE) == ["there had been “damage” to two cranes"]


def test_a_denied_clause_is_covered() -> None:
    assert covered("The firm denied that its pipes had burst.", FlagKind.DISPUTED) == ["its pipes had burst"]


def test_denying_the_report_covers_the_report() -> None:
    text = "A newspaper reported that the bank had failed. The bank denied the report."

    assert covered(text, FlagKind.DISPUTED) == ["the bank had failed"]


def test_two_figures_for_one_thing_are_both_covered() -> None:
    text = (
        "Union leaders estimated in May that at least 400 men were on strike. The owners have said the number is "
        "lower, about 250."
    )

    assert covered(text, FlagKind.DISPUTED) == ["at least 400 men were on strike", "the number is lower, about 250"]


def test_a_toll_without_a_rival_is_no_dispute() -> None:
    assert covered("The storm passed. The mayor put the toll at 12.", FlagKind.DISPUTED) == []


def test_two_accounts_of_one_sentence_are_enough() -> None:
    text = (
        "According to the miners, nine boats had been burnt, but according to the ministry, no boat had been there. "
        "The ministry said it would build a school. The miners said they would build a church."
    )

    assert not any("school" in words or "church" in words for words in covered(text, FlagKind.DISPUTED))


def test_an_article_alone_points_back() -> None:
    text = "The mayor said nine boats had been burnt in the night. The claim was denied by the ministry on Monday."

    cue = next(cues(Document(text)))

    assert [found.span.of(text) for found in by_rule(cue)] == ["nine boats had been burnt in the night"]


def test_a_question_that_begins_in_the_caveat_is_covered_whole() -> None:
    text = "“We do not know what role the harbour master played,” the mayor said."

    assert covered(text, FlagKind.UNCLEAR) == ["what role the harbour master played"]


def test_each_of_several_questions_is_covered() -> None:
    text = "“We don’t know how the nets were cut, when they were cut, who cut them,” the mayor said."

    assert covered(text, FlagKind.UNCLEAR) == ["how the nets were cut", "when they were cut", "who cut them"]


def test_a_denied_report_is_found_behind_those_who_gave_it() -> None:
    text = "The port denied reports from two fishing villages that its tugs had cut the nets."

    assert covered(text, FlagKind.DISPUTED) == ["its tugs had cut the nets"]


def test_what_is_called_false_is_found_within_the_caveat() -> None:
    text = "“The notion the harbour master cut the nets himself is inaccurate,” the mayor said."

    assert covered(text, FlagKind.DISPUTED) == ["the harbour master cut the nets himself is inaccurate"]
