from __future__ import annotations

import pytest

from claims.text.document import Document


def told(sentence: str) -> list[tuple[str | None, str]]:
    """Return who says what in `sentence`."""
    document = Document(sentence)
    found = [s for number in range(len(document.sentences)) for s in document.statements(number)]
    return [(s.source.of(sentence) if s.source else None, s.content.of(sentence)) for s in found]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("The coast guard said two boats had sunk.", "The coast guard", "two boats had sunk"),
        (
            "On Monday, Ana Ruiz, the mayor, told Radio Sol that two boats had sunk.",
            "Ana Ruiz, the mayor",
            "two boats had sunk",
        ),
        ("“Two boats have sunk,” Ms. Ruiz said on Monday.", "Ms. Ruiz", "Two boats have sunk"),
        ("Two boats had sunk, the coast guard said.", "the coast guard", "Two boats had sunk"),
        ("Two boats had sunk, according to the coast guard.", "the coast guard", "Two boats had sunk"),
        ("According to the coast guard, two boats had sunk.", "the coast guard", "two boats had sunk"),
        ("The party accused the mayor of hiding the figures.", "The party", "the mayor of hiding the figures"),
        ("Officials in Porto estimated in May that two boats had sunk.", "Officials in Porto", "two boats had sunk"),
        ("The mayor conceded that two boats had sunk.", "The mayor", "two boats had sunk"),
        ("The inquiry concluded that two boats had sunk.", "The inquiry", "two boats had sunk"),
        ("Two boats had sunk, the coast guard revealed.", "the coast guard", "Two boats had sunk"),
        ("“Two boats have sunk,” the pilot recalled.", "the pilot", "Two boats have sunk"),
        (
            "But the coast guard said that two boats had sunk, adding that both were old.",
            "the coast guard",
            "two boats had sunk",
        ),
    ],
)
def test_the_usual_shapes_of_attribution_are_read(sentence: str, source: str, content: str) -> None:
    assert told(sentence)[0] == (source, content)


@pytest.mark.parametrize(
    "sentence", ["The harbour was quiet.", "The mayor did not say how many boats had sunk.", "The claims were old."]
)
def test_a_sentence_that_reports_nobodys_words_holds_no_statement(sentence: str) -> None:
    assert told(sentence) == []


def test_a_participle_reports_what_the_subject_of_the_sentence_says() -> None:
    found = told("The party closed its office, alleging that the navy had sunk two boats.")

    assert found == [("The party closed its office", "the navy had sunk two boats")]


def test_two_sources_in_one_sentence_are_told_apart() -> None:
    found = told("The navy said 9 men died, but the union said 12 men died.")

    assert found == [("The navy", "9 men died"), ("the union", "12 men died")]
