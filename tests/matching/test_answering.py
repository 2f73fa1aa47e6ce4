"""What of a passage answers what of a claim."""

from __future__ import annotations

from datetime import date
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.answering import MOST_READ, Answer, Aspect, Pairing, Side, answers, legend
from claims.text.spans import Span

SAID = "The Air Force said on Thursday that 34 of the 44 drones over Kelmin had been shot down."
THURSDAY = date(2023, 9, 28)


def claim(text: str = SAID, **known: object) -> Side:
    facts = {"speaker": "the Air Force", "place": "Kelmin", "day": THURSDAY, **known}
    return Side(text, Span(0, len(text)), **facts)  # type: ignore[arg-type]


def passage(text: str, *, published: date = date(2023, 9, 30)) -> Side:
    return Side(text, Span(0, len(text)), published=published)


def found(ours: Side, theirs: Side, aspect: Aspect) -> list[tuple[str, str, str]]:
    pairs = [it for it in answers(ours, theirs) if it.aspect is aspect]
    return [(it.answer.value, _words(ours, it.claimed), _words(theirs, it.told)) for it in pairs]


def _words(side: Side, span: Span | None) -> str:
    return span.of(side.text) if span else ""


def test_a_figure_is_answered_by_another_of_the_same_thing() -> None:
    lowered = passage("The Air Force lowered the figure to 31 of 44 drones after wreckage was counted.")

    assert found(claim(), lowered, Aspect.FIGURE) == [("changed", "34 of the 44 drones", "31 of 44 drones")]
    assert legend(answers(claim(), lowered)) == ("34 → 31", "same speaker")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Wreckage of 34 of the 44 drones was found.", "same"),
        ("At least 30 drones were shot down.", "close"),
        ("Only 31 of the 44 drones were shot down.", "changed"),
    ],
)
def test_a_figure_may_be_the_same_or_within_the_claim_or_another(words: str, answer: str) -> None:
    ours = claim("At least 34 drones had been shot down.") if answer == "close" else claim()

    assert [it[0] for it in found(ours, passage(words), Aspect.FIGURE)] == [answer]


def test_a_figure_that_nothing_answers_is_told_so_only_beside_other_figures() -> None:
    two = claim("34 drones were shot down and 12 houses were lost.")

    assert ("untold", "12 houses", "") in found(two, passage("In all, 34 drones were shot down."), Aspect.FIGURE)
    assert found(two, passage("Drones were shot down."), Aspect.FIGURE) == []


def test_a_figure_that_the_passage_takes_back_answers_nothing() -> None:
    taken_back = passage("It was 31 drones and not 34 drones.")

    assert found(claim("34 drones were lost."), taken_back, Aspect.FIGURE) == [("changed", "34 drones", "31 drones")]


@pytest.mark.parametrize(
    ("words", "answer", "told"),
    [
        ("Debris fell on Thursday 28 September.", "same", "same day"),
        ("Debris fell on 29 September.", "close", "a day apart"),
        ("Debris fell on 25 September.", "changed", "another day, 25 September 2023"),
    ],
)
def test_the_day_that_the_passage_names_is_told_beside_that_of_the_claim(words: str, answer: str, told: str) -> None:
    pairs = answers(claim(), passage(words))

    assert [it.answer.value for it in pairs if it.aspect is Aspect.DAY] == [answer]
    assert told in legend(pairs)


def test_a_speaker_is_found_by_the_last_of_their_names_in_the_sentences_around() -> None:
    around = "Ilse Brandt spoke again. The count was 31, Brandt said."
    theirs = Side(around, Span(25, len(around)), published=THURSDAY)

    assert found(claim(speaker="Ilse Brandt"), theirs, Aspect.SPEAKER) == [("same", "", "Brandt")]


def test_another_speaker_is_named() -> None:
    pairs = answers(claim(), passage("The mayor of Kelmin said that 31 drones had been shot down."))

    assert "another speaker, The mayor of Kelmin" in legend(pairs)


def test_a_pronoun_is_no_other_speaker() -> None:
    assert found(claim(), passage("He said that 31 drones had been shot down."), Aspect.SPEAKER) == []


def test_a_not_on_one_side_is_marked_and_on_both_is_not() -> None:
    denied = passage("The drones were not shot down.")

    assert found(claim(), denied, Aspect.NEGATION) == [("changed", "", "not")]
    assert "says “not”" in legend(answers(claim(), denied))
    assert found(denied, claim(), Aspect.NEGATION) == [("untold", "not", "")]
    assert found(denied, denied, Aspect.NEGATION) == []
    assert found(claim(), passage("It was 31 drones and not 34."), Aspect.NEGATION) == []


def test_names_are_paired_and_missing_ones_marked() -> None:
    ours = claim("Crews from Narrin and Orlen came to Kelmin.")
    names = found(ours, passage("Help came to Kelmin from Orlen’s docks."), Aspect.NAME)

    assert ("same", "Orlen", "Orlen’s") in names
    assert ("untold", "Narrin", "") in names
    assert found(ours, passage("Kelmin waited."), Aspect.PLACE) == [("same", "Kelmin", "Kelmin")]


def test_names_of_any_script_are_found_with_the_signs_on_their_letters() -> None:
    arabic = "قال الناطق باسم مدينة العمارة إن ٣٤ قاربا غرقت"
    theirs = passage("أعلن مجلس العمارة ذلك")

    assert found(claim(arabic, place="العمارة"), theirs, Aspect.PLACE) == [("same", "العمارة", "العمارة")]

    decomposed = "In Ze\u0301rin 9 men died."
    pairs = found(claim(decomposed, place="Ze\u0301rin"), passage("Ze\u0301rin mourned."), Aspect.PLACE)
    assert pairs == [("same", "Ze\u0301rin", "Ze\u0301rin")]


_ODD = st.sampled_from(
    [
        *(
            "34 of the 44 drones",
            "31 of 44",
            " not ",
            "on Thursday",
            "Kelmin",
            "the Air Force said",
            "wasn’t",
            " ",
            ". ",
        ),
        *(
            "👩‍👩‍👧‍👦",
            "🇺🇦",
            "e\u0301\u0323",
            "مدينة ",
            "שלום ",
            "ที่นี่",
            "क्षि ",
            "\u202e",
            "\u2067",
            "34\u0301",
            "½",
            "\u200d",
            "\n",
        ),
    ]
)
_TEXTS = st.one_of(st.lists(_ODD, min_size=1, max_size=14).map("".join), st.text(min_size=1, max_size=80))


@given(_TEXTS, _TEXTS, st.data())
def test_spans_are_exact_and_part_no_letter_from_its_marks_whatever_the_texts(
    ours: str, theirs: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(theirs) - 1))
    said = Side(theirs, Span(start, data.draw(st.integers(start + 1, len(theirs)))), published=THURSDAY)

    for pairing in answers(claim(ours), said):
        assert pairing.claimed or pairing.told
        for side, span, words in _sides(claim(ours), said, pairing):
            assert 0 <= span.start < span.end <= len(side.text)
            assert span.of(side.text) == words
            assert category((side.text + " ")[span.end])[0] != "M"


def test_a_passage_that_ends_between_a_letter_and_its_marks_parts_them_not_in_what_is_marked() -> None:
    text = "31 of 44\u0e17\u0e35\u0e48 drones"
    said = Side(text, Span(0, text.index("\u0e35")), published=THURSDAY)

    told = [pairing.told for pairing in answers(claim("31 of 44"), said) if pairing.told]

    assert told
    assert all(category(text[span.end])[0] != "M" for span in told)


def _sides(ours: Side, theirs: Side, pairing: Pairing) -> list[tuple[Side, Span, str]]:
    both = [(ours, pairing.claimed, pairing.of_claim), (theirs, pairing.told, pairing.of_passage)]
    return [(side, span, words) for side, span, words in both if span]


def test_only_so_much_of_a_text_without_end_is_read() -> None:
    endless = "34 of the 44 drones over Kelmin " * 20_000

    pairs = answers(claim(endless), passage(endless))

    assert pairs
    assert all(it.claimed is None or it.claimed.end <= MOST_READ for it in pairs)
    assert {it.answer for it in pairs} <= set(Answer)
